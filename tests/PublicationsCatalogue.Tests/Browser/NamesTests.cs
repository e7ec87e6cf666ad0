using Microsoft.Playwright;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Browser;

/// <summary>The fields that offer what the catalogue has, by keyboard only.</summary>
[Collection(BrowserTests.Name)]
public sealed class NamesTests(Chromium chromium)
{
    [SkippableFact]
    public async Task An_author_of_the_catalogue_is_offered_taken_by_arrow_and_enter_and_a_new_one_is_added_by_enter_alone()
    {
        await using var tab = await MoreAsync();
        await tab.Page.FocusAsync("#Authors-add");
        await tab.Page.Keyboard.TypeAsync("zúñi");
        await Assertions.Expect(Options(tab)).ToHaveTextAsync(["Zuniga, Ana María", "“zúñi” is new"]);
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(await Options(tab).First.GetAttributeAsync("id"), await tab.Page.GetAttributeAsync("#Authors-add", "aria-activedescendant"));
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Keyboard.TypeAsync("Nobody Yet");
        await tab.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("Zuniga, Ana María\nNobody Yet", await tab.Page.InputValueAsync("#Authors"));
        Assert.Equal("", await tab.Page.InputValueAsync("#Authors-add"));
        Assert.EndsWith("/admin/entries/new", tab.Page.Url, StringComparison.Ordinal);
        Findings.AssertNone(tab.Complaints);
    }

    [SkippableFact]
    public async Task A_pasted_list_is_parted_and_a_line_moves_by_alt_and_arrow()
    {
        await using var tab = await MoreAsync();
        await tab.Page.EvaluateAsync("""
            () => { const data = new DataTransfer(); data.setData("text", "A. First; B. Second\nC. Third;");
                document.getElementById("Authors-add").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })); }
            """);
        Assert.Equal("A. First\nB. Second\nC. Third", await tab.Page.InputValueAsync("#Authors"));
        await tab.Page.FocusAsync("#Authors");
        await tab.Page.Keyboard.PressAsync("Control+End");
        await tab.Page.Keyboard.PressAsync("Alt+ArrowUp");
        await tab.Page.Keyboard.PressAsync("Alt+ArrowUp");
        await tab.Page.Keyboard.PressAsync("Alt+ArrowUp");
        Assert.Equal("C. Third\nA. First\nB. Second", await tab.Page.InputValueAsync("#Authors"));
        await tab.Page.Keyboard.PressAsync("Alt+ArrowDown");
        Assert.Equal("A. First\nC. Third\nB. Second", await tab.Page.InputValueAsync("#Authors"));
    }

    [SkippableFact]
    public async Task A_name_typed_and_not_added_is_saved_with_the_rest()
    {
        await using var tab = await MoreAsync();
        await tab.Page.FillAsync("#Title", "Saved with the name in the field");
        await tab.Page.FocusAsync("#Authors-add");
        await tab.Page.Keyboard.TypeAsync("Typed, Not Added");
        await tab.Page.Keyboard.PressAsync("Control+s");
        await tab.ArriveAsync(@"/admin/entries/\d+$");
        Assert.Equal("Typed, Not Added", await tab.Page.InputValueAsync("#Authors"));
    }

    [SkippableFact]
    public async Task The_open_list_has_no_fault_that_axe_finds_and_escape_closes_it_with_what_was_typed()
    {
        await using var tab = await MoreAsync();
        await tab.Page.FocusAsync("#Publisher");
        await tab.Page.Keyboard.TypeAsync("zuniga p");
        await Assertions.Expect(Options(tab)).ToHaveTextAsync(["Zuñiga Press", "“zuniga p” is new"]);
        await tab.Page.Keyboard.PressAsync("ArrowUp");
        Findings.AssertNone(await tab.AxeAsync());
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tab.Page.Locator(".names:visible")).ToHaveCountAsync(0);
        Assert.Equal("zuniga p", await tab.Page.InputValueAsync("#Publisher"));
    }

    private static ILocator Options(Tab tab) => tab.Page.Locator(".names:visible [role=option]");

    private async Task<Tab> MoreAsync()
    {
        Chromium.Needed();
        await chromium.App.AddAsync(A.Publication().With((p, _) =>
        {
            var number = Guid.NewGuid().ToString("n");
            foreach (var (kind, name, key) in new[] { (AgentKind.Person, "Zuniga, Ana María", "zuniga, ana maria"), (AgentKind.Organization, "Zuñiga Press", "zuniga press") })
                p.Contributions.Add(new Contribution { Agent = new Agent { Kind = kind, Name = name, NameKey = key, Slug = Slug.From($"{kind}-{number}", "agent") } });
        }));
        var tab = await chromium.OpenAsync(new Look(), atDesk: true);
        await tab.GoAsync("/admin/entries/new");
        await tab.Page.Locator("details.fold summary").First.ClickAsync();
        return tab;
    }
}
