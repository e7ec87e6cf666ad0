using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Features.Account;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Series;

public sealed class SeriesPagesTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task The_list_tells_each_series_last_issue_and_leads_to_the_next()
    {
        var series = await app.NewsletterAsync("Listed letter", 18, 19, 20, 21);
        using var editor = await app.SignedInAsync();

        var row = (await editor.PageAsync("/admin/series")).QuerySelector($"tr:has(a[href='/admin/series/{series}'])");

        Assert.Equal("Listed letter 4 21 01 October 2021 Next issue", row.Text());
        Assert.NotNull(row?.QuerySelector($"a[href='/admin/entries/new?series={series}']"));
    }

    [Fact]
    public async Task A_series_is_found_in_the_list_by_the_beginning_of_its_title_or_a_word_of_it()
    {
        await app.AddIssueAsync("Tapir review", "1", A.Publication("Tapir one").Issued("2020-05").Published());
        await app.AddIssueAsync("The old tapir", null, A.Publication("Tapir two").Issued("2020-06").Published());
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync("/admin/series?q=TAPIR");
        Assert.Equal(["Tapir review", "The old tapir"], page.QuerySelectorAll("tbody th a").Select(a => a.Text()));
        Assert.Equal("TAPIR", page.QuerySelector("form.filter input[name=q]")?.GetAttribute("value"));
        Assert.Contains("No name begins with “okapis”", (await editor.PageAsync("/admin/series?q=okapis")).QuerySelector("main").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_former_title_is_taken_out_by_hand_with_its_address_and_no_other_one_is()
    {
        var series = await app.NewsletterAsync("Misspelt lettre", 1, 2);
        using var editor = await app.SignedInAsync();
        await SaveAsync(editor, series, ("Title", "Well spelt letter"));
        Assert.NotEmpty(await app.FoundForAsync("series:lettre"));
        using var reader = app.Reader();
        Assert.Equal(HttpStatusCode.MovedPermanently, await reader.StatusAsync("/series/misspelt-lettre"));

        var page = await editor.PageAsync($"/admin/series/{series}");
        using var taken = await editor.SubmitAsync(page, "form[action$='/remove']", new Dictionary<string, string>());
        using var again = await editor.SubmitAsync(page, "form[action$='/remove']", new Dictionary<string, string>());

        Assert.Equal(($"/admin/series/{series}", HttpStatusCode.NotFound), (taken.Headers.Location?.OriginalString, again.StatusCode));
        var after = await editor.PageAsync($"/admin/series/{series}");
        Assert.Equal("“Misspelt lettre” was taken out", after.GetElementById("notice").Text());
        Assert.Null(after.QuerySelector(".other-names"));
        Assert.Equal(HttpStatusCode.NotFound, await reader.StatusAsync("/series/misspelt-lettre"));
        Assert.Empty(await app.FoundForAsync("series:lettre"));
        Assert.NotEmpty(await app.FoundForAsync("series:spelt"));
    }

    [Fact]
    public async Task What_is_learnt_stands_in_the_empty_fields()
    {
        var series = await app.NewsletterAsync("Learnt letter", 18, 19, 20, 21);
        using var editor = await app.SignedInAsync();

        var page = await editor.PageAsync($"/admin/series/{series}");

        Assert.Equal(["Learnt letter No. {number}, {month} {year}", "{number}", "en", SeriesOf.Standing],
            new[] { "TitlePattern", "NumberPattern", "Language", "StandingSummary" }.Select(id => page.GetElementById(id)?.GetAttribute("placeholder")));
        Assert.Equal("Every month, as the issues say", page.QuerySelector("#Frequency option").Text());
        Assert.Equal("Newsletter, as the issues say", page.QuerySelector("#Type option").Text());
        Assert.Equal("", page.ValueOf("TitlePattern"));
    }

    [Fact]
    public async Task What_is_set_wins_and_says_beside_it_what_the_issues_tell()
    {
        var series = await app.NewsletterAsync("Corrected letter", 1, 2, 3);
        using var editor = await app.SignedInAsync();
        await SaveAsync(editor, series, ("TitlePattern", "Corrected letter {number} ({month} {year})"), ("Frequency", "P2M"), ("Publisher", "International Labour Office"), ("Issn", "1234 5679"));

        var page = await editor.PageAsync($"/admin/series/{series}");
        var next = await editor.PageAsync($"/admin/entries/new?series={series}");

        Assert.Equal("The issues say: Corrected letter No. {number}, {month} {year}", page.QuerySelector("#TitlePattern-hint").Text());
        Assert.Equal("The issues say: Every month", page.QuerySelector("#Frequency-hint").Text());
        Assert.Equal("1234-5679", page.ValueOf("Issn"));
        Assert.Equal(["Corrected letter 4 (May 2020)", "International Labour Office"], new[] { "Title", "Publisher" }.Select(next.ValueOf));
    }

    [Fact]
    public async Task Missing_numbers_are_told_in_words_newest_first()
    {
        var series = await app.NewsletterAsync("Gappy letter", 9, 12, 16, 18, 19);
        using var editor = await app.SignedInAsync();

        var wants = (await editor.PageAsync($"/admin/series/{series}")).QuerySelectorAll(".wants li").Select(li => li.Text()).ToList();

        Assert.Contains("No. 17 is not entered. Add it", wants);
        Assert.Contains("No. 13 to 15 are not entered. Add the first", wants);
        Assert.Contains("No. 10 and 11 are not entered. Add the first", wants);
        Assert.True(wants.IndexOf("No. 17 is not entered. Add it") < wants.IndexOf("No. 13 to 15 are not entered. Add the first"));
    }

    [Fact]
    public async Task An_issue_that_should_be_here_is_due_until_it_comes_or_the_series_is_closed()
    {
        var month = new DateOnly(app.Now.Year, app.Now.Month, 1);
        foreach (var ago in new[] { 5, 4, 3 })
            await app.AddIssueAsync("Late letter", null, A.Publication($"Late letter, {month.AddMonths(-ago):MMMM yyyy}").Issued($"{month.AddMonths(1 - ago):yyyy-MM}-01").Published());
        var series = await app.SeriesIdAsync("Late letter");
        using var editor = await app.SignedInAsync();

        Assert.StartsWith($"{month.AddMonths(-2):MMMM yyyy} is due since 01 {month.AddMonths(-1):MMMM yyyy}.", await WantsAsync(editor, series), StringComparison.Ordinal);
        await SaveAsync(editor, series, ("ClosedOn", $"{month.AddMonths(-2):MMMM yyyy}"));
        Assert.Equal("", await WantsAsync(editor, series));
        Assert.Null((await editor.PageAsync($"/admin/series/{series}")).QuerySelector("a[href*='/new?series=']"));
    }

    [Fact]
    public async Task A_series_silent_for_long_is_asked_whether_it_has_ended()
    {
        var series = await app.NewsletterAsync("Silent letter", 1, 2, 3);
        using var editor = await app.SignedInAsync();
        Assert.StartsWith("Nothing has come since 01 April 2020. If the series has ended", await WantsAsync(editor, series), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Title", "", "Enter a title")]
    [InlineData("Issn", "1234-5678", "The last digit of the ISSN does not fit the others: check it against the cover.")]
    [InlineData("TitlePattern", "News {nummer}", "“nummer” is not known.")]
    [InlineData("Frequency", "monthly", "Choose one of the list")]
    [InlineData("Language", "English!", "Write the language by its name or code")]
    [InlineData("ClosedOn", "some day", "")]
    [InlineData("StandingSummary", ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> x", "The summary has quotes or lists nested too deeply")]
    public async Task What_cannot_be_read_is_said_at_its_field_and_above_and_kept(string field, string typed, string sentence)
    {
        var series = await app.NewsletterAsync($"Wrong {field}", 1);
        using var editor = await app.SignedInAsync();

        using var answer = await editor.SubmitAsync(await editor.PageAsync($"/admin/series/{series}"), "#series", new Dictionary<string, string> { [field] = typed, ["Description"] = "Kept" });
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(sentence, page.QuerySelector($"#error-summary a[href='#{field}']").Text(), StringComparison.Ordinal);
        Assert.Equal("true", page.GetElementById(field)?.GetAttribute("aria-invalid"));
        Assert.Equal(page.QuerySelector("#error-summary a").Text(), page.GetElementById(field + "-error").Text());
        Assert.Equal("Kept", page.ValueOf("Description"));
    }

    [Fact]
    public async Task Two_series_never_share_a_title()
    {
        await app.NewsletterAsync("Taken letter", 1);
        var series = await app.NewsletterAsync("Other letter", 1);
        using var editor = await app.SignedInAsync();
        using var answer = await editor.SubmitAsync(await editor.PageAsync($"/admin/series/{series}"), "#series", new Dictionary<string, string> { ["Title"] = "TAKEN  letter" });
        Assert.Equal("“Taken letter” is there already. If they are one, merge them", (await answer.PageAsync()).QuerySelector("#error-summary a").Text());
    }

    [Fact]
    public async Task Of_two_who_change_a_series_at_once_the_second_is_told()
    {
        var series = await app.NewsletterAsync("Shared letter", 1, 2);
        using var editor = await app.SignedInAsync();
        var opened = await editor.PageAsync($"/admin/series/{series}");
        await SaveAsync(editor, series, ("Description", "By the first"));

        using var answer = await editor.SubmitAsync(opened, "#series", new Dictionary<string, string> { ["Description"] = "By the second" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("By the second", (await answer.PageAsync()).ValueOf("Description"));
        Assert.Equal("By the first", await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Set<SeriesText>().Where(t => t.SeriesId == series).Select(t => t.Description).SingleAsync()));
    }

    [Fact]
    public async Task Issues_go_by_pages_newest_first_and_none_is_lost_between_them()
    {
        var series = await app.NewsletterAsync("Long letter", [.. Enumerable.Range(1, 30)]);
        for (var i = 0; i < 30; i++)
            await app.AddIssueAsync("Long letter", null, A.Publication($"Long letter, special {i}"));
        using var editor = await app.SignedInAsync();
        var (titles, address) = (new List<string>(), (string?)$"/admin/series/{series}");
        for (var pages = 0; address is not null && pages < 9; pages++)
        {
            var page = await editor.PageAsync(address);
            titles.AddRange(page.QuerySelectorAll(".issues a").Select(a => a.Text()));
            address = page.QuerySelector(".issues ~ nav a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal(60, titles.Distinct().Count());
        Assert.Equal(60, titles.Count);
        Assert.Equal(SeriesOf.TitleOf("Long letter", 30), titles[0]);
    }

    [Fact]
    public async Task Trashed_issues_count_for_nothing()
    {
        var series = await app.NewsletterAsync("Tidy letter", 1, 2, 3);
        await app.AddIssueAsync("Tidy letter", "90", A.Publication("Tidy letter No. 90").Issued("2020-05").Trashed());
        using var editor = await app.SignedInAsync();
        Assert.Equal("4", (await editor.PageAsync($"/admin/entries/new?series={series}")).ValueOf("SeriesNumber"));
        Assert.StartsWith("Tidy letter 3 3 ", (await editor.PageAsync("/admin/series")).QuerySelector($"tr:has(a[href='/admin/series/{series}'])").Text(), StringComparison.Ordinal);
    }

    private static async Task SaveAsync(HttpClient editor, long series, params (string Name, string Value)[] values)
    {
        using var answer = await editor.SubmitAsync(await editor.PageAsync($"/admin/series/{series}"), "#series", values.ToDictionary(v => v.Name, v => v.Value));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static async Task<string> WantsAsync(HttpClient editor, long series) => (await editor.PageAsync($"/admin/series/{series}")).QuerySelector(".wants").Text();
}
