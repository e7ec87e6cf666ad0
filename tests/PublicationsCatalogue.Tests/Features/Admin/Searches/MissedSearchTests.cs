using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Searches;

/// <summary>What readers looked for and did not find.</summary>
public sealed class MissedSearchTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly CatalogueApp app = new();

    public Task InitializeAsync() => app.InitializeAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_desk_shows_what_was_not_found_how_often_and_when_last_with_a_link_to_the_search()
    {
        using var editor = await app.SignedInAsync();
        Assert.Contains("Every search found something", (await editor.PageAsync("/admin/searches")).QuerySelector("main").Text(), StringComparison.Ordinal);
        await SearchAsync("q=okapi+ledger");
        await SearchAsync("q=Okapi++LEDGER");
        await SearchAsync("q=qqzebra");
        await WriteAsync();
        app.Clock.Advance(TimeSpan.FromDays(1));
        await SearchAsync("q=okapi+Ledger");
        await WriteAsync();
        await KeptAsync(kept => kept.Count == 3);

        using var later = await app.SignedInAsync();
        var page = await later.PageAsync("/admin/searches");

        Assert.Equal(["okapi ledger", "qqzebra"], page.QuerySelectorAll("tbody th").Select(h => h.Text()));
        Assert.Equal(["3 times", "once"], page.QuerySelectorAll("tbody td:nth-of-type(1)").Select(c => c.Text()));
        Assert.Equal(app.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), page.QuerySelector("tbody time")!.GetAttribute("datetime"));
        Assert.Equal("/search?q=okapi%20ledger", page.QuerySelector("tbody a")!.GetAttribute("href"));
        Assert.Equal("2", (await later.PageAsync("/admin")).QuerySelector("a[href='/admin/searches'] + span").Text());
    }

    [Fact]
    public async Task A_list_that_is_cut_says_that_it_holds_the_most_asked()
    {
        using var editor = await app.SignedInAsync();
        await app.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<CatalogueContext>();
            db.MissedSearches.AddRange(Enumerable.Range(1, 101).Select(i => new MissedSearch { Day = DateOnly.FromDateTime(app.Now), Words = $"qq {i}", Count = i }));
            return await db.SaveChangesAsync();
        });

        var main = (await editor.PageAsync("/admin/searches")).QuerySelector("main");

        Assert.Contains("the 100 asked most often", main.Text(), StringComparison.Ordinal);
        Assert.Equal("101 times", main!.QuerySelector("tbody td").Text());
    }

    [Theory]
    [InlineData("q=qqnowhere&type=report")]
    [InlineData("q=qqnowhere&from=2020")]
    [InlineData("q=qqnowhere&page=2")]
    [InlineData("q=qqnowhere&sort=newest&after=5")]
    [InlineData("q=cooperatives")]
    [InlineData("q=-cooperatives")]
    [InlineData("type=report&lang=sw")]
    [InlineData("q=qq.nobody@example.org")]
    [InlineData("q=qqnobody+%40+example.org")]
    [InlineData("q=qqcall+%2B41+22+799+61+11")]
    [InlineData("q=4111-1111-1111-1111")]
    [InlineData("q=qq1234567")]
    public async Task What_is_filtered_later_found_or_may_be_a_persons_is_not_kept(string query)
    {
        await SearchAsync(query);
        await WriteAsync();
        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task What_was_found_once_a_slip_was_mended_is_not_kept_but_what_is_found_without_a_word_is()
    {
        await app.AddAsync(A.Publication("Jackalope atlas").Issued("2004-05").Published());
        await SearchAsync("q=jackalpoe");
        await SearchAsync("q=vexillology+jackalpoe");
        await WriteAsync();
        Assert.Equal(["vexillology jackalpoe"], (await KeptAsync()).Select(m => m.Words));
    }

    [Fact]
    public async Task What_staff_and_programs_that_only_look_at_headers_search_is_not_counted()
    {
        using var editor = await app.SignedInAsync();
        await editor.PageAsync("/search?q=qqstaff");
        using var head = new HttpRequestMessage(HttpMethod.Head, "/search?q=qqhead");
        using var answer = await app.Reader().SendAsync(head);
        await WriteAsync();
        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public void Nothing_is_kept_but_the_day_the_words_and_the_number() =>
        Assert.Equal(["Count", "Day", "Words"], typeof(MissedSearch).GetProperties().Select(p => p.Name).Order());

    [Fact]
    public async Task A_burst_of_different_words_takes_a_bounded_room_a_day_and_old_days_go()
    {
        var missed = app.Services.GetRequiredService<MissedSearches>();
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 1000; i++)
                missed.Note(SearchQueryReader.Read($"word{round}x{i} {new string('w', 150)}"));
            await WriteAsync();
        }
        var day = await KeptAsync();
        Assert.Equal(MissedSearches.MostOfADay, day.Count);
        Assert.All(day, m => Assert.InRange(m.Words.Length, 1, MissedWords.Longest));

        // The writer's own minute is over as well: who of the two writes is not told.
        app.Clock.Advance(TimeSpan.FromDays(MissedSearches.Days));
        missed.Note(SearchQueryReader.Read("still there"));
        await WriteAsync();
        Assert.Equal(MissedSearches.MostOfADay + 1, (await KeptAsync(kept => kept.Count > MissedSearches.MostOfADay)).Count);

        app.Clock.Advance(TimeSpan.FromDays(1));
        missed.Note(SearchQueryReader.Read("next day"));
        await WriteAsync();
        Assert.Equal(["next day", "still there"], (await KeptAsync(kept => kept.Count == 2)).Select(m => m.Words).Order());
    }

    [Fact]
    public async Task What_waits_is_written_within_a_minute_and_when_the_server_stops()
    {
        await SearchAsync("q=qqminute");
        for (var tries = 0; tries < 100 && (await KeptAsync()).Count == 0; tries++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(50);
        }
        await SearchAsync("q=qqstop");
        await app.Services.GetServices<IHostedService>().Single(s => s.GetType().Name == "MissedSearchWriter").StopAsync(default);
        Assert.Equal(["qqminute", "qqstop"], (await KeptAsync()).Select(m => m.Words).Order());
    }

    [Fact]
    public async Task Counting_leaves_the_page_cache_as_it_is()
    {
        await SearchAsync("q=qqcache");
        await WriteAsync();
        using var again = await app.Reader().GetAsync(new Uri("/search?q=qqcache", UriKind.Relative));
        Assert.NotNull(again.Headers.Age);
    }

    private async Task SearchAsync(string query)
    {
        using var answer = await app.Reader().GetAsync(new Uri("/search?" + query, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private Task<int> WriteAsync() => app.InScopeAsync(async services =>
    {
        await services.GetRequiredService<MissedSearches>().WriteAsync(services.GetRequiredService<CatalogueContext>(), default);
        return 0;
    });

    private async Task<List<MissedSearch>> KeptAsync(Predicate<List<MissedSearch>> awaited)
    {
        for (var tries = 0; ; tries++)
        {
            if (await KeptAsync() is var kept && (awaited(kept) || tries == 100))
                return kept;
            await Task.Delay(50);
        }
    }

    private Task<List<MissedSearch>> KeptAsync() => app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().MissedSearches.AsNoTracking().ToListAsync());
}
