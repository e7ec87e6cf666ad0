using System.Net;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Browse;

public sealed class MonthPageTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Theory]
    [InlineData("/2021/13", HttpStatusCode.NotFound)]
    [InlineData("/2021/00", HttpStatusCode.NotFound)]
    [InlineData("/abc", HttpStatusCode.NotFound)]
    [InlineData("/0", HttpStatusCode.NotFound)]
    [InlineData("/99999", HttpStatusCode.NotFound)]
    [InlineData("/2021/99999999999", HttpStatusCode.NotFound)]
    [InlineData("/1850/05", HttpStatusCode.NotFound)]
    [InlineData("/1850", HttpStatusCode.NotFound)]
    [InlineData("/2021/11", HttpStatusCode.OK)]
    [InlineData("/2021/no-month", HttpStatusCode.NotFound)]
    public async Task ARC_1_Wrong_months_are_not_found_and_empty_ones_are(string address, HttpStatusCode status)
    {
        using var response = await app.Reader().GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("/2021/7", "/2021/07")]
    [InlineData("/2021/010", "/2021/10")]
    [InlineData("/2021/10?page=0", "/2021/10")]
    [InlineData("/2021/10?page=-1", "/2021/10")]
    [InlineData("/2021/10?page=x", "/2021/10")]
    [InlineData("/2021/10?page=1", "/2021/10")]
    public async Task ARC_1_ARC_3_Other_spellings_lead_to_the_one_address(string address, string canonical)
    {
        using var response = await app.Reader().GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(canonical, response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task ARC_1_An_empty_month_names_the_nearest_months_both_ways()
    {
        await app.AddAsync(A.Publication().Issued("2021-12-05").Published());
        var page = await app.Reader().PageAsync("/2021/11");

        Assert.Contains("No items in November 2021", page.QuerySelector("main").Text(), StringComparison.Ordinal);
        Assert.Equal(["/2021/12", "/2021/10"], page.QuerySelectorAll("dl.empty a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_month_names_its_neighbours_with_their_counts()
    {
        var page = await app.Reader().PageAsync("/2021/09");

        Assert.Equal("September 2021", page.QuerySelector("h1").Text());
        Assert.Contains("October 2021, 3 items", page.QuerySelector(".newer").Text(), StringComparison.Ordinal);
        Assert.Contains("August 2021, 2 items", page.QuerySelector(".older").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HOME_3_A_day_keeps_the_lists_order_and_the_later_added_stands_first()
    {
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.AddAsync(A.Publication("Added later").Issued("2021-08-03").Published().With((p, now) => p.Position = DayOrder.For(now)));
        var page = await app.Reader().PageAsync("/2021/08");

        Assert.Equal("Added later", page.QuerySelectorAll("h3")[0].Text());
        Assert.EndsWith("Indonesia", page.QuerySelectorAll("h3")[1].Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_that_state_only_their_year_or_no_date_have_a_place()
    {
        await app.AddAsync(A.Publication("Only a year").Issued("2005").Published());
        await app.AddAsync(A.Publication("Only a month").Issued("2005-03").Published());
        await app.AddAsync(A.Publication("No date").Published());
        var reader = app.Reader();

        Assert.Equal("2005, month not stated", (await reader.PageAsync("/2005/no-month")).QuerySelector("h1").Text());
        Assert.Equal("No date", (await reader.PageAsync("/undated")).QuerySelector("h3").Text());
        var year = await reader.PageAsync("/2005");
        Assert.Equal(["March 2005 1 item", "2005, month not stated 1 item"], year.QuerySelectorAll("main h2[id]").Select(h => h.Text()));
        Assert.Equal(["March 2005", "2005"], year.QuerySelectorAll(".items time").Select(t => t.Text()));
        var archive = (await reader.PageAsync("/archive")).QuerySelector("main").Text();
        Assert.Contains("1 item that states only the year, 2005.", archive, StringComparison.Ordinal);
        Assert.Contains("1 item without a date.", archive, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_of_over_100_is_paged_by_50_and_numbers_run_on()
    {
        for (var i = 1; i <= 101; i++)
            await app.AddAsync(A.Publication().Issued("1990-05-02").Published());
        var reader = app.Reader();

        var second = await reader.PageAsync("/1990/05?page=2");
        using var beyond = await reader.GetAsync(new Uri("/1990/05?page=9", UriKind.Relative));

        Assert.Equal("51", second.QuerySelector("ol.items")?.GetAttribute("start"));
        Assert.Equal("51", second.QuerySelector(".number").Text());
        Assert.Equal(["51–100 of 101", "51–100 of 101"], second.QuerySelectorAll(".range").Select(r => r.Text()));
        Assert.Single((await reader.PageAsync("/1990/05?page=3")).QuerySelectorAll(".items > li"));
        Assert.Equal(HttpStatusCode.NotFound, beyond.StatusCode);
        Assert.Equal("/1990/05?page=3", (await beyond.PageAsync()).QuerySelector("main a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task ARC_2_Counts_of_months_add_up_to_their_year_and_to_what_is_listed()
    {
        var page = await app.Reader().PageAsync("/archive");
        foreach (var row in page.QuerySelectorAll(".archive tbody tr"))
        {
            var months = row.QuerySelectorAll("td:not(.all) a").Sum(a => int.Parse(a.Text(), System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(row.QuerySelector(".all").Text(), months.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        Assert.Single(page.QuerySelectorAll(".archive a[href='/2021/07']"), a => a.Text() == "1");
        Assert.DoesNotContain(page.QuerySelectorAll(".archive tfoot td"), total => total.Text() == "0");
    }

    [Theory]
    [InlineData("/archive/go?year=2021&month=9", "/2021/09")]
    [InlineData("/archive/go?year=2021&month=x", "/archive")]
    [InlineData("/archive/go", "/archive")]
    public async Task The_boxes_lead_to_the_month_without_script(string address, string target)
    {
        using var response = await app.Reader().GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(target, response.Headers.Location?.OriginalString);
    }
}
