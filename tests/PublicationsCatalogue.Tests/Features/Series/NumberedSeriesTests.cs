using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Series;

/// <summary>A series whose issues have numbers is listed by these.</summary>
public sealed class NumberedSeriesTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task Issues_stand_by_number_under_their_years_the_newest_first_and_those_without_a_number_last()
    {
        await app.AddIssueAsync("Alpaca letter", null, A.Publication("Alpaca special").Issued("2021-07-01").Published());
        await app.AddIssueAsync("Alpaca letter", "10", A.Publication("Ten").Issued("2021-01-01").Published());
        await app.AddIssueAsync("Alpaca letter", "9", A.Publication("Nine, late").Issued("2021-02-01").Published());
        await app.AddIssueAsync("Alpaca letter", "8", A.Publication("Eight").Issued("2020-01-01").Published());
        await app.AddIssueAsync("Alpaca letter", "11", A.Publication("Draft of eleven"));
        using var reader = app.Reader();
        var page = await reader.PageAsync("/series/alpaca-letter");

        Assert.Equal(["Ten", "Nine, late", "Eight", "Alpaca special"], page.QuerySelectorAll(".items h3").Select(h => h.Text()));
        Assert.Equal(["2021 2 items", "2020 1 item", "Without a number 1 item"], page.QuerySelectorAll(".month h2").Select(h => h.Text()));
        Assert.EndsWith("No. 10", page.QuerySelector(".dateline").Text(), StringComparison.Ordinal);
        Assert.StartsWith("4 items, 2020–2021", page.QuerySelector(".facts-line").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_numbers_and_years_run_against_each_other_no_year_is_a_heading_twice()
    {
        foreach (var (number, issued) in new[] { ("9", "2023"), ("8", "2021-05"), ("8", "2009"), ("7", "2021-01"), ("7", ""), ("6", "2009"), ("5", "2008"), ("4", "2008") })
            await app.AddIssueAsync("Camel letter", number, issued.Length == 0 ? A.Publication("Camel").Published() : A.Publication("Camel").Issued(issued).Published());
        using var reader = app.Reader();
        var page = await reader.PageAsync("/series/camel-letter");
        Assert.Equal(["2023 1 item", "2009–2021 5 items", "2008 2 items"], page.QuerySelectorAll(".month h2").Select(h => h.Text()));
    }

    [Fact]
    public async Task Gaps_are_told_to_staff_where_they_are_and_never_to_a_reader_before_or_after()
    {
        await app.NewsletterAsync("Vicuna letter", 14, 16, 17, 20, 22);
        await app.AddIssueAsync("Vicuna letter", "21", A.Publication("Vicuna draft of twenty-one"));
        using var reader = app.Reader();
        using var staff = await app.SignedInAsync();
        var before = await reader.GetStringAsync(new Uri("/series/vicuna-letter", UriKind.Relative));
        var lines = (await staff.PageAsync("/series/vicuna-letter")).QuerySelectorAll(".issues > li").Select(li => li.QuerySelector("h3").Text() is { Length: > 0 } title ? title : li.Text());
        var after = await reader.GetStringAsync(new Uri("/series/vicuna-letter", UriKind.Relative));

        Assert.Equal(
            [SeriesOf.TitleOf("Vicuna letter", 22), SeriesOf.TitleOf("Vicuna letter", 20), "Issues 18 and 19 not recorded Add the first", SeriesOf.TitleOf("Vicuna letter", 17),
             SeriesOf.TitleOf("Vicuna letter", 16), "Issue 15 not recorded Add it", SeriesOf.TitleOf("Vicuna letter", 14)], lines);
        Assert.All([before, after], page => Assert.DoesNotContain("not recorded", page, StringComparison.Ordinal));
        Assert.All([before, after], page => Assert.DoesNotContain("/admin", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_issues_go_on_page_by_page_each_is_met_once_and_a_gap_between_two_pages_is_told_once()
    {
        await app.NewsletterAsync("Guanaco letter", [.. Enumerable.Range(1, 75).Where(n => n != 25)]);
        using var staff = await app.SignedInAsync();
        List<string> met = [], missing = [];
        for (var next = "/series/guanaco-letter"; next is not null;)
        {
            var page = await staff.PageAsync(next);
            met.AddRange(page.QuerySelectorAll(".issues h3").Select(h => h.Text()));
            missing.AddRange(page.QuerySelectorAll(".missing").Select(li => li.Text()));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(Enumerable.Range(1, 75).Where(n => n != 25).Reverse().Select(n => SeriesOf.TitleOf("Guanaco letter", n)), met);
        Assert.Equal(["Issue 25 not recorded Add it"], missing);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-")]
    [InlineData("3-9-1")]
    [InlineData("99999999999-1")]
    [InlineData("-1")]
    public async Task What_makes_no_sense_as_a_place_gives_a_page(string after)
    {
        await app.NewsletterAsync("Llama letter", 1);
        using var answer = await app.Reader().GetAsync(new Uri($"/series/llama-letter?after={after}", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }
}
