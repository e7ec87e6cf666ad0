using Microsoft.Playwright;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Browser;

/// <summary>The order of a day by keyboard only.</summary>
[Collection(BrowserTests.Name)]
public sealed class DayOrderTests(Chromium chromium)
{
    [SkippableTheory]
    [InlineData(true, "2003-03-03")]
    [InlineData(false, "2003-03-04")]
    public async Task From_the_form_an_entry_is_moved_by_enter_on_its_button_again_and_again_and_no_further_than_the_top(bool script, string date)
    {
        await using var tab = await OpenAsync(date, new Look(Script: script));
        var more = tab.Page.Locator("details.fold summary").First;
        await tab.TabToAsync(more);
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.TabToAsync(tab.Page.GetByText("Change their order"));
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.ArriveAsync("/order#here$");
        var up = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Move up “Lowest”" });
        await tab.TabToAsync(up);
        foreach (var place in new[] { "2", "1" })
        {
            await tab.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(tab.Page.Locator("#notice")).ToHaveTextAsync($"Moved “Lowest” to place {place} of 3");
            await Assertions.Expect(up).ToBeFocusedAsync();
            await Assertions.Expect(up).ToHaveAccessibleDescriptionAsync($"Moved “Lowest” to place {place} of 3");
        }

        // At the top the same key does nothing, not even down again.
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForTimeoutAsync(300);
        await Assertions.Expect(Titles(tab)).ToHaveTextAsync(["Lowest", "Highest", "Middle"]);
        await Assertions.Expect(up).ToBeFocusedAsync();
        if (script)
            Findings.AssertNone(await tab.AxeAsync());
        Findings.AssertNone(tab.Complaints);
    }

    [SkippableFact]
    public async Task Alt_and_an_arrow_move_the_entry_in_which_the_focus_is()
    {
        await using var tab = await OpenAsync("2003-03-05", new Look());
        await tab.GoAsync(await tab.Page.GetByText("Change their order").GetAttributeAsync("href") ?? "");
        await tab.TabToAsync(tab.Page.GetByRole(AriaRole.Link, new() { Name = "Lowest" }));
        foreach (var (key, order) in new (string, string[])[]
        {
            ("Alt+ArrowUp", ["Highest", "Lowest", "Middle"]),
            ("Alt+ArrowUp", ["Lowest", "Highest", "Middle"]),
            ("Alt+ArrowUp", ["Lowest", "Highest", "Middle"]),
            ("Alt+ArrowDown", ["Highest", "Lowest", "Middle"]),
        })
        {
            await tab.WholeAsync();
            await tab.Page.Keyboard.PressAsync(key);
            await Assertions.Expect(Titles(tab)).ToHaveTextAsync(order);
            await Assertions.Expect(tab.Page.Locator(".day-order li:focus-within .what a")).ToHaveTextAsync("Lowest");
        }

        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Move down “Lowest”" })).ToBeFocusedAsync();
        Findings.AssertNone(tab.Complaints);
    }

    [SkippableFact]
    public async Task No_quick_press_is_lost()
    {
        await using var tab = await OpenAsync("2003-03-06", new Look());
        await tab.GoAsync(await tab.Page.GetByText("Change their order").GetAttributeAsync("href") ?? "");
        await tab.TabToAsync(tab.Page.GetByRole(AriaRole.Link, new() { Name = "Lowest" }));
        await tab.Page.EvaluateAsync("""
            () => { for (const i of [1, 2, 3]) document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", altKey: true, bubbles: true, cancelable: true })); }
            """);
        await Assertions.Expect(Titles(tab)).ToHaveTextAsync(["Lowest", "Highest", "Middle"]);
        await Assertions.Expect(tab.Page.Locator(".notice[role=status] button")).ToHaveTextAsync("Undo");
        Findings.AssertNone(tab.Complaints);
    }

    private static ILocator Titles(Tab tab) => tab.Page.Locator(".day-order .what a");

    private async Task<Tab> OpenAsync(string date, Look look)
    {
        Chromium.Needed();
        Publication? last = null;
        foreach (var (title, i) in new[] { "Highest", "Middle", "Lowest" }.Select((title, i) => (title, i)))
            last = await chromium.App.AddAsync(A.Publication(title).Issued(date).Published().With((p, now) => p.Position = DayOrder.For(now, i)));
        var tab = await chromium.OpenAsync(look, atDesk: true);
        await tab.GoAsync($"/admin/entries/{last!.Id}");
        return tab;
    }
}
