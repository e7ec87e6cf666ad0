using Microsoft.Playwright;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Browser;

/// <summary>The warning while an entry is typed.</summary>
[Collection(BrowserTests.Name)]
public sealed class DuplicateWarningTests(Chromium chromium)
{
    [SkippableTheory]
    [InlineData(1366, false)]
    [InlineData(320, true)]
    public async Task Leaving_the_title_warns_under_it_without_taking_the_focus_and_an_answer_leaves_all_as_typed(int width, bool dark)
    {
        Chromium.Needed();
        await chromium.App.AddAsync(A.Publication($"Cooperative kitchens of the harbour at {width}").Issued("2012-01-30"));
        await using var tab = await chromium.OpenAsync(new Look(width, dark), atDesk: true);
        await tab.GoAsync("/admin/entries/new");

        await tab.Page.Locator("#Title").FillAsync($"Cooperative kitchen of the habrour at {width}");
        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Locator("#duplicates li").WaitForAsync();

        Assert.Equal("Date", await tab.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        Findings.AssertNone(await tab.AxeAsync());
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Different" }).ClickAsync();
        await tab.Page.Locator("#duplicates li").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.EndsWith("/admin/entries/new", tab.Page.Url, StringComparison.Ordinal);
        Assert.Equal($"Cooperative kitchen of the habrour at {width}", await tab.Page.Locator("#Title").InputValueAsync());
        Findings.AssertNone(tab.Complaints);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await tab.ArriveAsync(@"/admin/entries/\d+$");
        Assert.Equal(0, await tab.Page.Locator("#duplicates li").CountAsync());
    }

    [SkippableFact]
    public async Task Published_from_within_its_title_an_entry_that_is_there_is_asked_about_once_and_back_leads_to_what_was_saved()
    {
        Chromium.Needed();
        var there = await chromium.App.AddAsync(A.Publication("Cooperative ferries of the delta").Published());
        await using var tab = await chromium.OpenAsync(new Look(), atDesk: true);
        await tab.GoAsync("/admin/entries/new");
        await tab.Page.Keyboard.TypeAsync("Cooperative ferries of the delta");
        await tab.Page.Keyboard.PressAsync("Control+Enter");
        await tab.Page.Locator("#duplicates li").WaitForAsync();
        Assert.Equal("duplicates", await tab.Page.EvaluateAsync<string>("() => document.activeElement.id"));

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "New edition of it" }).ClickAsync();
        await tab.Page.GetByText("Noted: new edition of it – “Cooperative ferries of the delta”.").WaitForAsync();
        await tab.Page.Keyboard.PressAsync("Control+Enter");
        await tab.ArriveAsync(@"/admin/entries/\d+$");
        var saved = tab.Page.Url;
        await tab.Page.GoBackAsync();

        await tab.Page.GetByText("This entry is saved already").WaitForAsync();
        Assert.Equal(saved, tab.Page.Url);
        await tab.GoAsync($"/publications/{there.Slug}");
        Assert.Contains("New edition", await tab.Page.Locator(".related").InnerTextAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Published_before_the_question_has_come_an_entry_waits_for_it()
    {
        Chromium.Needed();
        await chromium.App.AddAsync(A.Publication("Cooperative looms of the highlands").Issued("2012-01-30").Published());
        await using var tab = await chromium.OpenAsync(new Look(), atDesk: true);
        await tab.GoAsync("/admin/entries/new");
        var held = new TaskCompletionSource();
        await tab.Page.RouteAsync("**/admin/duplicates?*", async route => { await held.Task; await route.ContinueAsync(); });

        await tab.Page.Keyboard.TypeAsync("Cooperative looms of the highlands");
        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.PressAsync("Control+Enter");
        held.SetResult();

        await tab.Page.Locator("#duplicates li").WaitForAsync();
        Assert.EndsWith("/admin/entries/new", tab.Page.Url.Split('?')[0], StringComparison.Ordinal);
        await tab.Page.Keyboard.PressAsync("Control+Enter");
        await tab.ArriveAsync(@"/admin/entries/\d+$");
    }

    [SkippableFact]
    public async Task An_answer_for_a_saved_entry_is_sent_at_once_and_keeps_what_is_typed_and_not_saved()
    {
        Chromium.Needed();
        await chromium.App.AddAsync(A.Publication("Cooperative bakeries of the plain"));
        var entry = await chromium.App.AddAsync(A.Publication("Cooperative bakery of the plain"));
        await using var tab = await chromium.OpenAsync(new Look(), atDesk: true);
        await tab.GoAsync($"/admin/entries/{entry.Id}");
        await tab.Page.Locator("#Summary").FillAsync("Typed and not saved");

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Same", Exact = true }).ClickAsync();
        await tab.Page.GetByText("The same as Cooperative bakeries of the plain").WaitForAsync();

        Assert.Equal("Typed and not saved", await tab.Page.Locator("#Summary").InputValueAsync());
        await using var later = await chromium.OpenAsync(new Look(), atDesk: true);
        await later.GoAsync($"/admin/entries/{entry.Id}");
        Assert.Equal(0, await later.Page.Locator("#duplicates button").CountAsync());
    }
}
