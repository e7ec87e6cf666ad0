using Microsoft.Playwright;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Browser;

/// <summary>What the desk's list does with script, and without.</summary>
[Collection(BrowserTests.Name)]
public sealed class ListTests(Chromium chromium)
{
    [SkippableFact]
    public async Task One_box_ticks_all_of_the_page_and_shows_when_only_some_are_ticked()
    {
        await using var tab = await OpenAsync(new Look());
        var rows = tab.Page.Locator("input[name=ids]");
        var count = await rows.CountAsync();
        var whole = tab.Page.GetByLabel("Tick all of this page");
        await whole.CheckAsync();
        await Assertions.Expect(tab.Page.Locator("input[name=ids]:checked")).ToHaveCountAsync(count);

        await rows.First.UncheckAsync();
        Assert.True(await whole.EvaluateAsync<bool>("box => box.indeterminate && !box.checked"));
        await rows.First.CheckAsync();
        await Assertions.Expect(whole).ToBeCheckedAsync();

        await tab.Page.GetByLabel("With the ticked entries").SelectOptionAsync("type");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator("input[name=ids]")).ToHaveCountAsync(count);
        Findings.AssertNone(tab.Complaints);
    }

    [SkippableFact]
    public async Task Without_script_no_box_is_shown_that_would_do_nothing()
    {
        await using var tab = await OpenAsync(new Look(Script: false));
        await Assertions.Expect(tab.Page.GetByLabel("Tick all of this page")).ToBeHiddenAsync();
    }

    private async Task<Tab> OpenAsync(Look look)
    {
        Chromium.Needed();
        var tab = await chromium.OpenAsync(look, atDesk: true);
        await tab.GoAsync("/admin/entries?state=published");
        return tab;
    }
}
