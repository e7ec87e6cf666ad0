using System.Net;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Publications;

public sealed class DetailPageTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task A_seeded_entry_tells_what_the_listing_tells()
    {
        var reader = app.Reader();
        var address = (await reader.PageAsync("/2021/06")).QuerySelector("h3 a")?.GetAttribute("href");
        var page = await reader.PageAsync(address!);

        Assert.Equal("The role of cooperatives in eliminating child labour - A facilitator guide to train field trainers", page.QuerySelector("h1").Text());
        Assert.Equal("30 June 2021", page.QuerySelector(".dateline time").Text());
        Assert.Contains("No online copy is recorded", page.QuerySelector(".action").Text(), StringComparison.Ordinal);
        Assert.Equal("mailto:coop@ilo.org", page.QuerySelector(".summary a")?.GetAttribute("href"));
        Assert.Contains("June 2021, item 1 of 2", page.QuerySelector(".place").Text(), StringComparison.Ordinal);
        Assert.EndsWith("agricultural cooperatives", page.QuerySelector(".place a[rel=next]").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DET_3_A_long_title_and_2800_authors_make_a_page_with_a_fold()
    {
        await app.AddAsync(A.Publication(string.Join(' ', Enumerable.Repeat("cooperation", 41))).At("very-long").Issued("2001-01-01").Published().With((p, _) =>
        {
            for (var i = 0; i < 2800; i++)
                p.Contributions.Add(new Contribution { Position = i, Agent = new Agent { Name = $"Author, N. {i}", NameKey = $"author, n. {i}", Slug = Slug.From($"author-{i}-x", "a") } });
        }));
        var page = await app.Reader().PageAsync("/publications/very-long");

        Assert.Equal(20, page.QuerySelector(".authors").Text().Split(';').Length);
        Assert.Contains("All 2800 authors", page.QuerySelector("details.more summary").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task G_10_Text_of_people_is_shown_as_text()
    {
        await app.AddAsync(A.Publication("<b>Bold</b> & \"quoted\" <script>alert(1)</script>").At("hostile").Issued("2001-02-01").Saying("Text <img src=x onerror=alert(1)> [x](javascript:alert(1))").Published());
        var page = await app.Reader().PageAsync("/publications/hostile");

        Assert.Equal("<b>Bold</b> & \"quoted\" <script>alert(1)</script>", page.QuerySelector("h1").Text());
        Assert.Empty(page.QuerySelectorAll("main script, main img, main a[href^='javascript']"));
    }

    [Fact]
    public async Task M_25_Hostile_names_are_text_wherever_they_stand()
    {
        const string Hostile = "\"><script>alert(1)</script>'</script>]]>\u2028";
        await app.AddAsync(A.Publication("Names that bite").At("names-that-bite").Issued("2001-02-02").Published().With((p, _) =>
        {
            p.Contributions.Add(new Contribution { Agent = Named("x-creator") });
            p.Contributions.Add(new Contribution { Role = ContributorRole.Editor, Agent = Named("x-editor") });
            p.Publisher = Named("x-publisher");
            (p.Edition, p.RightsHolder) = (Hostile, Hostile);
            p.Identifiers.Add(new PublicationIdentifier { Scheme = IdentifierScheme.ReportNumber, Value = Hostile });
        }));
        var page = await app.Reader().PageAsync("/publications/names-that-bite");

        Assert.Empty(page.QuerySelectorAll("main script"));
        Assert.Equal(10, page.QuerySelectorAll("main :is(.authors, .citation, dd)").Count(e => e.TextContent.Contains("<script>alert(1)</script>", StringComparison.Ordinal)));

        static Agent Named(string slug) => new() { Name = Hostile, NameKey = slug, Slug = Slug.From(slug, "a") };
    }

    [Fact]
    public async Task DET_1_Title_description_and_canonical_address_say_what_the_page_shows()
    {
        await app.AddAsync(A.Publication("Said once, everywhere").At("said-once").Issued("2001-02-03").Saying("What it **says** of itself.").Published());
        var page = await app.Reader().PageAsync("/publications/said-once");

        Assert.StartsWith(page.QuerySelector("h1").Text() + " – ", page.Title, StringComparison.Ordinal);
        Assert.Equal(page.QuerySelector(".summary").Text(), page.QuerySelector("meta[name=description]")?.GetAttribute("content"));
        Assert.EndsWith("/publications/said-once", page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task G_5_An_Arabic_title_carries_its_language_and_direction()
    {
        await app.AddAsync(A.Publication("دور التعاونيات").At("arabic").In("ar").Issued("2001-03-01").Published());
        var reader = app.Reader();

        var title = (await reader.PageAsync("/publications/arabic")).QuerySelector("h1");
        var item = (await reader.PageAsync("/2001/03")).QuerySelector("h3");

        Assert.Equal(("ar", "auto"), (title?.GetAttribute("lang"), title?.GetAttribute("dir")));
        Assert.Equal(("ar", "auto"), (item?.GetAttribute("lang"), item?.GetAttribute("dir")));
    }

    [Fact]
    public async Task A_withdrawn_entry_says_why_and_a_trashed_one_only_that_it_is_gone()
    {
        await app.AddAsync(A.Publication("Withdrawn one").At("withdrawn-one").Issued("2001-04-01").Withdrawn("Wrong figures in table 3"));
        await app.AddAsync(A.Publication("Trashed one").At("trashed-one").Issued("2001-04-01").Published().Trashed());
        var reader = app.Reader();

        using var withdrawn = await reader.GetAsync(new Uri("/publications/withdrawn-one", UriKind.Relative));
        using var trashed = await reader.GetAsync(new Uri("/publications/trashed-one", UriKind.Relative));

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (withdrawn.StatusCode, trashed.StatusCode));
        Assert.Contains("Wrong figures in table 3", await withdrawn.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Trashed one", await trashed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task M_06_A_draft_a_scheduled_and_a_trashed_draft_look_like_nothing()
    {
        await app.AddAsync(A.Publication("Canary draft").At("canary-draft"));
        await app.AddAsync(A.Publication("Canary scheduled").At("canary-sched").PublishedAt(app.Now.AddDays(3)));
        await app.AddAsync(A.Publication("Canary trashed").At("canary-trash").Trashed());
        var reader = app.Reader();
        using var unknown = await reader.GetAsync(new Uri("/publications/canary-nowhere", UriKind.Relative));
        // The page tells the address, and offers to search for its words.
        static int LengthWithout(string page, string slug) => page.Replace(slug, "", StringComparison.Ordinal).Replace(slug.Replace('-', ' '), "", StringComparison.Ordinal).Length;
        var length = LengthWithout(await unknown.Content.ReadAsStringAsync(), "canary-nowhere");

        foreach (var slug in new[] { "canary-draft", "canary-sched", "canary-trash" })
        {
            using var response = await reader.GetAsync(new Uri("/publications/" + slug, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Equal(length, LengthWithout(await response.Content.ReadAsStringAsync(), slug));
        }
    }

    [Theory]
    [InlineData("/publications/UPPER")]
    [InlineData("/publications/a--b")]
    [InlineData("/publications/..%2f..%2fetc")]
    [InlineData("/publications/😀")]
    public async Task A_wrong_address_is_not_found(string address)
    {
        using var response = await app.Reader().GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
