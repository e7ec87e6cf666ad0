using System.Globalization;
using Microsoft.Playwright;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Browser;

/// <summary>The copy of what is typed that a browser keeps until the server has it.</summary>
[Collection(BrowserTests.Name)]
public sealed class LocalCopyTests(Chromium chromium)
{
    private const string New = "/admin/entries/new";

    // At once, because each mostly waits.
    [SkippableFact]
    public async Task A_clock_a_day_behind_right_or_a_day_ahead_loses_no_copy_and_offers_no_older_one_over_a_newer()
    {
        await using var behind = await OpenAsync("behind@example.org");
        await using var right = await OpenAsync("right@example.org");
        await using var ahead = await OpenAsync("ahead@example.org");
        await Task.WhenAll(ClockWrongByAsync(-1, behind), ClockWrongByAsync(0, right), ClockWrongByAsync(1, ahead));
    }

    [SkippableFact]
    public async Task On_a_shared_computer_the_next_person_sees_nothing_of_what_the_one_before_typed()
    {
        await using var tab = await OpenAsync("before@example.org");
        await chromium.App.AddPersonAsync(Roles.Editor, "after@example.org");
        await tab.GoAsync(New);
        await TypeOfflineAsync(tab, "Typed by the one before");
        await tab.AbandonAsync();
        await tab.OfflineAsync(false);

        await SignOutAsync(tab);
        await tab.SignInAsync("after@example.org", Support.SignIn.Password);
        await tab.GoAsync(New);
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.DoesNotContain("Typed by the one before", await tab.Page.ContentAsync(), StringComparison.Ordinal);
        await TypeOfflineAsync(tab, "Typed by the one after");
        await tab.AbandonAsync();
        await tab.OfflineAsync(false);

        await SignOutAsync(tab);
        await tab.SignInAsync("before@example.org", Support.SignIn.Password);
        await tab.GoAsync(New);
        await tab.Page.Locator("#local-copy").GetByRole(AriaRole.Button, new() { Name = "Use it" }).ClickAsync();
        Assert.Equal("Typed by the one before", await tab.Page.InputValueAsync("#Title"));
    }

    [SkippableFact]
    public async Task What_was_sent_without_a_session_is_still_here_after_the_desk_has_told_of_something_else()
    {
        await using var tab = await OpenAsync("late@example.org");
        var other = await chromium.App.AddAsync(A.Publication("Something else").Issued("2001-01-01"));
        await tab.GoAsync(New);
        await tab.TakeSessionAsync();
        await tab.Page.Keyboard.TypeAsync("Sent without a session");
        await tab.Page.Keyboard.PressAsync("Control+s");
        await tab.ArriveAsync("/account/sign-in");

        await tab.SignInAsync("late@example.org", Support.SignIn.Password);
        await tab.GoAsync($"/admin/entries/{other.Id}");
        await tab.Page.EvaluateAsync("() => document.querySelector(\"form[action$='/trash']\").requestSubmit()");
        await tab.Page.Locator("#main > .notice[role=status]").WaitForAsync();

        await tab.GoAsync(New);
        await tab.Page.Locator("#local-copy").GetByRole(AriaRole.Button, new() { Name = "Use it" }).ClickAsync();
        Assert.Equal("Sent without a session", await tab.Page.InputValueAsync("#Title"));
    }

    [SkippableFact]
    public async Task A_pasted_list_is_offered_again_when_its_tab_dies_before_and_after_it_was_read_and_no_more_once_its_drafts_are_saved()
    {
        const string List = "First in a dead tab\n7 October 2021\n\nSecond in a dead tab\n6 October 2021";
        await using var tab = await OpenAsync("paster@example.org");
        await tab.GoAsync("/admin/entries/paste");
        await tab.Page.FillAsync("#text", List);
        await tab.Page.WaitForFunctionAsync("() => Object.entries(localStorage).some(([k, v]) => k.startsWith('unsaved:') && v.includes('dead tab'))");
        await tab.AbandonAsync();

        await tab.GoAsync("/admin/entries/paste");
        await tab.Page.Locator("#local-copy").GetByRole(AriaRole.Button, new() { Name = "Use it" }).ClickAsync();
        Assert.Equal(List, await tab.Page.InputValueAsync("#text"));
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
        await tab.Page.Locator(".chosen").WaitForAsync();
        await tab.AbandonAsync();

        await tab.GoAsync("/admin/entries/paste");
        await tab.Page.Locator("#local-copy").GetByRole(AriaRole.Button, new() { Name = "Use it" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
        await tab.Page.Locator(".chosen").WaitForAsync();
        // Who saves before the page's scripts have come is offered the list once more: a browser is faster here than a person.
        await tab.WholeAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Save them as 2 drafts" }).ClickAsync();
        await tab.Page.Locator("#main > .notice[role=status]").WaitForAsync();
        await tab.Page.WaitForFunctionAsync("() => !JSON.stringify(localStorage).includes('dead tab')");
    }

    [SkippableFact]
    public async Task Another_entry_that_was_begun_is_not_offered_in_the_place_of_one_that_could_not_be_saved()
    {
        await using var tab = await OpenAsync("two@example.org");
        await tab.GoAsync(New);
        await TypeOfflineAsync(tab, "Begun before");
        await tab.AbandonAsync();
        await tab.OfflineAsync(false);
        var offered = tab.Page.Locator("#local-copy").GetByRole(AriaRole.Button, new() { Name = "Use it" });

        await tab.GoAsync(New);
        await Assertions.Expect(offered).ToBeVisibleAsync();
        await tab.Page.FillAsync("#Date", "nonsense");
        await tab.Page.Keyboard.PressAsync("Control+s");
        await tab.Page.Locator("#error-summary").WaitForAsync();
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Assertions.Expect(offered).ToHaveCountAsync(0);

        await tab.GoAsync(New);
        await Assertions.Expect(offered.First).ToBeVisibleAsync();
    }

    private static async Task ClockWrongByAsync(int days, Tab tab)
    {
        await WrongByAsync(tab, days);
        await tab.GoAsync(New);
        await TypeOfflineAsync(tab, "Old words");
        await tab.OfflineAsync(false);
        await tab.Page.Locator("#save-state .saved").WaitForAsync();
        await tab.Page.RunAndWaitForResponseAsync(() => tab.Page.Keyboard.TypeAsync(" and newer ones"),
            answer => answer.Ok && answer.Url.EndsWith("/unsaved", StringComparison.Ordinal) && answer.Request.PostData?.Contains("newer+ones", StringComparison.Ordinal) == true);
        await tab.Page.WaitForFunctionAsync("() => !Object.keys(localStorage).some(k => k.startsWith('unsaved:'))");
        await tab.AbandonAsync();

        await WrongByAsync(tab, -days);
        await tab.GoAsync(New);
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Old words and newer ones" }).ClickAsync();
        await tab.ArriveAsync("unsaved=");
        Assert.Equal("Old words and newer ones", await tab.Page.InputValueAsync("#Title"));
        Assert.Equal(0, await tab.Page.Locator("#local-copy .warning").CountAsync());

        await TypeOfflineAsync(tab, "The newest: ");
        var (page, typed) = (new Uri(tab.Page.Url).PathAndQuery, await tab.Page.InputValueAsync("#Title"));
        await tab.AbandonAsync();
        await tab.OfflineAsync(false);
        await tab.GoAsync(page);
        Assert.Contains("The newest: ", typed, StringComparison.Ordinal);
        // A browser may send it after all on its way out: then it is on the server, and nothing is to be offered.
        if (await tab.Page.InputValueAsync("#Title") == typed)
            return;
        Assert.Equal("Old words and newer ones", await tab.Page.InputValueAsync("#Title"));
        await tab.Page.Locator("#local-copy").GetByRole(AriaRole.Button, new() { Name = "Use it" }).ClickAsync();
        Assert.Equal(typed, await tab.Page.InputValueAsync("#Title"));
    }

    private async Task<Tab> OpenAsync(string email)
    {
        Chromium.Needed();
        await chromium.App.AddPersonAsync(Roles.Editor, email);
        var tab = await chromium.OpenAsync(new Look());
        await tab.SignInAsync(email, Support.SignIn.Password);
        return tab;
    }

    private static async Task SignOutAsync(Tab tab)
    {
        await tab.GoAsync("/admin");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).First.ClickAsync();
        await tab.ArriveAsync("^(?!.*/admin)");
    }

    /// <summary>Types at the start of the title without a line, until the browser has kept it.</summary>
    private static async Task TypeOfflineAsync(Tab tab, string text)
    {
        await tab.OfflineAsync(true);
        await tab.Page.FocusAsync("#Title");
        await tab.Page.Keyboard.PressAsync("Home");
        await tab.Page.Keyboard.TypeAsync(text);
        await tab.Page.WaitForFunctionAsync("text => Object.entries(localStorage).some(([k, v]) => k.startsWith('unsaved:') && v.includes(text))", text);
    }

    private static async Task WrongByAsync(Tab tab, int days) => await tab.Page.AddInitScriptAsync(string.Create(CultureInfo.InvariantCulture, $$"""
        (() => { const Right = Date, wrong = () => Right.now() + {{days}} * 86_400_000;
          window.Date = class extends Right { constructor(...when) { super(...(when.length ? when : [wrong()])); } static now() { return wrong(); } }; })();
        """));
}
