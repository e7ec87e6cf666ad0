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

    [SkippableFact]
    public async Task DET_2_Copying_a_citation_gives_the_text_as_shown_and_without_script_it_can_be_selected()
    {
        Chromium.Needed();
        var place = await Places.FillAsync(chromium, "/publications/{slug}");
        await using var tab = await chromium.OpenAsync(new Look());
        await tab.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await tab.GoAsync(place);
        var shown = (await tab.Page.Locator("#citation").InnerTextAsync()).Trim();

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Copy citation" }).ClickAsync();
        await tab.Page.GetByText("Copied").WaitForAsync();

        Assert.Equal(shown, await tab.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await using var bare = await chromium.OpenAsync(new Look(Script: false));
        await bare.GoAsync(place);
        Assert.Equal(shown, (await bare.Page.Locator("#citation").InnerTextAsync()).Trim());
        Assert.False(await bare.Page.GetByRole(AriaRole.Button, new() { Name = "Copy citation" }).IsVisibleAsync());
    }

    [SkippableFact]
    public async Task G_11_A_word_of_300_letters_wraps_at_320_px_and_is_shown_whole()
    {
        Chromium.Needed();
        var word = new string('w', 300);
        await chromium.App.AddAsync(A.Publication(word).At("one-long-word").Issued("2002-02-02").Saying($"{word} https://example.org/{word}").Published());
        await using var tab = await chromium.OpenAsync(new Look(Width: 320));
        foreach (var place in new[] { "/2002/02", "/publications/one-long-word" })
        {
            await tab.GoAsync(place);
            Assert.Equal(0, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
            Findings.AssertNone(await tab.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('main *')].filter(e => getComputedStyle(e).textOverflow === 'ellipsis' || e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'hidden' && !e.matches('.vh, .vh *')).map(e => e.outerHTML.slice(0, 90))"));
        }
    }

    private static Task<string> GroundAsync(Tab tab) => tab.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
