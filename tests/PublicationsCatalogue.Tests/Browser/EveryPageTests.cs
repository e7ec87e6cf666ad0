using Deque.AxeCore.Playwright;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class EveryPageTests(Chromium chromium)
{
    public static TheoryData<string, bool> PublicInBothSchemes => Both(Places.Public);

    public static TheoryData<string, bool> DeskInBothSchemes => Both(Places.Desk);

    [SkippableTheory]
    [MemberData(nameof(PublicInBothSchemes))]
    public Task G_12_A_public_page_has_no_axe_violation_and_no_complaint(string place, bool dark) => AssertAccessibleAsync(place, dark, atDesk: false);

    [SkippableTheory]
    [MemberData(nameof(DeskInBothSchemes))]
    public Task A_desk_page_has_no_axe_violation_and_no_complaint(string place, bool dark) => AssertAccessibleAsync(place, dark, atDesk: true);

    [SkippableTheory]
    [MemberData(nameof(Places.Public), MemberType = typeof(Places))]
    public Task G_3_A_public_page_never_scrolls_sideways_at_320_px(string place) => AssertFitsAsync(place, atDesk: false);

    [SkippableTheory]
    [MemberData(nameof(Places.Desk), MemberType = typeof(Places))]
    public Task A_desk_page_never_scrolls_sideways_at_320_px(string place) => AssertFitsAsync(place, atDesk: true);

    [SkippableTheory]
    [MemberData(nameof(Places.Public), MemberType = typeof(Places))]
    public Task G_3_A_public_page_says_the_same_without_script(string place) => AssertSameWithoutScriptAsync(place, atDesk: false);

    [SkippableTheory]
    [MemberData(nameof(Places.Desk), MemberType = typeof(Places))]
    public Task A_desk_page_says_the_same_without_script(string place) => AssertSameWithoutScriptAsync(place, atDesk: true);

    private static TheoryData<string, bool> Both(TheoryData<string> places)
    {
        var both = new TheoryData<string, bool>();
        foreach (var row in places)
        {
            both.Add(row, false);
            both.Add(row, true);
        }
        return both;
    }

    private async Task AssertAccessibleAsync(string place, bool dark, bool atDesk)
    {
        Chromium.Needed();
        await using var tab = await chromium.OpenAsync(new Look(Dark: dark), atDesk);
        await GoAsync(tab, place);
        var axe = await tab.Page.RunAxe();
        Findings.AssertNone(axe.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {n.Html} {string.Join(' ', n.Any.Concat(n.All).Select(c => c.Message))}")));
        Findings.AssertNone(tab.Complaints);
    }

    private async Task AssertFitsAsync(string place, bool atDesk)
    {
        Chromium.Needed();
        await using var tab = await chromium.OpenAsync(new Look(Width: 320), atDesk);
        await GoAsync(tab, place);
        Findings.AssertNone(await tab.SidewaysAsync());
    }

    private async Task AssertSameWithoutScriptAsync(string place, bool atDesk)
    {
        Chromium.Needed();
        await using var with = await chromium.OpenAsync(new Look(), atDesk);
        await using var without = await chromium.OpenAsync(new Look(Script: false), atDesk);
        await GoAsync(with, place);
        await GoAsync(without, place);
        Assert.NotEmpty((await without.Page.Locator("h1").InnerTextAsync()).Trim());
        Assert.Equal(await WordsAsync(with), await WordsAsync(without));
        Assert.Equal(await with.Page.Locator("main form").CountAsync(), await without.Page.Locator("main form").CountAsync());
        Findings.AssertNone(without.Complaints);
    }

    private static async Task<string[]> WordsAsync(Tab tab) => [.. (await tab.Page.Locator("main a:visible, main h1, main h2").AllInnerTextsAsync()).Where(t => t.Trim().Length > 0)];

    private async Task GoAsync(Tab tab, string place)
    {
        var answer = await tab.GoAsync(await Places.FillAsync(chromium, place));
        Assert.True(answer.Status is 200 or 404, $"{place} answers {answer.Status}");
        Assert.Equal(place.StartsWith("/admin", StringComparison.Ordinal), tab.Page.Url.Contains("/admin", StringComparison.Ordinal));
    }
}
