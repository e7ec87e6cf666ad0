using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Features.Account;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>What is typed and not saved, as the form's script sends it.</summary>
public sealed class UnsavedTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private static readonly Guid Tab = Guid.NewGuid();

    [Fact]
    public async Task What_is_typed_into_a_new_form_waits_for_its_person_however_wrong_it_is()
    {
        using var editor = await app.SignedInAsync();
        var kept = await KeepAsync(editor, await editor.PageAsync("/admin/entries/new"), ("Title", "  Half a\ntitle"), ("Date", "31 February"), ("Summary", "سلام 🌍 <b>"));

        var again = await editor.PageAsync($"/admin/entries/new?unsaved={kept.Key}");
        Assert.Equal(("31 February", "سلام 🌍 <b>"), (again.ValueOf("Date"), again.ValueOf("Summary")));
        foreach (var place in new[] { "/admin", "/admin/entries/new" })
        {
            var link = Assert.Single((await editor.PageAsync(place)).QuerySelectorAll($"main a[href='/admin/entries/new?unsaved={kept.Key}']"));
            Assert.Equal("Half a title", link.Text());
        }
    }

    [Fact]
    public async Task What_cannot_be_saved_is_kept_and_the_form_says_when_without_script_too()
    {
        using var editor = await app.SignedInAsync();
        using var answer = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry", new Dictionary<string, string> { ["Date"] = "31 November 2021", ["Summary"] = "Refused and kept" }, "publish");
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var key = page.QuerySelector("#entry input[name=Key]")?.GetAttribute("value");
        Assert.Matches(@"^Saved \d\d:\d\d$", page.GetElementById("save-state").Text());
        Assert.Equal("Refused and kept", (await editor.PageAsync($"/admin/entries/new?unsaved={key}")).ValueOf("Summary"));
        using var mended = await editor.SubmitAsync(page, "#entry", new Dictionary<string, string> { ["Title"] = "Mended", ["Date"] = "30 November 2021" }, "publish");
        Assert.Equal(HttpStatusCode.Redirect, mended.StatusCode);
        Assert.Empty((await editor.PageAsync("/admin")).QuerySelectorAll($"main a[href*='{key}']"));
    }

    [Fact]
    public async Task The_desk_lists_all_that_is_not_saved_by_what_it_holds_and_an_empty_form_the_newest_of_it()
    {
        using var editor = await app.SignedInAsync();
        var before = (await editor.PageAsync("/admin")).QuerySelectorAll("main a[href^='/admin/entries/new?unsaved=']").Length;
        for (var i = 0; i < 11; i++)
            await KeepAsync(editor, await editor.PageAsync("/admin/entries/new"), ("Link", $"https://example.org/{i}"));

        var desk = await editor.PageAsync("/admin");
        var listed = desk.QuerySelectorAll("main a[href^='/admin/entries/new?unsaved=']").Select(a => a.Text()).ToList();
        Assert.Equal(before + 11, listed.Count);
        Assert.Equal("https://example.org/10", listed[0]);
        Assert.Equal($"{before + 11}", desk.QuerySelector("main section h2 .count").Text());
        var form = await editor.PageAsync("/admin/entries/new");
        Assert.Equal(5, form.QuerySelectorAll("main .notice a[href^='/admin/entries/new?unsaved=']").Length);
        Assert.NotNull(form.QuerySelector("main .notice a[href='/admin']"));
    }

    [Fact]
    public async Task What_was_typed_into_a_new_form_and_taken_out_again_waits_for_nobody()
    {
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync("/admin/entries/new");
        var kept = await KeepAsync(editor, page, ("Title", "Three entries in one"));
        await KeepAsync(editor, page, ("Title", ""), ("Key", $"{kept.Key}"), ("Sequence", $"{kept.Sequence}"));

        Assert.Empty((await editor.PageAsync("/admin")).QuerySelectorAll($"main a[href*='{kept.Key}']"));
    }

    [Fact]
    public async Task Who_goes_back_to_a_new_form_that_was_saved_comes_to_its_entry()
    {
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync("/admin/entries/new");
        var key = page.QuerySelector("#entry input[name=Key]")?.GetAttribute("value");
        using var saved = await editor.SubmitAsync(page, "#entry", new Dictionary<string, string> { ["Title"] = "Saved once" }, "publish");
        using var back = await editor.GetAsync(new Uri($"/admin/entries/new?unsaved={key}", UriKind.Relative));

        Assert.Equal(saved.Headers.Location, back.Headers.Location);
        Assert.Contains("This entry is saved already", (await editor.PageAsync($"{back.Headers.Location}")).QuerySelector(".notice").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_untouched_form_that_cannot_be_saved_is_not_kept()
    {
        using var editor = await app.SignedInAsync();
        using var answer = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry", new Dictionary<string, string>(), "publish");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("", (await answer.PageAsync()).GetElementById("save-state").Text());
    }

    [Fact]
    public async Task A_change_of_a_public_entry_waits_and_readers_see_nothing_of_it_until_it_is_saved()
    {
        var entry = await app.AddAsync(A.Publication("As public").At("kept-back").Issued("2003-03-03").Published());
        using var editor = await app.SignedInAsync();
        using var reader = app.Reader();
        var address = $"/admin/entries/{entry.Id}";
        var before = await reader.GetStringAsync(new Uri("/publications/kept-back", UriKind.Relative));

        await KeepAsync(editor, await editor.PageAsync(address), ("Title", "Not for readers yet"));

        Assert.Equal(before, await reader.GetStringAsync(new Uri("/publications/kept-back", UriKind.Relative)));
        var form = await editor.PageAsync(address);
        Assert.Equal("Not for readers yet", form.ValueOf("Title"));
        using (var saved = await editor.SubmitAsync(form, "#entry", new Dictionary<string, string>(), "save"))
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.StartsWith("Saved, public under March 2003", (await editor.PageAsync(address)).QuerySelector(".notice[role=status]").Text(), StringComparison.Ordinal);
        Assert.Equal("Not for readers yet", (await reader.PageAsync("/publications/kept-back")).QuerySelector("h1").Text());
        Assert.Equal(0, await KeptOfAsync(entry.Id));
    }

    [Fact]
    public async Task Nobody_else_is_shown_what_somebody_typed()
    {
        var entry = await app.AddAsync(A.Publication("Shared").Issued("2003-03-04").Published());
        using var ana = await app.SignedInAsync();
        using var jonas = await app.SignedInAsync();
        var mine = await KeepAsync(ana, await ana.PageAsync($"/admin/entries/{entry.Id}"), ("Title", "Ana's secret"));
        var fresh = await KeepAsync(ana, await ana.PageAsync("/admin/entries/new"), ("Title", "Ana's other secret"));

        foreach (var address in new[] { $"/admin/entries/{entry.Id}", $"/admin/entries/new?unsaved={fresh.Key}", "/admin/entries/new", "/admin" })
            Assert.DoesNotContain("secret", (await jonas.PageAsync(address)).DocumentElement.TextContent + (await jonas.PageAsync(address)).ValueOf("Title"), StringComparison.Ordinal);
        var his = await jonas.PageAsync("/admin/entries/new");
        (his.QuerySelector("#entry") as IHtmlFormElement)!.Action = $"/admin/entries/unsaved/{mine.Key}/discard";
        using (var thrown = await jonas.SubmitAsync(his, "#entry", new Dictionary<string, string>()))
            Assert.Equal(HttpStatusCode.Redirect, thrown.StatusCode);
        Assert.Equal("Ana's secret", (await ana.PageAsync($"/admin/entries/{entry.Id}")).ValueOf("Title"));
        Assert.NotEqual(mine.Key, fresh.Key);
    }

    [Fact]
    public async Task Sent_twice_it_is_kept_once_and_a_second_tab_with_an_older_text_gets_a_place_of_its_own()
    {
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync("/admin/entries/new");
        var first = await KeepAsync(editor, page, ("Title", "One"));
        var retried = await KeepAsync(editor, page, ("Title", "One, and more"));
        Assert.Equal((first.Key, 2), (retried.Key, retried.Sequence));

        var other = await KeepAsync(editor, page, ("Title", "From another tab"), ("Tab", Guid.NewGuid().ToString()), ("Sequence", "1"));
        Assert.NotEqual(first.Key, other.Key);
        Assert.Equal("One, and more", (await editor.PageAsync($"/admin/entries/new?unsaved={first.Key}")).ValueOf("Title"));
        Assert.Equal("From another tab", (await editor.PageAsync($"/admin/entries/new?unsaved={other.Key}")).ValueOf("Title"));

        var takesOver = await KeepAsync(editor, page, ("Title", "Gone on elsewhere"), ("Tab", Guid.NewGuid().ToString()), ("Sequence", "2"));
        Assert.Equal((first.Key, 3), (takesOver.Key, takesOver.Sequence));
    }

    [Fact]
    public async Task The_same_form_sent_at_once_is_kept_once()
    {
        using var editor = await app.SignedInAsync();
        var pages = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => editor.PageAsync("/admin/entries/new")));
        for (var round = 0; round < 5; round++)
        {
            var key = Guid.NewGuid().ToString();
            var kept = await Task.WhenAll(pages.Select((page, i) => KeepAsync(editor, page, ("Key", key), ("Title", $"At once {i}"))));
            Assert.Single(kept.Select(k => k.Key).Distinct());
        }
    }

    [Fact]
    public async Task Saving_ends_it_and_throwing_it_away_shows_what_is_saved()
    {
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync("/admin/entries/new");
        var kept = await KeepAsync(editor, page, ("Title", "Becomes an entry"));
        using (var saved = await editor.SubmitAsync(page, "#entry", new Dictionary<string, string> { ["Title"] = "Becomes an entry" }, "publish"))
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Empty((await editor.PageAsync("/admin")).QuerySelectorAll($"a[href$='{kept.Key}']"));

        var entry = await app.AddAsync(A.Publication("As saved").Issued("2003-03-05").Published());
        await KeepAsync(editor, await editor.PageAsync($"/admin/entries/{entry.Id}"), ("Title", "Second thoughts"));
        var form = await editor.PageAsync($"/admin/entries/{entry.Id}");
        var discard = form.QuerySelector("button[formaction*='/discard']")?.GetAttribute("formaction") ?? "";
        (form.QuerySelector("#entry") as IHtmlFormElement)!.Action = discard;
        using (var thrown = await editor.SubmitAsync(form, "#entry", new Dictionary<string, string>()))
            Assert.Equal($"/admin/entries/{entry.Id}", thrown.Headers.Location?.OriginalString);
        Assert.Equal("As saved", (await editor.PageAsync($"/admin/entries/{entry.Id}")).ValueOf("Title"));
    }

    [Fact]
    public async Task What_differs_in_nothing_from_what_is_saved_is_not_offered()
    {
        var entry = await app.AddAsync(A.Publication("Untouched").Issued("2003-03-06").Published());
        using var editor = await app.SignedInAsync();
        await KeepAsync(editor, await editor.PageAsync($"/admin/entries/{entry.Id}"));

        Assert.Null((await editor.PageAsync($"/admin/entries/{entry.Id}")).QuerySelector("button[formaction*='/discard']"));
        Assert.Equal(0, await KeptOfAsync(entry.Id));
    }

    [Fact]
    public async Task Each_of_two_editors_sees_that_the_other_is_there_and_when_the_other_saved()
    {
        var entry = await app.AddAsync(A.Publication("Visited").Issued("2003-03-07").Published());
        var address = $"/admin/entries/{entry.Id}";
        using var ana = await app.BrowserOfAsync(await app.AddPersonAsync(Roles.Editor, name: "Ana Ruiz"));
        using var jonas = await app.BrowserOfAsync(await app.AddPersonAsync(Roles.Editor, name: "Jonas Okoth"));
        var hers = await ana.PageAsync(address);
        Assert.Equal("", hers.QuerySelector("#others").Text());

        var his = await jonas.PageAsync(address);
        Assert.StartsWith("Ana Ruiz has this entry open too", his.QuerySelector("#others").Text(), StringComparison.Ordinal);
        using (var saved = await jonas.SubmitAsync(his, "#entry", new Dictionary<string, string> { ["Summary"] = "His" }, "save"))
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var told = await ana.GetFromJsonAsync<JsonElement>($"{address}/others?revision={hers.ValueOf("Revision") ?? "1"}");
        Assert.StartsWith("Jonas Okoth has", told.GetProperty("others").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Jonas Okoth saved this entry at ", told.GetProperty("saved").GetString(), StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(JsonValueKind.Null, (await ana.GetFromJsonAsync<JsonElement>($"{address}/others?revision=2")).GetProperty("others").ValueKind);
    }

    [Theory]
    [InlineData("/admin/entries/new/unsaved")]
    [InlineData("/admin/entries/new/preview")]
    public async Task M_16_Without_its_token_or_its_session_nothing_is_kept_or_shown(string address)
    {
        using var editor = await app.SignedInAsync();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Title"] = "Forged" });
        using var forged = await editor.PostAsync(new Uri(address, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var stranger = app.Fresh();
        using var sent = await stranger.PostAsync(new Uri(address, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.DoesNotContain("Forged", (await editor.PageAsync("/admin")).QuerySelector("main").Text(), StringComparison.Ordinal);
    }

    private Task<int> KeptOfAsync(long id) =>
        app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().PendingChanges.CountAsync(c => c.PublicationId == id));

    private static async Task<(Guid Key, int Sequence)> KeepAsync(HttpClient editor, IHtmlDocument page, params (string Name, string Text)[] typed)
    {
        var form = (IHtmlFormElement)page.QuerySelector("#entry")!;
        var address = form.GetAttribute("action")!;
        form.SetAttribute("action", address + "/unsaved");
        var values = new Dictionary<string, string> { ["Tab"] = Tab.ToString() };
        foreach (var (name, text) in typed)
            values[name] = text;
        using var answer = await editor.SubmitAsync(page, "#entry", values);
        form.SetAttribute("action", address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var kept = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (kept.GetProperty("key").GetGuid(), kept.GetProperty("sequence").GetInt32());
    }
}
