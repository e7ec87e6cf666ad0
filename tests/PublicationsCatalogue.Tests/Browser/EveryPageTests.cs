using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Browser;

[Collection(PageTests.Name)]
public sealed class EveryPageTests(Chromium chromium)
{
    [SkippableTheory]
    [MemberData(nameof(Places.Public), MemberType = typeof(Places))]
    public Task G_12_A_public_page_has_no_axe_violation_and_no_complaint_in_light_and_dark(string place) => AssertAccessibleAsync(place, atDesk: false);

    [SkippableTheory]
    [MemberData(nameof(Places.Desk), MemberType = typeof(Places))]
    public Task A_desk_page_has_no_axe_violation_and_no_complaint_in_light_and_dark(string place) => AssertAccessibleAsync(place, atDesk: true);

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

    private async Task AssertAccessibleAsync(string place, bool atDesk)
    {
        Chromium.Needed();
        var address = await Places.FillAsync(chromium, place);
        var (light, dark) = (await VisitAsync(address, new Look(), atDesk), await VisitAsync(address, new Look(Dark: true), atDesk));
        // Each tab has a process of its own.
        var findings = await Task.WhenAll(light.AxeAsync(), dark.AxeAsync());
        Findings.AssertNone(findings[0].Concat(light.Complaints).Select(finding => $"light: {finding}"));
        Findings.AssertNone(findings[1].Concat(dark.Complaints).Select(finding => $"dark: {finding}"));
    }

    private async Task AssertFitsAsync(string place, bool atDesk)
    {
        Chromium.Needed();
        var tab = await VisitAsync(await Places.FillAsync(chromium, place), new Look(Width: 320), atDesk);
        Findings.AssertNone(await tab.SidewaysAsync());
    }

    private async Task AssertSameWithoutScriptAsync(string place, bool atDesk)
    {
        Chromium.Needed();
        var address = await Places.FillAsync(chromium, place);
        var with = await VisitAsync(address, new Look(), atDesk);
        var without = await VisitAsync(address, new Look(Script: false), atDesk);
        Assert.NotEmpty((await without.Page.Locator("h1").InnerTextAsync()).Trim());
        var words = await Task.WhenAll(WordsAsync(with), WordsAsync(without));
        Assert.Equal(words[0], words[1]);
        Assert.Equal(await with.Page.Locator("main form").CountAsync(), await without.Page.Locator("main form").CountAsync());
        Findings.AssertNone(without.Complaints);
    }

    // The preview that follows the typing stands there with script only; without, a button shows it.
    private static async Task<string[]> WordsAsync(Tab tab) => [.. (await tab.Page.Locator(":is(main a, main h1, main h2):visible:not(#live-preview *)").AllInnerTextsAsync()).Where(t => t.Trim().Length > 0)];

    private async Task<Tab> VisitAsync(string address, Look look, bool atDesk)
    {
        var tab = await chromium.KeptAsync(look, atDesk);
        var answer = await tab.GoAsync(address);
        Assert.True(answer.Status is 200 or 404, $"{address} answers {answer.Status}");
        Assert.Equal(address.StartsWith("/admin", StringComparison.Ordinal), tab.Page.Url.Contains("/admin", StringComparison.Ordinal));
        return tab;
    }
}
