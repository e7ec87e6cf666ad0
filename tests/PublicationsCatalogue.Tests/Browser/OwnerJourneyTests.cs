using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PublicationsCatalogue.Hosting;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Browser;

/// <summary>The main job, as a stranger does it after the first start.</summary>
[Collection(BrowserTests.Name)]
public sealed class OwnerJourneyTests(Chromium chromium)
{
    private const string Title = "A guide to cooperative housing";

    [SkippableTheory]
    [InlineData(1366, true)]
    [InlineData(390, true)]
    [InlineData(390, false)]
    public async Task The_first_owner_signs_up_and_adds_the_eleventh_entry_by_keyboard_alone(int width, bool script)
    {
        Chromium.Needed();
        await using var app = new CatalogueApp();
        await app.InitializeAsync();
        await using var tab = await chromium.OpenAsync(Chromium.Serve(app), new Look(width, Script: script));

        await SignUpAsync(tab, app.Services.GetRequiredService<FirstOwnerCode>().Code);
        await SignOutAndInAsync(tab);
        await AddEntryAsync(tab);

        await tab.GoAsync("/");
        Assert.Equal(Title, (await tab.Page.Locator("main li a[href^='/publications/']").First.InnerTextAsync()).Trim());
        Findings.AssertNone(tab.Complaints);
    }

    private static async Task SignUpAsync(Tab tab, string code)
    {
        await tab.GoAsync("/account/first-owner");
        await TypeAsync(tab, tab.Page.Locator("main input[name$='Code' i]"), code);
        await TypeAsync(tab, tab.Page.Locator("main input[type=email], main input[name$='Email' i]").First, "owner@example.org");
        foreach (var name in await tab.Page.Locator("main input[name$='Name' i]").AllAsync())
            await TypeAsync(tab, name, "Ana Ruiz");
        foreach (var password in await tab.Page.Locator("main input[type=password]").AllAsync())
            await TypeAsync(tab, password, Support.SignIn.Password);
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.ArriveAsync("^(?!.*first-owner)");
    }

    private static async Task SignOutAndInAsync(Tab tab)
    {
        if (!tab.Page.Url.Contains("/sign-in", StringComparison.Ordinal))
        {
            await tab.GoAsync("/");
            await PressAsync(tab, tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }));
            await tab.Page.Locator(".staff").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await tab.WholeAsync();
        }
        await tab.GoAsync("/account/sign-in");
        await TypeAsync(tab, tab.Page.Locator("main input[type=email], main input[type=text]").First, "owner@example.org");
        await TypeAsync(tab, tab.Page.Locator("main input[type=password]"), Support.SignIn.Password);
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.ArriveAsync("/admin");
    }

    private static async Task AddEntryAsync(Tab tab)
    {
        await tab.GoAsync("/admin/entries/new");
        var title = tab.Page.GetByLabel("Title", new() { Exact = true });
        if (!await title.EvaluateAsync<bool>("e => e === document.activeElement"))
            await tab.TabToAsync(title);
        await tab.Page.Keyboard.TypeAsync(Title);
        await TypeAsync(tab, tab.Page.GetByLabel("Date", new() { Exact = true }), "7 November 2021");
        await TypeAsync(tab, tab.Page.GetByLabel("Summary", new() { Exact = true }), "How members build and run their homes.");
        await PressAsync(tab, tab.Page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }));
        await tab.ArriveAsync(@"/admin/entries/\d+$");
    }

    private static async Task TypeAsync(Tab tab, ILocator field, string text)
    {
        await tab.TabToAsync(field);
        await tab.Page.Keyboard.PressAsync("Control+A");
        await tab.Page.Keyboard.TypeAsync(text);
    }

    private static async Task PressAsync(Tab tab, ILocator button)
    {
        await tab.TabToAsync(button);
        await tab.Page.Keyboard.PressAsync("Enter");
    }
}
