using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>One editor with two tabs, old tabs and a nervous finger.</summary>
public sealed class TwoTabsTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task What_two_tabs_of_one_editor_change_in_different_fields_is_brought_together()
    {
        var (address, editor) = await OpenAsync("Two fields");
        var (one, two) = (await editor.PageAsync(address), await editor.PageAsync(address));
        using var first = await SendAsync(editor, one, ("Subtitle", "From the first tab"));
        using var second = await SendAsync(editor, two, ("Summary", "From the second tab"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, second.StatusCode));
        var page = await editor.PageAsync(address);
        Assert.Equal(("From the first tab", "From the second tab"), (page.ValueOf("Subtitle"), page.ValueOf("Summary")));
    }

    [Fact]
    public async Task What_two_tabs_of_one_editor_change_in_one_field_is_asked_with_both_texts()
    {
        var (address, editor) = await OpenAsync("One field");
        var (one, two) = (await editor.PageAsync(address), await editor.PageAsync(address));
        using var first = await SendAsync(editor, one, ("Title", "From the first tab"));
        using var second = await SendAsync(editor, two, ("Title", "From the second tab"));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var asked = (await second.PageAsync()).QuerySelector("fieldset.conflict").Text();
        Assert.Contains("From the first tab", asked, StringComparison.Ordinal);
        Assert.Contains("From the second tab", asked, StringComparison.Ordinal);
        Assert.Equal("From the first tab", (await editor.PageAsync(address)).ValueOf("Title"));
    }

    [Fact]
    public async Task Saving_in_one_tab_leaves_what_the_other_tab_has_typed_and_kept()
    {
        var (address, editor) = await OpenAsync("Typed in the other");
        var (one, two) = (await editor.PageAsync(address), await editor.PageAsync(address));
        using var kept = await SendAsync(editor, two, address + "/unsaved", ("Summary", "Half a thought"));
        using var first = await SendAsync(editor, one, ("Subtitle", "Saved in the first"));

        var page = await editor.PageAsync(address);
        Assert.Equal("Half a thought", page.ValueOf("Summary"));
        using var second = await SendAsync(editor, page);
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        page = await editor.PageAsync(address);
        Assert.Equal(("Saved in the first", "Half a thought"), (page.ValueOf("Subtitle"), page.ValueOf("Summary")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/languages/fr")]
    public async Task A_change_sent_twice_at_once_or_again_later_is_made_once(string form)
    {
        var (entry, editor) = await OpenAsync("Sent twice" + form.Replace('/', ' '));
        var page = await editor.PageAsync(entry + form);

        var twice = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => SendAsync(editor, page, ("Title", "Sent again and again")))));
        using var replayed = await SendAsync(editor, page, ("Title", "Sent again and again"));

        Assert.All(twice.Append(replayed), answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal("Sent again and again", (await editor.PageAsync(entry + form)).ValueOf("Title"));
        Assert.Equal(2, (await editor.PageAsync(entry + "/history")).QuerySelectorAll("main tbody tr, main ol > li").Length);
    }

    [Fact]
    public async Task An_old_form_sent_after_a_colleagues_later_change_takes_nothing_back()
    {
        var (address, editor) = await OpenAsync("Replayed");
        using var jonas = await app.SignedInAsync();
        var old = await editor.PageAsync(address);
        using (await SendAsync(editor, old, ("Title", "Mine"), ("Summary", "Mine")))
        using (await SendAsync(jonas, await jonas.PageAsync(address), ("Title", "Jonas's"), ("Subtitle", "Jonas's")))
        {
        }
        using var replayed = await SendAsync(editor, old, ("Title", "Mine"), ("Summary", "Mine"));

        Assert.Equal(HttpStatusCode.Conflict, replayed.StatusCode);
        var page = await jonas.PageAsync(address);
        Assert.Equal(("Jonas's", "Jonas's", "Mine"), (page.ValueOf("Title"), page.ValueOf("Subtitle"), page.ValueOf("Summary")));
    }

    [Fact]
    public async Task Two_new_forms_of_one_editor_make_two_entries_and_each_form_one_however_often_it_is_sent()
    {
        using var editor = await app.SignedInAsync();
        var (one, two) = (await editor.PageAsync("/admin/entries/new"), await editor.PageAsync("/admin/entries/new"));
        foreach (var (page, title) in new[] { (one, "First of two new"), (two, "Second of two new"), (one, "First of two new"), (two, "Second of two new") })
            Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(editor, page, ("Title", title))).StatusCode);

        Assert.Equal(2, await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications
            .CountAsync(p => p.Texts.Any(t => t.Title == "First of two new" || t.Title == "Second of two new"))));
    }

    private async Task<(string Address, HttpClient Editor)> OpenAsync(string title) =>
        ($"/admin/entries/{(await app.AddAsync(A.Publication(title).Issued("2005-05-05").Published())).Id}", await app.SignedInAsync());

    private static Task<HttpResponseMessage> SendAsync(HttpClient editor, IHtmlDocument page, params (string Name, string Text)[] typed) =>
        editor.SubmitAsync(page, "#entry", typed.ToDictionary(t => t.Name, t => t.Text), "save");

    private static async Task<HttpResponseMessage> SendAsync(HttpClient editor, IHtmlDocument page, string address, params (string Name, string Text)[] typed)
    {
        var form = (IHtmlFormElement)page.QuerySelector("#entry")!;
        var own = form.GetAttribute("action")!;
        form.SetAttribute("action", address);
        var answer = await SendAsync(editor, page, typed);
        form.SetAttribute("action", own);
        return answer;
    }
}
