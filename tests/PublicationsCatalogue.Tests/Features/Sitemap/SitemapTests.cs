using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Sitemap;

/// <summary>Interop 60 to 62: all that readers can see is in the sitemaps, once, with the time of its last change, and nothing else.</summary>
public sealed class SitemapTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task Every_address_of_every_sitemap_is_a_page_that_wants_to_be_found_and_stands_there_once()
    {
        await app.AddCarryingAsync("Of names", "Ruiz, Ana", "Letters", "Work");
        await app.AddAsync(A.Publication("In two languages").At("two-languages").Issued("2011-03-05").Published().With((p, _) => p.Texts.Add(French("En deux langues"))));
        await app.AddAsync(A.Publication("A year alone").Issued("2011").Published());
        await app.AddAsync(A.Publication("No date").Published());
        using var reader = app.Reader();
        List<string> all = [];
        foreach (var (map, _) in SitemapSchema.Read(await reader.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative))))
            all.AddRange(SitemapSchema.Read(await reader.GetStringAsync(new Uri(map, UriKind.Relative))).Select(l => l.Path));

        Assert.Equal(all.Count, all.Distinct(StringComparer.Ordinal).Count());
        foreach (var wanted in new[] { "/", "/2011", "/2011/03", "/2011/no-month", "/undated", "/publications/two-languages", "/publications/two-languages/fr", "/authors/ruiz-ana", "/subjects/work", "/series/letters", "/languages/fr" })
            Assert.Contains(wanted, all);
        foreach (var path in all)
        {
            using var answer = await reader.GetAsync(new Uri(path, UriKind.Relative));
            var page = await answer.PageAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answers {answer.StatusCode}");
            Assert.Null(page.QuerySelector("meta[name=robots]"));
            Assert.Equal(path, new Uri(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href")!).PathAndQuery);
        }
    }

    [Fact]
    public async Task A_month_has_changed_when_an_entry_of_it_came_changed_moved_or_went_and_not_when_nothing_did()
    {
        using var reader = app.Reader();
        var entry = await app.AddAsync(A.Publication("First title").At("changing").Issued("2001-01").Published());
        await AssertChangedAsync(reader, "/2001/01", "/publications/changing");

        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.ChangeAsync(entry.Id, p => p.Edition = "2nd");
        await AssertChangedAsync(reader, "/2001/01", "/publications/changing");
        var second = Instant(app.Now);

        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.ChangeAsync(entry.Id, p => p.Edition = "2nd");
        Assert.Equal(second, await ChangedAsync(reader, "/sitemap/2001-01.xml"));

        await app.AddAsync(A.Publication("Stays").Issued("2001-01").Published());
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.ChangeAsync(entry.Id, p => p.Issue(PartialDate.Parse("2001-02")));
        Assert.Equal(Instant(app.Now), await ChangedAsync(reader, "/sitemap/2001-01.xml"));
        await AssertChangedAsync(reader, "/2001/02", "/publications/changing");

        await app.AddAsync(A.Publication("Stays too").Issued("2001-02").Published());
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.ChangeAsync(entry.Id, p => p.Withdraw("Wrong", null, app.Now));
        Assert.Equal(Instant(app.Now), await ChangedAsync(reader, "/sitemap/2001-02.xml"));
        var lines = SitemapSchema.Read(await reader.GetStringAsync(new Uri("/sitemap/2001-02.xml", UriKind.Relative)));
        Assert.DoesNotContain(lines, l => l.Path.Contains("changing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_name_of_what_an_entry_carries_is_a_change_of_its_page_and_its_month_and_of_no_other()
    {
        using var reader = app.Reader();
        var entry = await app.AddCarryingAsync("Carries a name", subject: "Name of then");
        await app.RenameAsync(entry.Id, "carries-a-name");
        await app.ChangeAsync(entry.Id, p => p.Issue(PartialDate.Parse("2003-03")));
        var before = Instant(app.Now);
        await app.AddAsync(A.Publication("Carries none").At("carries-none").Issued("2003-03").Published());
        await app.AddAsync(A.Publication("Of another month").At("of-another-month").Issued("2003-04").Published());

        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<CatalogueContext>();
            (await db.Set<SubjectLabel>().SingleAsync(l => l.Text == "Name of then")).Text = "Name of now";
            return await db.SaveChangesAsync();
        });

        await AssertChangedAsync(reader, "/2003/03", "/publications/carries-a-name");
        Assert.Equal(before, SitemapSchema.Read(await reader.GetStringAsync(new Uri("/sitemap/2003-03.xml", UriKind.Relative))).Single(l => l.Path == "/publications/carries-none").ChangedAt);
        await AssertChangedAsync(reader, "/2003/04", "/publications/of-another-month", before);
    }

    [Fact]
    public async Task A_scheduled_entry_is_there_from_its_time_on_and_changed_its_month_then()
    {
        using var reader = app.Reader();
        var due = app.Now.AddHours(2);
        await app.AddAsync(A.Publication("Later").At("later-on").Issued("2002-02").PublishedAt(due));
        Assert.Null(await ChangedAsync(reader, "/sitemap/2002-02.xml"));
        using (var missing = await reader.GetAsync(new Uri("/sitemap/2002-02.xml", UriKind.Relative)))
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);

        app.Clock.Advance(TimeSpan.FromHours(3));
        await AssertChangedAsync(reader, "/2002/02", "/publications/later-on", Instant(due));

        // The next save counts it; that is no change of the month.
        await app.AddAsync(A.Publication("Elsewhere").Issued("1999-09").Published());
        Assert.Equal(Instant(due), await ChangedAsync(reader, "/sitemap/2002-02.xml"));
    }

    [Theory]
    [InlineData("/sitemap/2021-13.xml")]
    [InlineData("/sitemap/1799-10.xml")]
    [InlineData("/sitemap/2021-10-07.xml")]
    [InlineData("/sitemap/2021.xml")]
    [InlineData("/sitemap/-no-month.xml")]
    [InlineData("/sitemap/pages.xml?part=2")]
    [InlineData("/sitemap/2021-10.xml?part=1")]
    [InlineData("/sitemap/2021-10.xml?part=99999")]
    [InlineData("/sitemap/authors.xml?part=-1")]
    [InlineData("/sitemap/authors.xml?part=100000")]
    [InlineData("/sitemap/authors.xml?part=99999999999999999999")]
    public async Task What_is_no_sitemap_is_not_found(string address)
    {
        using var reader = app.Reader();
        using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{answer.StatusCode}");
    }

    [Fact]
    public async Task Robots_txt_leads_to_the_sitemap_and_away_from_searches()
    {
        using var reader = app.Reader();
        using var answer = await reader.GetAsync(new Uri("/robots.txt", UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(answer.Headers.ETag);
        Assert.All(text.TrimEnd().Split('\n'), line => Assert.Matches("^[A-Za-z-]+: ", line));
        Assert.Contains("\nSitemap: http://localhost/sitemap.xml\n", text, StringComparison.Ordinal);
        Assert.Contains("\nDisallow: /search?\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Llms_txt_says_what_this_is_and_names_every_form_of_all_entries()
    {
        using var reader = app.Reader();
        var text = await reader.GetStringAsync(new Uri("/llms.txt", UriKind.Relative));

        Assert.StartsWith("# Publications and tools on cooperatives\n\n> ", text, StringComparison.Ordinal);
        Assert.All(Format.All.Where(f => f.IsFor(FormatUse.List)), f => Assert.Contains($"(http://localhost/publications.{f.Suffix})", text, StringComparison.Ordinal));
    }

    private Task AssertChangedAsync(HttpClient reader, string month, string entry) => AssertChangedAsync(reader, month, entry, Instant(app.Now));

    private static async Task AssertChangedAsync(HttpClient reader, string month, string entry, string at)
    {
        var map = $"/sitemap/{month[1..].Replace('/', '-')}.xml";
        Assert.Equal(at, await ChangedAsync(reader, map));
        var lines = SitemapSchema.Read(await reader.GetStringAsync(new Uri(map, UriKind.Relative)));
        Assert.Equal(at, lines.Single(l => l.Path == month).ChangedAt);
        Assert.Equal(at, lines.Single(l => l.Path == entry).ChangedAt);
    }

    private static async Task<string?> ChangedAsync(HttpClient reader, string map) =>
        SitemapSchema.Read(await reader.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative))).FirstOrDefault(l => l.Path == map).ChangedAt;

    private static string Instant(DateTime utc) => W3cDate.Of(utc);

    private static PublicationText French(string title) => new() { Language = LanguageTag.TryParse("fr", out var tag) ? tag : default, Title = title };
}
