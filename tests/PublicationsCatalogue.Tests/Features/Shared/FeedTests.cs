using System.Xml.Linq;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Shared;

public sealed class FeedTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("/publications.atom")]
    [InlineData("/2005/01.atom")]
    [InlineData("/2005.atom")]
    [InlineData("/languages/en.atom")]
    [InlineData("/search.atom?q=backdated")]
    public async Task An_entry_with_an_old_date_that_is_added_today_is_the_first_news(string address)
    {
        // More than a feed holds, with newer dates.
        await app.AddManyAsync(51, i => A.Publication($"Backdated before {i}").Issued("2005-01-30").Published());
        app.Clock.Advance(TimeSpan.FromHours(1));
        var title = $"Backdated for {address}";
        await app.AddAsync(A.Publication(title).Issued("2005-01-02").Published());

        Assert.Equal(title, (await EntriesAsync(address))[0].Element(Atom + "title")?.Value);
    }

    [Fact]
    public async Task FEED_1_An_edit_is_told_by_updated_and_changes_neither_id_nor_place_even_if_the_address_is_another()
    {
        var entry = await app.AddAsync(A.Publication("Edited later").At("edited-later").Issued("2006-01").Published());
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.AddAsync(A.Publication("Added after it").Issued("2006-01").Published());
        var before = await EntriesAsync("/2006/01.atom");
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.ChangeAsync(entry.Id, p => p.Texts[0].Title = "Edited now");
        await app.RenameAsync(entry.Id, "edited-now");
        var after = await EntriesAsync("/2006/01.atom");

        Assert.Equal((before[1].Element(Atom + "id")?.Value, before[1].Element(Atom + "published")?.Value, "Edited now"), (after[1].Element(Atom + "id")?.Value, after[1].Element(Atom + "published")?.Value, after[1].Element(Atom + "title")?.Value));
        Assert.True(string.CompareOrdinal(after[1].Element(Atom + "updated")?.Value, before[1].Element(Atom + "updated")?.Value) > 0);
        Assert.EndsWith("/publications/edited-now", after[1].Element(Atom + "link")?.Attribute("href")?.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FEED_1_A_feed_holds_the_last_fifty_with_whole_summaries_and_FEED_2_dates_as_far_as_they_are_known()
    {
        await app.AddManyAsync(60, i => A.Publication($"Fifty {i}").Issued("2007-02").Saying($"Says it *all* {i}. [More](/2007) {new string('y', 600)}.").Published());
        var entries = await EntriesAsync("/2007/02.atom");

        Assert.Equal((50, 50), (entries.Count, entries.Select(e => e.Element(Atom + "id")?.Value).Distinct(StringComparer.Ordinal).Count()));
        Assert.All(entries, e => Assert.Matches(@"^<p>February 2007</p>\n<p>Says it <em>all</em> \d+\. <a href=""http://localhost/2007""[^>]*>More</a> y{600}\.</p>$", e.Element(Atom + "content")?.Value));
    }

    [Theory]
    [InlineData("/publications.atom", "")]
    [InlineData("/2021/10.atom", " – October 2021")]
    [InlineData("/types/report.atom", " – Type: Report")]
    [InlineData("/search.atom?q=child+labour&from=2019&to=2021&lang=en", " – Search: child labour, language English, 2019–2021")]
    public async Task The_title_of_a_feed_names_its_filters_and_it_knows_its_own_address(string address, string title)
    {
        await app.AddReportAsync("A report for the types", "2008-01", null, null, null);
        var feed = (await FeedAsync(address)).Root!;

        Assert.Equal("Publications and tools on cooperatives" + title, feed.Element(Atom + "title")?.Value);
        Assert.Equal("http://localhost" + address.Replace("+", "%20", StringComparison.Ordinal), feed.Elements(Atom + "link").Single(l => l.Attribute("rel")?.Value == "self").Attribute("href")?.Value);
    }

    [Fact]
    public async Task A_scheduled_entry_is_in_no_feed_before_its_instant_and_in_it_at_once_after()
    {
        await app.AddAsync(A.Publication("Feed of tomorrow").Issued("2009-01").PublishedAt(app.Now.AddHours(5)));
        await app.AddAsync(A.Publication("Feed of today").Issued("2009-01").Published());
        Assert.DoesNotContain(await EntriesAsync("/publications.atom"), e => e.Element(Atom + "title")?.Value == "Feed of tomorrow");
        app.Clock.Advance(TimeSpan.FromHours(6));
        Assert.Equal("Feed of tomorrow", (await EntriesAsync("/publications.atom"))[0].Element(Atom + "title")?.Value);
    }

    [Fact]
    public async Task Every_list_page_leads_to_its_feeds_and_each_answers_as_it_says()
    {
        using var reader = app.Reader();
        foreach (var page in new[] { "/", "/2021", "/2021/10", "/languages/en", "/search?q=cooperatives", "/subscribe" })
        {
            var links = (await reader.PageAsync(page)).QuerySelectorAll("link[rel=alternate], main a[type]");
            Assert.Contains(links, l => l.GetAttribute("type") == "application/atom+xml");
            foreach (var link in links)
            {
                using var answer = await reader.GetAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative));
                Assert.Equal((System.Net.HttpStatusCode.OK, link.GetAttribute("type")), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            }
        }
    }

    private async Task<List<XElement>> EntriesAsync(string address) => [.. (await FeedAsync(address)).Root!.Elements(Atom + "entry")];

    private async Task<XDocument> FeedAsync(string address)
    {
        using var reader = app.Reader();
        return XDocument.Parse(await reader.GetStringAsync(new Uri(address, UriKind.Relative)));
    }
}
