using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>Entries copied from a page and pasted into the title.</summary>
public sealed class PasteTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const string Three = "First pasted\n7 October 2021\nIts summary.\nSecond pasted\n6 October 2021\nThird pasted\n2020";

    [Fact]
    public async Task A_pasted_entry_comes_back_in_its_fields()
    {
        using var editor = await app.SignedInAsync();
        using var answer = await SendAsync(editor, "/admin/entries/paste", "1. Platform labour\n7 sept 2021\n\nA study.\n\nhttps://example.org/platform\nDOI 10.1000/Platform");
        var entry = Assert.Single((await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray());
        Assert.Equal(["Platform labour", "07 September 2021", "A study.", "https://example.org/platform", "DOI: 10.1000/platform"],
            new[] { "title", "date", "summary", "link", "identifiers" }.Select(name => entry.GetProperty(name).GetString()));
    }

    [Fact]
    public async Task The_desk_tells_how_many_drafts_one_paste_made()
    {
        using var editor = await app.SignedInAsync();
        using var answer = await SendAsync(editor, "/admin/entries/paste/drafts", string.Concat(Enumerable.Range(0, 200).Select(i => $"Of a long list, part {i}\n7 October 2021\n\n")));
        var list = await editor.PageAsync(answer.Headers.Location!.OriginalString);
        Assert.Contains("saved draft 200 entries", (await editor.PageAsync("/admin")).QuerySelector(".changes li").Text(), StringComparison.Ordinal);
        using var undone = await editor.SubmitAsync(list, ".notice form", new Dictionary<string, string>());
    }

    [Fact]
    public async Task Without_script_several_in_the_title_are_not_saved_as_one()
    {
        using var editor = await app.SignedInAsync();
        using var answer = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry", new Dictionary<string, string> { ["Title"] = Three }, "save");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("These are 3 entries: paste them under “Paste entries”", (await answer.PageAsync()).QuerySelector("#error-summary").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_pasted_entry_gets_the_language_of_its_own_text()
    {
        using var editor = await app.SignedInAsync();
        using var answer = await SendAsync(editor, "/admin/entries/paste/drafts",
            "Les coopératives de la région\n7 October 2021\nCooperatives of the region\n6 October 2021");
        var list = await editor.PageAsync("/admin/entries?state=draft&language=fr");
        Assert.Equal(["Les coopératives de la région"], list.QuerySelectorAll(".entries tbody th").Select(th => th.Text()));
        using var undone = await editor.SubmitAsync(list, ".notice form", new Dictionary<string, string>());
    }

    [Fact]
    public async Task Several_become_drafts_in_the_order_of_the_page_and_are_taken_back_together()
    {
        using var editor = await app.SignedInAsync();
        using var answer = await SendAsync(editor, "/admin/entries/paste/drafts", Three);
        var list = await editor.PageAsync(answer.Headers.Location!.OriginalString);

        Assert.Equal("3 drafts saved – Undo", list.QuerySelector(".notice[role=status]").Text());
        Assert.Equal(["First pasted", "Second pasted", "Third pasted"], list.QuerySelectorAll(".entries tbody th").Select(th => th.Text()));
        using var undone = await editor.SubmitAsync(list, ".notice form", new Dictionary<string, string>());
        Assert.Empty((await editor.PageAsync("/admin/entries?state=draft")).QuerySelectorAll(".entries tbody th"));
    }

    [Fact]
    public async Task A_longer_text_is_read_on_a_page_of_its_own_shown_and_saved_by_the_next_press()
    {
        using var editor = await app.SignedInAsync();
        Assert.Equal("/admin/entries/paste", (await editor.PageAsync("/admin")).QuerySelectorAll(".desk-head a")[1].GetAttribute("href"));
        using var read = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/paste"), "main form", new Dictionary<string, string> { ["text"] = Three });
        var page = await read.PageAsync();
        Assert.Equal(["First pasted 07 October 2021 Its summary.", "Second pasted 06 October 2021", "Third pasted 2020"], page.QuerySelectorAll(".chosen li").Select(li => li.Text()));
        Assert.Empty((await editor.PageAsync("/admin/entries?state=draft")).QuerySelectorAll(".entries tbody th"));
        Assert.Equal("/admin/entries/paste/drafts", page.QuerySelector("button[formaction]")?.GetAttribute("formaction"));

        using var wrong = await editor.SubmitAsync(page, "main form", new Dictionary<string, string> { ["text"] = "No entry in here" });
        var again = await wrong.PageAsync();
        Assert.Equal((HttpStatusCode.BadRequest, "No entry in here"), (wrong.StatusCode, again.ValueOf("text")));
        Assert.StartsWith("In this text no entry was found", again.GetElementById("text-error").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_they_are_saved_each_line_says_what_is_in_the_catalogue_already()
    {
        using var editor = await app.SignedInAsync();
        var known = await app.AddAsync(A.Publication("Cooperative housing in northern Italy").Issued("2021-10-07").Published());
        using var read = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/paste"), "main form",
            new Dictionary<string, string> { ["text"] = "Cooperative Housing in Northern Italy.\n2021-10-07\n\nNobody has this one\n\nNor this other one\n2020" });
        var lines = (await read.PageAsync()).QuerySelectorAll(".chosen > li").ToList();
        Assert.Equal(["07 October 2021", "Date not stated", "2020"], lines.Select(li => li.QuerySelector(".hint").Text()));
        Assert.Equal([1, 0, 0], lines.Select(li => li.QuerySelectorAll(".duplicates li").Length));
        Assert.Equal($"/admin/entries/{known.Id}", lines[0].QuerySelector(".duplicates a")?.GetAttribute("href"));
        Assert.EndsWith("07 October 2021 · Published · Same words in the title", lines[0].QuerySelector(".duplicates li").Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no entry was found")]
    [InlineData("Only a title", "no entry was found")]
    public async Task A_text_without_entries_saves_nothing_and_says_why(string text, string told)
    {
        using var editor = await app.SignedInAsync();
        using var answer = await SendAsync(editor, "/admin/entries/paste/drafts", text);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, (await answer.PageAsync()).QuerySelector("main").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_that_is_too_long_stops_all_of_them()
    {
        using var editor = await app.SignedInAsync();
        using var answer = await SendAsync(editor, "/admin/entries/paste/drafts", $"Good one\n2021\n{new string('a', 501)}\n2020");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("Good one", (await editor.PageAsync("/admin/entries")).QuerySelector("main").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EDIT_7_Without_script_an_entry_pasted_into_the_title_is_split_and_nothing_is_saved_before_it_was_seen()
    {
        using var editor = await app.SignedInAsync();
        using var answer = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry",
            new Dictionary<string, string> { ["Title"] = "Split without script\r\n7 October 2021\r\nIts summary." }, "publish");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var form = await answer.PageAsync();
        Assert.Equal(("Split without script", "07 October 2021", "Its summary."), (form.ValueOf("Title"), form.ValueOf("Date"), form.ValueOf("Summary")));
        Assert.DoesNotContain("Split without script", (await editor.PageAsync("/admin/entries")).QuerySelector("main").Text(), StringComparison.Ordinal);

        using var published = await editor.SubmitAsync(form, "#entry", new Dictionary<string, string>(), "publish");
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.Contains("Split without script", (await app.Reader().PageAsync("/2021/10")).QuerySelector("main").Text(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient editor, string address, string text)
    {
        var page = await editor.PageAsync("/admin/entries/new");
        var token = ((IHtmlInputElement)page.QuerySelector("#entry input[name=__RequestVerificationToken]")!).Value;
        return await editor.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["text"] = text, ["__RequestVerificationToken"] = token }));
    }
}
