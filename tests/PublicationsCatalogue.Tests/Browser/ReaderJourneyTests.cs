using Microsoft.Playwright;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class ReaderJourneyTests(Chromium chromium)
{
    [SkippableTheory]
    [InlineData(1366, true)]
    [InlineData(390, true)]
    [InlineData(390, false)]
    public async Task A_reader_goes_from_the_home_page_to_an_entry_to_its_month_and_back(int width, bool script)
    {
        Chromium.Needed();
        await using var tab = await chromium.OpenAsync(new Look(width, Script: script));
        await tab.GoAsync("/");
        var title = tab.Page.Locator("main li a[href^='/publications/']").First;
        var name = (await title.InnerTextAsync()).Trim();

        await title.ClickAsync();
        Assert.Equal(name, (await tab.Page.Locator("h1").InnerTextAsync()).Trim());

        await tab.Page.Locator("main a[href='/2021/10']").First.ClickAsync();
        Assert.Equal("October 2021", (await tab.Page.Locator("h1").InnerTextAsync()).Trim());

        await tab.Page.GoBackAsync();
        await tab.Page.GoBackAsync();
        Assert.Equal(new Uri(chromium.Address, "/").ToString(), tab.Page.Url);
        Findings.AssertNone(tab.Complaints);
    }

    [SkippableFact]
    public async Task The_first_stop_of_the_keyboard_skips_to_the_content()
    {
        Chromium.Needed();
        await using var tab = await chromium.OpenAsync(new Look());
        await tab.GoAsync("/");
        await tab.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to content", await tab.Page.EvaluateAsync<string>("document.activeElement.textContent"));

        await tab.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await tab.Page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [SkippableFact]
    public async Task The_choice_of_dark_survives_a_reload_and_another_page()
    {
        Chromium.Needed();
        await using var tab = await chromium.OpenAsync(new Look());
        await tab.GoAsync("/");
        var light = await GroundAsync(tab);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Dark", Exact = true }).ClickAsync();
        var dark = await GroundAsync(tab);
        Assert.NotEqual(light, dark);

        await tab.Page.ReloadAsync();
        Assert.Equal(dark, await GroundAsync(tab));

        await tab.GoAsync("/archive");
        Assert.Equal(dark, await GroundAsync(tab));
        Assert.Equal("true", await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Dark", Exact = true }).GetAttributeAsync("aria-pressed"));
    }

    private static Task<string> GroundAsync(Tab tab) => tab.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
