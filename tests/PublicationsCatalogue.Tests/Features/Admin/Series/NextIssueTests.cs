using System.Net;
using System.Text.Json;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Series;

/// <summary>The next issue of a series, from the desk to the published entry.</summary>
public sealed class NextIssueTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private static readonly string[] Filled = ["Title", "Date", "Summary", "Language", "Series", "SeriesNumber", "PeriodStart", "PeriodEnd"];

    [Fact]
    public async Task Next_issue_fills_the_whole_form()
    {
        var series = await app.NewsletterAsync("COOP Letter", 18, 19, 20, 21);
        using var editor = await app.SignedInAsync();

        var page = await editor.PageAsync($"/admin/entries/new?series={series}");

        Assert.Equal(["COOP Letter No. 22, October 2021", "01 November 2021", SeriesOf.Standing, "en", "COOP Letter", "22", "October 2021", "October 2021"],
            Filled.Select(page.ValueOf));
        Assert.Equal("newsletter", page.QuerySelector("#Type option[selected]")?.GetAttribute("value"));
        Assert.Contains("Filled in as the next issue of COOP Letter", page.QuerySelector(".offer").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EDIT_2_Issue_after_issue_is_published_as_it_is_filled_in()
    {
        var series = await app.NewsletterAsync("Row of issues", 9, 10);
        using var editor = await app.SignedInAsync();

        for (var number = 11; number <= 14; number++)
        {
            using var answer = await editor.SubmitAsync(await editor.PageAsync($"/admin/entries/new?series={series}"), "#entry", new Dictionary<string, string>(), "publish");
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            var saved = await editor.PageAsync(answer.Headers.Location!.OriginalString);
            Assert.Equal(SeriesOf.TitleOf("Row of issues", number), saved.ValueOf("Title"));
            Assert.Equal($"/admin/entries/new?series={series}", saved.QuerySelector(".acts a[href*='series=']")?.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task A_draft_of_the_next_issue_is_named_with_a_link_to_it()
    {
        var series = await app.NewsletterAsync("Drafted ahead", 3, 4);
        var draft = await app.AddIssueAsync("Drafted ahead", "5", A.Publication(SeriesOf.TitleOf("Drafted ahead", 5)).Issued("2020-06-01"));
        using var editor = await app.SignedInAsync();

        var page = await editor.PageAsync($"/admin/entries/new?series={series}");

        Assert.Contains("No. 5 is a draft already", page.QuerySelector(".offer").Text(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($".offer a[href='/admin/entries/{draft}']"));
        Assert.Equal("6", page.ValueOf("SeriesNumber"));
    }

    [Fact]
    public async Task A_missing_issue_is_filled_in_with_its_own_month()
    {
        var series = await app.NewsletterAsync("With a hole", 5, 6, 8);
        using var editor = await app.SignedInAsync();

        var page = await editor.PageAsync($"/admin/entries/new?series={series}&number=7");

        Assert.Equal([SeriesOf.TitleOf("With a hole", 7), "01 August 2020"], new[] { "Title", "Date" }.Select(page.ValueOf));
    }

    [Fact]
    public async Task A_series_that_is_not_there_is_not_found()
    {
        using var editor = await app.SignedInAsync();
        foreach (var address in new[] { "/admin/entries/new?series=999999", "/admin/series/999999" })
        {
            using var answer = await editor.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("Typed letter No. 4, April 2020", "Fill in as the next issue of Typed letter", "4")]
    [InlineData("typed letter no. 9, september 2020", "Fill in as No. 9 of Typed letter", "9")]
    [InlineData("Typed let", "Fill in as the next issue of Typed letter", "4")]
    [InlineData("Typed letter No. 3, March 2020", "No. 3 of Typed letter is entered already.", null)]
    public async Task A_typed_title_that_fits_is_answered_with_the_fields_of_its_issue(string title, string say, string? number)
    {
        using var editor = await app.SignedInAsync();
        if ((await editor.PageAsync("/admin/series")).Body.Text().Contains("Typed letter", StringComparison.Ordinal) is false)
            await app.NewsletterAsync("Typed letter", 1, 2, 3);

        using var answer = await editor.GetAsync(new Uri($"/admin/series/fitting?title={Uri.EscapeDataString(title)}", UriKind.Relative));
        var offer = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal(say, offer.GetProperty(number is null ? "say" : "button").GetString());
        Assert.Equal(number, offer.GetProperty("fields").TryGetProperty("SeriesNumber", out var told) ? told.GetString() : null);
        Assert.Equal(number is null, offer.GetProperty("open").GetString() is not null);
    }

    [Fact]
    public async Task Another_title_gets_no_offer_and_a_stranger_no_answer()
    {
        await app.NewsletterAsync("Known letter", 1, 2);
        using var editor = await app.SignedInAsync();
        using var answer = await editor.GetAsync(new Uri("/admin/series/fitting?title=A+guide+to+housing", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        using var stranger = await app.Reader().GetAsync(new Uri("/admin/series/fitting?title=Known+letter+No.+3", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
    }

    [Fact]
    public async Task Without_script_the_offer_comes_with_save_and_fills_only_what_is_empty()
    {
        await app.NewsletterAsync("Plain letter", 1, 2, 3);
        using var editor = await app.SignedInAsync();
        using var answer = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry",
            new Dictionary<string, string> { ["Title"] = "Plain letter No. 4, April 2020", ["Summary"] = "Typed by hand", ["Date"] = "9 May 2020" }, "save");
        var saved = await editor.PageAsync(answer.Headers.Location!.OriginalString);
        Assert.Contains("Fill in as the next issue of Plain letter", saved.QuerySelector("#series-offer").Text(), StringComparison.Ordinal);

        using var filled = await editor.SubmitAsync(saved, "#entry", new Dictionary<string, string>(), "fill");
        var page = await filled.PageAsync();

        Assert.Equal(["Plain letter No. 4, April 2020", "09 May 2020", "Typed by hand", "en", "Plain letter", "4", "April 2020", "April 2020"], Filled.Select(page.ValueOf));
        Assert.Null((await editor.PageAsync(answer.Headers.Location!.OriginalString)).ValueOf("Series") is { Length: > 0 } stored ? stored : null);
    }

    [Fact]
    public async Task Of_a_new_form_todays_date_is_not_what_somebody_typed()
    {
        await app.NewsletterAsync("Fresh letter", 1, 2, 3);
        using var editor = await app.SignedInAsync();
        using var preview = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry", new Dictionary<string, string> { ["Title"] = "Fresh letter No. 4" }, "preview");
        using var filled = await editor.SubmitAsync(await preview.PageAsync(), "#entry", new Dictionary<string, string>(), "fill");
        var page = await filled.PageAsync();
        Assert.Equal(["Fresh letter No. 4, April 2020", "01 May 2020"], new[] { "Title", "Date" }.Select(page.ValueOf));
    }
}
