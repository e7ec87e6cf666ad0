using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Browse;

/// <summary>?asof=2021-10-31: the catalogue as readers saw it. Each test has its own catalogue, for its days are its own.</summary>
public sealed class AsOfTests
{
    [Fact]
    public async Task A_month_shows_what_readers_saw_then_in_the_words_of_then()
    {
        await using var app = await StartAsync();
        var entry = await app.AddAsync(A.Publication("The words of the first day").Saying("First *summary*.").Issued("2021-10-20").Published());
        var first = Day(app);
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.ChangeAsync(entry.Id, p => p.Original!.Title = "The words of the third day");
        await app.AddAsync(A.Publication("Came late with an old date").Issued("2021-10-21").Published());
        app.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(["Came late with an old date", "The words of the third day"], (await TitlesAsync(app, "/2021/10")).Take(2));
        var then = await TitlesAsync(app, $"/2021/10?asof={first}");
        Assert.Equal("The words of the first day", then[0]);
        Assert.DoesNotContain("Came late with an old date", then);
        var page = await app.Reader().PageAsync($"/2021/10?asof={first}");
        Assert.Contains("First summary.", page.QuerySelector("main").Text(), StringComparison.Ordinal);
        Assert.Equal(then.Count.ToString(CultureInfo.InvariantCulture) + " items", page.QuerySelector(".facts-line").Text());
        Assert.DoesNotContain("Came late with an old date", await TitlesAsync(app, $"/?asof={first}"));
    }

    [Fact]
    public async Task What_came_later_was_not_there_whether_or_not_it_is_withdrawn_since()
    {
        await using var app = await StartAsync();
        var before = Day(app);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.AddAsync(A.Publication("Came and stayed").At("came-and-stayed").Published());
        await app.AddAsync(A.Publication("Came and went").At("came-and-went").Withdrawn("The figure was wrong."));
        await app.AddAsync(A.Publication("Came and was thrown away").At("came-and-was-thrown-away").Published().Trashed());
        foreach (var door in new[] { "/publications/", "/api/v1/publications/" })
        {
            foreach (var slug in new[] { "came-and-stayed", "came-and-went", "came-and-was-thrown-away" })
            {
                using var answer = await app.Reader().GetAsync(new Uri($"{door}{slug}?asof={before}", UriKind.Relative));
                Assert.Equal((door + slug, HttpStatusCode.NotFound), (door + slug, answer.StatusCode));
                Assert.DoesNotContain("Came and", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task What_was_taken_from_readers_since_is_not_given_out_again()
    {
        await using var app = await StartAsync();
        var withdrawn = await app.AddAsync(A.Publication("Taken back by its author").At("taken-back").Saying("A wrong figure.").Issued("2021-10-20").Published());
        var removed = await app.AddAsync(A.Publication("Never to be named").At("never-named").Saying("A private matter.").Issued("2021-10-19").Published());
        await app.AddAsync(A.Publication("A draft of then").Saying("Unready.").Issued("2021-10-18"));
        var then = Day(app);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.ChangeAsync(withdrawn.Id, p => p.Withdraw("The figure was wrong.", null, app.Now));
        await app.ChangeAsync(removed.Id, p => p.Trash(app.Now));

        var main = (await app.Reader().PageAsync($"/2021/10?asof={then}")).QuerySelector("main").Text();
        Assert.Contains("Taken back by its author Withdrawn since", main, StringComparison.Ordinal);
        Assert.Contains("An item that is no longer in the catalogue Removed since", main, StringComparison.Ordinal);
        foreach (var door in new[] { $"/2021/10?asof={then}", $"/?asof={then}", $"/2021?asof={then}", $"/publications/taken-back?asof={then}", $"/publications/never-named?asof={then}", $"/api/v1/publications?asof={then}&per_page=100", $"/api/v1/publications/never-named?asof={then}", $"/api/v1/publications/taken-back?asof={then}", $"/api/v1/months/2021-10?asof={then}", "/changes", "/changes.atom" })
        {
            var body = await (await app.Reader().GetAsync(new Uri(door, UriKind.Relative))).Content.ReadAsStringAsync();
            Findings.AssertNone(new[] { "A wrong figure", "Never to be named", "A private matter", "A draft of then", "Unready" }.Where(secret => body.Contains(secret, StringComparison.Ordinal)).Select(secret => $"{door} shows “{secret}”"));
        }
        using var gone = await app.Reader().GetAsync(new Uri($"/publications/taken-back?asof={then}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
    }

    [Fact]
    public async Task What_was_scheduled_is_there_from_the_day_it_came_due_though_nobody_saved_since()
    {
        await using var app = await StartAsync();
        await app.AddAsync(A.Publication("Due tomorrow").Issued("2021-10-20").PublishedAt(app.Now.AddDays(1)));
        var before = Day(app);
        app.Clock.Advance(TimeSpan.FromDays(3));
        var due = app.Now.AddDays(-2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        await ShowsAsync();
        // The next save counts it.
        await app.AddAsync(A.Publication("Another").Issued("2021-10-20").Published());
        await ShowsAsync();

        async Task ShowsAsync()
        {
            Assert.DoesNotContain("Due tomorrow", await TitlesAsync(app, $"/2021/10?asof={before}"));
            Assert.Contains("Due tomorrow", await TitlesAsync(app, $"/2021/10?asof={due}"));
            Assert.Equal((await TitlesAsync(app, $"/2021/10?asof={due}")).Count, await CountAsync(app, $"/2021/10?asof={due}"));
            Assert.Equal((await TitlesAsync(app, $"/2021/10?asof={before}")).Count, await CountAsync(app, $"/2021/10?asof={before}"));
        }
    }

    [Fact]
    public async Task An_entry_is_shown_as_it_was_at_its_old_address_and_its_new_one()
    {
        await using var app = await StartAsync();
        var entry = await app.AddAsync(A.Publication("Old title").At("old-title").Saying("Old text.").Issued("2021-10-20").Published());
        var then = Day(app);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.ChangeAsync(entry.Id, p => { p.Original!.Title = "New title"; p.Original!.Summarise("New text."); });
        await app.RenameAsync(entry.Id, "new-title");

        foreach (var slug in new[] { "old-title", "new-title" })
        {
            var page = await app.Reader().PageAsync($"/publications/{slug}?asof={then}");
            Assert.Equal("Old title", page.QuerySelector("h1").Text());
            Assert.Contains("Old text.", page.QuerySelector("main").Text(), StringComparison.Ordinal);
        }
        var json = await app.Reader().JsonAsync($"/api/v1/publications/new-title?asof={then}");
        Assert.Equal(("Old title", "Old text."), (json.At("title"), json.At("abstract")));
        using var early = await app.Reader().GetAsync(new Uri("/publications/new-title?asof=2001-01-01", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        Assert.Contains("could not see this publication on that day", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Such_a_page_is_marked_leads_on_within_its_day_and_is_for_no_search_engine()
    {
        await using var app = await StartAsync();
        var today = Day(app);
        app.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var address in new[] { "/", "/2021", "/2021/10", "/archive" })
        {
            using var answer = await app.Reader().GetAsync(new Uri($"{address}?asof={today}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
            Assert.True(DateTimeOffset.TryParse(answer.Headers.GetValues("Memento-Datetime").Single(), CultureInfo.InvariantCulture, out _));
            Assert.Contains(answer.Headers.GetValues("Link"), link => link.EndsWith($"{address}>; rel=\"original\"", StringComparison.Ordinal));
            var page = await answer.PageAsync();
            Assert.Equal(address, page.QuerySelector(".as-of a")?.GetAttribute("href"));
            Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
            Assert.Null(page.QuerySelector("link[rel=canonical], link[rel=alternate]"));
            Findings.AssertNone(page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href") ?? "").Where(href => href != address && (href == "/" || href.StartsWith("/20", StringComparison.Ordinal) || href.StartsWith("/publications/", StringComparison.Ordinal)) && !href.EndsWith($"asof={today}", StringComparison.Ordinal)));
        }
        using var jump = await app.Reader().GetAsync(new Uri($"/archive/go?year=2021&month=10&asof={today}", UriKind.Relative));
        Assert.Equal($"/2021/10?asof={today}", jump.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task What_shows_only_today_says_so_to_people_and_refuses_programs()
    {
        await using var app = await StartAsync();
        await app.AddReportAsync("Report of today", "2021-10-05", "Today letters", "Ruiz, Ana", "Days");
        var day = Day(app);
        app.Clock.Advance(TimeSpan.FromDays(1));
        using var reader = app.Reader();
        foreach (var address in new[] { "/series", "/series/today-letters", "/subjects/days", "/authors", "/types/report", "/languages/en", "/search?q=report", "/changes" })
        {
            var asked = $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}asof={day}";
            // Whoever asked first.
            foreach (var isTold in new[] { false, true, false, true })
                Assert.Equal(isTold ? $"/?asof={day}" : null, (await reader.PageAsync(isTold ? asked : address)).QuerySelector(".as-of a")?.GetAttribute("href"));
        }
        Assert.Contains("as it is now", (await reader.PageAsync("/series?asof=nonsense")).QuerySelector(".as-of").Text(), StringComparison.Ordinal);
        foreach (var address in new[] { "/series/today-letters.csv", "/search.json", "/authors/ruiz-ana.atom", "/2021/10.json", "/publications.bib", "/changes.atom", "/files/catalogue.csv", "/api/v1/search", "/api/v1/series" })
        {
            using var answer = await reader.GetAsync(new Uri($"{address}?asof={day}", UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{address} answers {answer.StatusCode}");
            Assert.Contains("asof", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using var all = await reader.GetAsync(new Uri($"/publications?asof={day}", UriKind.Relative));
        Assert.Equal($"/?asof={day}", all.Headers.Location?.OriginalString);
        Assert.Null((await reader.PageAsync($"/2021/10?asof={day}")).QuerySelector(".as-of a[href^='/?']"));
    }

    [Fact]
    public async Task The_api_tells_the_whole_list_of_a_day_page_by_page()
    {
        await using var app = await StartAsync();
        for (var i = 0; i < 7; i++)
            await app.AddAsync(A.Publication($"Of the day {i}").Issued($"2022-03-0{1 + (i / 2)}").Published());
        var then = Day(app);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.AddAsync(A.Publication("Of the next day").Issued("2022-03-02").Published());

        List<string?> told = [];
        for (var next = $"/api/v1/publications?asof={then}&per_page=3&fields=title"; next is not null;)
        {
            var page = await app.Reader().JsonAsync(next);
            told.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.At("title")));
            next = page.At("next");
        }
        Assert.Equal(17, told.Count);
        Assert.Equal(17, told.Distinct().Count());
        Assert.DoesNotContain("Of the next day", told);
        var months = await app.Reader().JsonAsync($"/api/v1/months?asof={then}");
        Assert.Equal(("2022-03", "7"), (months.At("items.0.month"), months.At("items.0.count")));
    }

    [Fact]
    public async Task A_start_makes_of_old_revisions_what_is_kept_as_they_happen()
    {
        await using var app = await StartAsync();
        var random = new Random(7);
        List<long> ids = [];
        for (var i = 0; i < 60; i++)
        {
            app.Clock.Advance(TimeSpan.FromHours(random.Next(1, 30)));
            var month = random.Next(1, 4);
            switch (random.Next(6))
            {
                case 0 or 1:
                    ids.Add((await app.AddAsync(A.Publication().Issued($"2020-0{month}-01").Published())).Id);
                    break;
                case 2:
                    ids.Add((await app.AddAsync(A.Publication().Issued($"2020-0{month}-02").PublishedAt(app.Now.AddHours(random.Next(1, 60))))).Id);
                    break;
                case 3 when ids.Count > 0:
                    await app.ChangeAsync(ids[random.Next(ids.Count)], p => p.Issue(PartialDate.Parse($"2020-0{month}-03")));
                    break;
                case 4 when ids.Count > 0:
                    await app.ChangeAsync(ids[random.Next(ids.Count)], p => { if (p.IsPublicAt(app.Now)) p.Withdraw("Why.", null, app.Now); else if (!p.IsScheduledAt(app.Now)) p.Restore(); });
                    break;
                case 5 when ids.Count > 0:
                    await app.ChangeAsync(ids[random.Next(ids.Count)], p => p.Trash(app.Now));
                    break;
                default:
                    ids.Add((await app.AddAsync(A.Publication())).Id);
                    break;
            }
        }
        app.Clock.Advance(TimeSpan.FromDays(10));
        await app.AddAsync(A.Publication().Issued("2020-01-01").Published());

        var kept = await AllAsync();
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CatalogueContext>();
            await db.Revisions.ExecuteUpdateAsync(set => set.SetProperty(r => r.Shows, false).SetProperty(r => r.SeenAt, (DateTime?)null).SetProperty(r => r.SortDate, 0).SetProperty(r => r.Position, 0L));
            await db.Instances.ExecuteUpdateAsync(set => set.SetProperty(i => i.HistoryVersion, 0));
            await HistoryFill.FillAsync(db, CancellationToken.None);
            return 0;
        });
        Assert.Equal(kept, await AllAsync());
        Assert.True(kept.Count > 30);
        // And both are what the lists themselves hold.
        var (history, counts) = (new List<string>(), new List<string>());
        await app.InScopeAsync(async services =>
        {
            var past = services.GetRequiredService<PublicHistory>();
            for (var at = app.Now.AddDays(-80); at < app.Now; at = at.AddHours(7))
            {
                var months = await past.MonthsAsync(at, CancellationToken.None);
                foreach (var month in new[] { "2020-01", "2020-02", "2020-03" })
                {
                    var key = MonthKey.Read(month) ?? default;
                    counts.Add($"{at:s} {month} {months[key]}");
                    history.Add($"{at:s} {month} {(await past.OfMonthAsync(key, at, 0, 1000, CancellationToken.None)).Count}");
                }
            }
            return 0;
        });
        Assert.Equal(history, counts);

        Task<List<string>> AllAsync() => app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CatalogueContext>();
            var revisions = await db.Revisions.AsNoTracking().OrderBy(r => r.Id).Select(r => $"{r.Id} {r.Shows} {r.SeenAt} {r.SortDate} {r.Position}").ToListAsync();
            var earlier = await db.EarlierMonthCounts.AsNoTracking().OrderBy(e => e.Month).ThenBy(e => e.At).ToListAsync();
            // Two in a row that say the same say it once.
            return revisions.Concat(earlier.Where((e, i) => i == 0 || earlier[i - 1].Month != e.Month || earlier[i - 1].Count != e.Count).Select(e => $"{e.Month} {e.At:O} {e.Count}")).ToList();
        });
    }

    private static async Task<CatalogueApp> StartAsync()
    {
        var app = new CatalogueApp();
        await app.InitializeAsync();
        return app;
    }

    private static string Day(CatalogueApp app) => app.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<string>> TitlesAsync(CatalogueApp app, string address) =>
        [.. (await app.Reader().PageAsync(address)).QuerySelectorAll(".items h3").Select(h => h.Text())];

    private static async Task<int> CountAsync(CatalogueApp app, string address) =>
        int.Parse((await app.Reader().PageAsync(address)).QuerySelector(".facts-line").Text().Split(' ')[0], CultureInfo.InvariantCulture);
}
