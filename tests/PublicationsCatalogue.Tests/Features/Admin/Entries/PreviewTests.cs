using System.Net;
using AngleSharp.Html.Dom;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>The preview from the text as typed.</summary>
public sealed class PreviewTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task The_row_is_the_one_that_readers_get_and_stands_where_it_will()
    {
        using var editor = await app.SignedInAsync();
        var typed = new Dictionary<string, string> { ["Title"] = "Between the two Spotlights", ["Date"] = "7 oct 2021", ["Summary"] = "With *weight*.", ["Type"] = "report" };
        var form = await editor.PageAsync("/admin/entries/new");
        var shown = await PreviewAsync(editor, form, typed);

        using (var saved = await editor.SubmitAsync(form, "#entry", typed, "publish"))
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        using var reader = app.Reader();
        var month = await reader.PageAsync("/2021/10");
        var row = month.QuerySelectorAll("ol.items > li").Single(li => li.Text().Contains("Between the two", StringComparison.Ordinal));
        var previewed = shown.QuerySelector(".preview section .items > li > div")!;
        Assert.Equal(row.QuerySelector("div")!.Text(), previewed.Text());
        var place = month.QuerySelectorAll("ol.items > li").ToList().IndexOf(row) + 1;
        Assert.Equal($"Goes under October 2021, item {place}", shown.QuerySelector(".preview")!.GetAttribute("data-place"));
        Assert.Equal("Thursday", shown.QuerySelector(".preview")!.GetAttribute("data-day"));
    }

    [Theory]
    [InlineData("07/10/2021", "Write the month in words: 7 October 2021 or 10 July 2021?")]
    [InlineData("31 February 2021", "February 2021 has 28 days: change the day, or enter only “February 2021”")]
    public async Task A_date_that_cannot_be_read_is_told_while_typing(string date, string told)
    {
        using var editor = await app.SignedInAsync();
        var shown = await PreviewAsync(editor, await editor.PageAsync("/admin/entries/new"), new() { ["Title"] = "Ambiguous", ["Date"] = date });
        Assert.Equal(told, shown.QuerySelector(".preview")!.GetAttribute("data-problem"));
    }

    [Fact]
    public async Task Nothing_of_a_preview_is_saved_and_an_empty_or_wild_form_has_one_too()
    {
        var entry = await app.AddAsync(A.Publication("Stays as it is").Issued("2004-04-04").Published());
        using var editor = await app.SignedInAsync();
        var page = await PreviewAsync(editor, await editor.PageAsync($"/admin/entries/{entry.Id}"),
            new() { ["Title"] = "<script>alert(1)</script>", ["Authors"] = "Somebody New", ["Subjects"] = "New subject", ["page"] = "true" });
        Assert.Equal("<script>alert(1)</script>", page.QuerySelector("h1").Text());
        Assert.Contains("Readers do not see this page", page.QuerySelector(".notice").Text(), StringComparison.Ordinal);
        Assert.Equal("Stays as it is", (await editor.PageAsync($"/admin/entries/{entry.Id}")).ValueOf("Title"));

        var empty = await PreviewAsync(editor, await editor.PageAsync("/admin/entries/new"), new() { ["Title"] = "", ["Summary"] = new string('>', 5000) });
        Assert.Contains("no title yet", empty.QuerySelector(".preview").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_is_guessed_while_typing_until_one_is_typed()
    {
        using var editor = await app.SignedInAsync();
        var form = await editor.PageAsync("/admin/entries/new");
        Assert.Equal("", form.ValueOf("Language"));
        var guessed = await PreviewAsync(editor, form, new() { ["Title"] = "Le travail dans les coopératives" });
        Assert.Equal("French, guessed", guessed.QuerySelector(".preview")!.GetAttribute("data-language"));
        var typed = await PreviewAsync(editor, form, new() { ["Title"] = "Le travail dans les coopératives", ["Language"] = "en" });
        Assert.Equal("", typed.QuerySelector(".preview")!.GetAttribute("data-language") ?? "");
    }

    private static async Task<IHtmlDocument> PreviewAsync(HttpClient editor, IHtmlDocument page, Dictionary<string, string> typed)
    {
        var form = (IHtmlFormElement)page.QuerySelector("#entry")!;
        var address = form.GetAttribute("action")!;
        form.SetAttribute("action", address + "/preview");
        using var answer = await editor.SubmitAsync(page, "#entry", typed);
        form.SetAttribute("action", address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.PageAsync();
    }
}
