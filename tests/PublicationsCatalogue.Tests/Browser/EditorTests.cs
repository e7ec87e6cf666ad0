using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Features.Account;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Browser;

/// <summary>The entry's form in a real browser, by keyboard.</summary>
[Collection(BrowserTests.Name)]
public sealed class EditorTests(Chromium chromium)
{
    private const string SeedOne = "Mapping the Social and Solidarity Economy Landscape in Asia - Spotlight on Malaysia";

    [SkippableFact]
    public async Task EDIT_1_Title_and_date_are_public_within_fifteen_seconds_and_three_tab_stops()
    {
        await using var tab = await DeskAsync(filmed: true);
        var clock = Stopwatch.StartNew();
        await tab.Page.Keyboard.PressAsync("n");
        await tab.ArriveAsync("/new$");
        await TitleHasFocusAsync(tab);
        // 40 ms a key is a quick typist; the fifteen seconds are the person's, not the machine's.
        await tab.Page.Keyboard.TypeAsync(SeedOne + " again", new() { Delay = 40 });
        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.PressAsync("Control+A");
        await tab.Page.Keyboard.TypeAsync("7 oct 2021", new() { Delay = 40 });
        await tab.Page.Keyboard.PressAsync("Control+Enter");
        await tab.ArriveAsync(@"/admin/entries/\d+$");
        Assert.StartsWith("Published under October 2021 – View", await NoticeAsync(tab), StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), clock.Elapsed.ToString());
        Findings.AssertNone(tab.Complaints);
    }

    [SkippableFact]
    public async Task EDIT_2_Ten_issues_go_out_one_after_the_other_without_leaving_the_keyboard()
    {
        await using var tab = await DeskAsync(filmed: true);
        var clock = Stopwatch.StartNew();
        await tab.Page.Keyboard.PressAsync("n");
        await tab.ArriveAsync("/new$");
        for (var number = 1; number <= 10; number++)
        {
            await TitleHasFocusAsync(tab);
            await tab.Page.Keyboard.TypeAsync($"Ten issues No. {number}");
            if (number == 1)
                await FillSeriesAsync(tab, "Newsletter", "Ten issues");
            await tab.Page.Keyboard.PressAsync("Control+Shift+Enter");
            await tab.ArriveAsync("after=");
            await tab.Page.WaitForFunctionAsync("() => document.getElementById('Title').value === ''");
            Assert.Equal("Ten issues", await tab.Page.InputValueAsync("#Series"));
            await tab.Page.EvaluateAsync("() => history.replaceState(null, '', '/admin/entries/new')");
        }
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(3), clock.Elapsed.ToString());
        Assert.Equal(10, await chromium.App.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications
            .CountAsync(p => p.Type == "newsletter" && p.Series.Any(m => m.Series.Texts.Any(t => t.Title == "Ten issues")))));
        Findings.AssertNone(tab.Complaints);
    }

    [SkippableFact]
    public async Task EDIT_3_A_tab_killed_four_seconds_after_typing_has_lost_nothing()
    {
        await using var tab = await DeskAsync(filmed: true);
        await tab.GoAsync("/admin/entries/new");
        await tab.Page.Keyboard.TypeAsync("Killed after four seconds");
        await tab.Page.WaitForTimeoutAsync(4000);
        await tab.AbandonAsync();

        await tab.GoAsync("/admin/entries/new");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Killed after four seconds" }).ClickAsync();
        await tab.ArriveAsync("unsaved=");
        Assert.Equal("Killed after four seconds", await tab.Page.InputValueAsync("#Title"));
    }

    [SkippableFact]
    public async Task EDIT_4_Without_a_line_the_text_is_kept_said_so_and_sent_once_when_the_line_returns()
    {
        await using var tab = await DeskAsync(filmed: true);
        await tab.GoAsync("/admin/entries/new");
        await tab.OfflineAsync(true);
        await tab.Page.Keyboard.TypeAsync("Typed in the tunnel");
        await tab.Page.Keyboard.PressAsync("Control+Enter");
        await tab.Page.GetByText("Not saved: no connection. Your text is kept on this computer.").WaitForAsync();
        await tab.Page.WaitForTimeoutAsync(3500);

        await tab.OfflineAsync(false);
        await tab.ArriveAsync(@"/admin/entries/\d+$");
        Assert.StartsWith("Published under", await NoticeAsync(tab), StringComparison.Ordinal);
        Assert.Equal(1, await TitledAsync("Typed in the tunnel"));
        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(k => k.startsWith('unsaved:')).length"));
    }

    [SkippableFact]
    public async Task What_could_not_be_sent_is_offered_again_to_its_person_and_to_nobody_else()
    {
        await using var tab = await DeskAsync();
        await tab.GoAsync("/admin/entries/new");
        await tab.OfflineAsync(true);
        await tab.Page.Keyboard.TypeAsync("Never reached the server");
        await tab.Page.WaitForTimeoutAsync(2500);
        await tab.AbandonAsync();
        await tab.OfflineAsync(false);

        await tab.GoAsync("/admin/entries/new");
        await tab.Page.EvaluateAsync("() => { for (const key of Object.keys(localStorage)) localStorage.setItem(key.replace(/^unsaved:[^:]*/, 'unsaved:somebody-else'), localStorage.getItem(key)); }");
        var offers = tab.Page.Locator("#local-copy .notice");
        await tab.Page.ReloadAsync();
        await offers.First.WaitForAsync();
        Assert.Equal(1, await offers.CountAsync());
        await offers.GetByRole(AriaRole.Button, new() { Name = "Use it" }).ClickAsync();
        Assert.Equal("Never reached the server", await tab.Page.InputValueAsync("#Title"));
    }

    [SkippableFact]
    public async Task What_was_left_at_once_is_found_again_on_the_server_and_not_offered_twice()
    {
        await using var tab = await DeskAsync();
        await tab.GoAsync("/admin/entries/new");
        await tab.Page.Keyboard.TypeAsync("Typed and left at once");
        var found = tab.Page.GetByRole(AriaRole.Link, new() { Name = "Typed and left at once" });
        // What is sent on leaving and the next page are two requests, of which either may be the first.
        for (var tries = 0; tries < 20 && await found.CountAsync() == 0; tries++)
        {
            await tab.GoAsync("/admin/entries/new");
            await tab.Page.WaitForTimeoutAsync(tries * 50);
        }
        await found.ClickAsync();
        await tab.ArriveAsync("unsaved=");

        Assert.Equal("Typed and left at once", await tab.Page.InputValueAsync("#Title"));
        Assert.Equal(0, await tab.Page.Locator("#local-copy .warning").CountAsync());
        Findings.AssertNone(tab.Complaints);
    }

    [SkippableFact]
    public async Task A_session_that_ends_while_typing_says_so_and_goes_on_after_a_new_sign_in()
    {
        await using var tab = await DeskAsync(filmed: true);
        await tab.GoAsync("/admin/entries/new");
        var session = await tab.TakeSessionAsync();
        await tab.Page.Keyboard.TypeAsync("Typed without a session");
        await tab.Page.GetByText("Not saved: you are signed out.").WaitForAsync();

        await tab.GiveSessionAsync(session);
        await tab.Page.Keyboard.TypeAsync("!");
        await tab.Page.Locator("#save-state .saved").WaitForAsync();
        await tab.Page.Keyboard.PressAsync("Control+s");
        await tab.ArriveAsync(@"/admin/entries/\d+$");
        Assert.Equal("Typed without a session!", await tab.Page.InputValueAsync("#Title"));
    }

    [SkippableFact]
    public async Task Of_two_editors_at_once_each_sees_the_other_and_the_later_chooses_between_both_texts()
    {
        await using var ana = await DeskAsync(filmed: true);
        await chromium.App.AddPersonAsync(Roles.Editor, "jonas@example.org", "Jonas Weber");
        await using var jonas = await chromium.OpenAsync(new Look());
        await jonas.SignInAsync("jonas@example.org", Support.SignIn.Password);
        var entry = await chromium.App.AddAsync(A.Publication("Open twice").Issued("2001-04-05").Published());
        foreach (var tab in new[] { ana, jonas })
            Assert.Equal((200, $"/admin/entries/{entry.Id}"), ((await tab.GoAsync($"/admin/entries/{entry.Id}")).Status, new Uri(tab.Page.Url).AbsolutePath));
        await Assertions.Expect(jonas.Page.Locator("#others")).ToContainTextAsync("Ana Ruiz");
        await ana.Page.ReloadAsync();
        await Assertions.Expect(ana.Page.Locator("#others")).ToContainTextAsync("Jonas Weber");

        await jonas.Page.FocusAsync("#Title");
        await jonas.Page.Keyboard.PressAsync("End");
        await jonas.Page.Keyboard.TypeAsync(", by Jonas");
        await jonas.Page.Keyboard.PressAsync("Control+Enter");
        await jonas.Page.Locator("main > .notice[role=status]").WaitForAsync();
        await ana.Page.FocusAsync("#Title");
        await ana.Page.Keyboard.PressAsync("End");
        await ana.Page.Keyboard.TypeAsync(", by Ana");
        await ana.Page.Keyboard.PressAsync("Control+Enter");
        var choice = ana.Page.Locator("fieldset.conflict").First;
        await choice.WaitForAsync();
        var texts = await choice.InnerTextAsync();
        Assert.Contains("Open twice, by Jonas", texts, StringComparison.Ordinal);
        Assert.Contains("Open twice, by Ana", texts, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_preview_follows_the_typing_in_the_panel_and_in_a_tab_of_its_own()
    {
        await using var tab = await DeskAsync();
        await tab.GoAsync("/admin/entries/new");
        await tab.Page.Keyboard.TypeAsync("Seen while typed");
        await tab.Page.Locator("#live-preview h3", new() { HasText = "Seen while typed" }).WaitForAsync();
        Assert.StartsWith("Goes under", await tab.Page.InnerTextAsync("#place"), StringComparison.Ordinal);

        var page = await tab.Page.Context.RunAndWaitForPageAsync(() => tab.Page.Keyboard.PressAsync("Control+Alt+p"));
        await page.Locator("h1", new() { HasText = "Seen while typed" }).WaitForAsync();
        await tab.Page.Keyboard.TypeAsync(" and later");
        await page.Locator("h1", new() { HasText = "Seen while typed and later" }).WaitForAsync();
        Assert.Equal("/admin/entries/new", new Uri(tab.Page.Url).AbsolutePath);
        Findings.AssertNone(tab.Complaints);
    }

    [SkippableFact]
    public async Task Plus_and_minus_change_the_day_and_the_weekday_is_told()
    {
        await using var tab = await DeskAsync();
        await tab.GoAsync("/admin/entries/new");
        await tab.Page.Keyboard.TypeAsync("A day later");
        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.PressAsync("Control+A");
        await tab.Page.Keyboard.TypeAsync("31 October 2021");
        await tab.Page.Keyboard.PressAsync("+");
        Assert.Equal("01 November 2021", await tab.Page.InputValueAsync("#Date"));
        await tab.Page.Keyboard.PressAsync("-");
        await tab.Page.Keyboard.PressAsync("-");
        Assert.Equal("30 October 2021", await tab.Page.InputValueAsync("#Date"));
        await tab.Page.Locator("#Date-hint", new() { HasText = "Saturday." }).WaitForAsync();
    }

    [SkippableTheory]
    [InlineData("Mapping it all\n7 October 2021\nA summary.", "Title", "Mapping it all", "Date", "07 October 2021", "Summary", "A summary.")]
    [InlineData("https://www.ilo.org/coop", "Title", "", "Link", "https://www.ilo.org/coop", "Date", null)]
    [InlineData("www.ilo.org/coop", "Title", "", "Link", "https://www.ilo.org/coop", "Date", null)]
    [InlineData("https://doi.org/10.5281/zenodo.42", "Title", "", "Identifiers", "DOI: 10.5281/zenodo.42", "Link", "")]
    [InlineData("ISBN 978-92-2-031386-9", "Title", "", "Identifiers", "ISBN 978-92-2-031386-9", "Link", "")]
    [InlineData("A title only", "Title", "A title only", "Link", "", "Summary", "")]
    public async Task What_is_pasted_into_the_title_goes_where_it_belongs(string text, string one, string first, string two, string second, string three, string? third)
    {
        await using var tab = await DeskAsync();
        await tab.GoAsync("/admin/entries/new");
        await tab.Page.EvaluateAsync("""
            text => { const data = new DataTransfer(); data.setData("text/plain", text);
              const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
              if (document.getElementById("Title").dispatchEvent(event)) document.execCommand("insertText", false, text); }
            """, text);
        await tab.Page.WaitForFunctionAsync("([id, text]) => document.getElementById(id).value === text", new[] { two, second });
        Assert.Equal(first, await tab.Page.InputValueAsync("#" + one));
        if (third is not null)
            Assert.Equal(third, await tab.Page.InputValueAsync("#" + three));
        Findings.AssertNone(tab.Complaints);
    }

    private async Task<Tab> DeskAsync(bool filmed = false, [CallerMemberName] string test = "")
    {
        Chromium.Needed();
        var tab = await chromium.OpenAsync(new Look(), atDesk: true);
        if (filmed)
            await tab.FilmAsync(test);
        await tab.GoAsync("/admin");
        return tab;
    }

    private static async Task FillSeriesAsync(Tab tab, string type, string series)
    {
        await tab.TabToAsync(tab.Page.Locator("details.fold summary").First);
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.TabToAsync(tab.Page.Locator("#Type"));
        await tab.Page.Keyboard.TypeAsync(type);
        await tab.TabToAsync(tab.Page.Locator("#Series"));
        await tab.Page.Keyboard.TypeAsync(series);
    }

    private static async Task TitleHasFocusAsync(Tab tab) =>
        await tab.Page.WaitForFunctionAsync("() => document.activeElement?.id === 'Title'");

    private static async Task<string> NoticeAsync(Tab tab) => (await tab.Page.Locator("main > .notice[role=status]").InnerTextAsync()).Trim();

    private Task<int> TitledAsync(string title) => chromium.App.InScopeAsync(s => s.GetRequiredService<CatalogueContext>()
        .Publications.CountAsync(p => p.Texts.Any(t => t.Title == title)));
}
