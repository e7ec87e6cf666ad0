using System.Globalization;
using System.IO.Compression;
using System.Text;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Browse;

/// <summary>On the seed alone: no test here adds an entry.</summary>
public sealed class HomePageTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task HOME_1_The_seed_gives_months_October_to_June_2021_with_the_listings_titles_and_dates()
    {
        var page = await app.Reader().PageAsync("/");

        Assert.Equal(["October 2021 3 items", "September 2021 2 items", "August 2021 2 items", "July 2021 1 item", "June 2021 2 items"],
            page.QuerySelectorAll("main h2[id]").Select(h => h.Text()));
        Assert.Equal(
        [
            "1 Mapping the Social and Solidarity Economy Landscape in Asia - Spotlight on Malaysia 07 October 2021",
            "2 Mapping the Social and Solidarity Economy Landscape in Asia - Spotlight on Japan 07 October 2021",
            "3 ILO COOP eNewsUpdate Issue No. 21, September 2021 01 October 2021",
            "1 Platform labour in search of value: A study of workers’ organizing practices and business models in the digital economy - Executive Summary 07 September 2021",
            "2 ILO COOP eNewsUpdate Issue No. 20, August 2021 01 September 2021",
            "1 Mapping the Social and Solidarity Economy Landscape in Asia - Spotlight on Indonesia 03 August 2021",
            "2 ILO COOP eNewsUpdate Issue No. 19, July 2021 02 August 2021",
            "1 ILO COOP eNewsUpdate Issue No. 18, June 2021 01 July 2021",
            "1 The role of cooperatives in eliminating child labour - A facilitator guide to train field trainers 30 June 2021",
            "2 The role of cooperatives in eliminating child labour - A facilitator guide to train management, staff and members of agricultural cooperatives 30 June 2021",
        ], page.QuerySelectorAll(".items > li").Select(li => $"{li.QuerySelector(".number").Text()} {li.QuerySelector("h3").Text()} {li.QuerySelector("time").Text()}"));
    }

    [Fact]
    public async Task G_2_Dates_are_written_for_people_and_for_machines()
    {
        var page = await app.Reader().PageAsync("/");

        var first = page.QuerySelector(".items time");

        Assert.Equal("<time datetime=\"2021-10-07\">07 October 2021</time>", first?.OuterHtml);
    }

    [Fact]
    public async Task HOME_2_Each_month_has_an_address_and_a_fragment_of_its_own()
    {
        var page = await app.Reader().PageAsync("/");

        Assert.Equal(["2021-10", "2021-09", "2021-08", "2021-07", "2021-06"], page.QuerySelectorAll("main section.month > h2").Select(h => h.Id));
        Assert.Equal("/2021/10", page.QuerySelector("#\\32 021-10 a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task HOME_4_Headings_make_a_clean_outline()
    {
        var page = await app.Reader().PageAsync("/");
        var levels = page.QuerySelectorAll("main h1, main .main-column h2, main h3").Select(h => h.TagName).ToList();

        Assert.Equal("H1", levels[0]);
        Assert.Single(levels, "H1");
        Assert.Equal("H2", levels[1]);
        Assert.Equal("H3", levels[2]);
    }

    [Fact]
    public async Task HOME_5_A_long_summary_is_cut_at_a_sentence_and_whole_behind_a_fold_that_needs_no_script()
    {
        var page = await app.Reader().PageAsync("/");
        var guide = page.QuerySelectorAll(".items > li")[^1];

        Assert.EndsWith("as well as in their communities.", guide.QuerySelector(".summary").Text(), StringComparison.Ordinal);
        Assert.Equal("mailto:coop@ilo.org", guide.QuerySelector("details.more a")?.GetAttribute("href"));
        Assert.StartsWith("It uses a situated learning approach", guide.QuerySelector("details.more > .summary").Text(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelectorAll(".items > li")[0].QuerySelector(".summary"));
    }

    [Fact]
    public async Task G_1_Every_part_of_a_page_stands_in_its_order()
    {
        var page = await app.Reader().PageAsync("/2021/10");
        var parts = page.QuerySelectorAll("a.skip, header, nav[aria-label=Main], nav[aria-label=Breadcrumb], main, footer").Select(e => e.LocalName + (e.ClassName is { Length: > 0 } c ? "." + c.Split(' ')[0] : ""));

        Assert.Equal(["a.skip", "header.site-header", "nav.site-nav", "main", "nav.breadcrumb", "footer.site-footer"], parts);
        Assert.Single(page.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task G_7_Titles_say_what_section_site_and_each_page_has_one_description_and_canonical()
    {
        foreach (var (address, title) in new[] { ("/", "Publications and tools on cooperatives – ILO COOP publications"), ("/2021/10", "October 2021 – Publications – ILO COOP publications"), ("/archive", "Archive – ILO COOP publications") })
        {
            var page = await app.Reader().PageAsync(address);
            Assert.Equal(title, page.Title);
            Assert.Equal(page.QuerySelector("h1").Text(), title.Split(" – ")[0]);
            Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
            Assert.Single(page.QuerySelectorAll("meta[name=description][content]"));
            Assert.EndsWith(address, Assert.Single(page.QuerySelectorAll("link[rel=canonical]")).GetAttribute("href"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task G_4_No_public_page_holds_a_form_that_posts_or_sets_a_cookie()
    {
        using var response = await app.Reader().GetAsync(new Uri("/", UriKind.Relative));
        var page = await response.PageAsync();

        Assert.DoesNotContain(page.QuerySelectorAll("form"), f => f.GetAttribute("method") == "post");
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task G_8_The_seed_home_page_with_its_style_is_at_most_10_kB_on_the_wire()
    {
        var reader = app.Reader();
        var total = Brotli(await reader.GetStringAsync(new Uri("/", UriKind.Relative))) + Brotli(await reader.GetStringAsync(new Uri("/site.css", UriKind.Relative)));

        Assert.True(total <= 10_000, string.Create(CultureInfo.InvariantCulture, $"It is {total} bytes."));
    }

    private static int Brotli(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var target = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        Assert.True(BrotliEncoder.TryCompress(bytes, target, out var written, 5, 22));
        return written;
    }
}
