using Microsoft.Playwright;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Browser;

/// <summary>Each page is opened with script, without, and as on a phone; all checks look at these.</summary>
[Collection(PageTests.Name)]
public sealed class EveryPageTests(Windowless chromium)
{
    [SkippableTheory]
    [MemberData(nameof(Places.Public), MemberType = typeof(Places))]
    public Task G_3_G_12_A_public_page_has_no_axe_violation_in_light_and_dark_fits_320_px_and_says_the_same_without_script(string place) => AssertSoundAsync(place, atDesk: false);

    [SkippableTheory]
    [MemberData(nameof(Places.Desk), MemberType = typeof(Places))]
    public Task A_desk_page_has_no_axe_violation_in_light_and_dark_fits_320_px_and_says_the_same_without_script(string place) => AssertSoundAsync(place, atDesk: true);

    private async Task AssertSoundAsync(string place, bool atDesk)
    {
        Chromium.Needed();
        var address = await Places.FillAsync(chromium, place);
        // Each tab has a process of its own.
        var tabs = await Task.WhenAll(VisitAsync(address, await chromium.KeptAsync(new Look(), atDesk), atDesk), VisitAsync(address, await chromium.KeptAsync(new Look(Script: false), atDesk), atDesk));
        var (with, without) = (tabs[0], tabs[1]);
        var findings = (await with.AxeAsync()).Select(f => $"light: {f}").ToList();
        await with.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
        findings.AddRange((await with.AxeAsync()).Select(f => $"dark: {f}"));
        var words = await Task.WhenAll(WordsAsync(with), WordsAsync(without));
        await with.Page.SetViewportSizeAsync(320, 800);
        await with.Page.ReloadAsync();
        findings.AddRange((await with.SidewaysAsync()).Select(f => $"320 px: {f}"));
        Findings.AssertNone(findings.Concat(with.Complaints.Select(c => $"with script: {c}")).Concat(without.Complaints.Select(c => $"without script: {c}")));

        Assert.NotEmpty((await without.Page.Locator("h1").InnerTextAsync()).Trim());
        Assert.Equal(words[0], words[1]);
        Assert.Equal(await with.Page.Locator("main form").CountAsync(), await without.Page.Locator("main form").CountAsync());
    }

    // The preview that follows the typing stands there with script only; without, a button shows it.
    private static async Task<string[]> WordsAsync(Tab tab) => [.. (await tab.Page.Locator(":is(main a, main h1, main h2):visible:not(#live-preview *)").AllInnerTextsAsync()).Where(t => t.Trim().Length > 0)];

    private static async Task<Tab> VisitAsync(string address, Tab tab, bool atDesk)
    {
        var answer = await tab.GoAsync(address);
        Assert.True(answer.Status is 200 or 404, $"{address} answers {answer.Status}");
        Assert.Equal(address.StartsWith("/admin", StringComparison.Ordinal), tab.Page.Url.Contains("/admin", StringComparison.Ordinal));
        return tab;
    }
}
