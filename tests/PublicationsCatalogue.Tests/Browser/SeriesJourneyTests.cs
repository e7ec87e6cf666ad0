using Microsoft.Playwright;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Browser;

/// <summary>An issue by its title alone, in a real browser.</summary>
[Collection(BrowserTests.Name)]
public sealed class SeriesJourneyTests(Chromium chromium)
{
    [SkippableFact]
    public async Task A_title_begun_is_filled_in_to_the_whole_next_issue_by_keyboard()
    {
        Chromium.Needed();
        await chromium.App.NewsletterAsync("Letter begun", 18, 19, 20, 21);
        await using var tab = await chromium.OpenAsync(new Look(), atDesk: true);
        await tab.GoAsync("/admin/entries/new");

        await tab.Page.Keyboard.TypeAsync("Letter begun No");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Fill in as the next issue of Letter begun" }).WaitForAsync();
        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.PressAsync("Enter");

        Assert.Equal(["Letter begun No. 22, October 2021", "01 November 2021", SeriesOf.Standing, "Letter begun", "22", "October 2021", "newsletter"],
            await ValuesAsync(tab, "Title", "Date", "Summary", "Series", "SeriesNumber", "PeriodStart", "Type"));
        Findings.AssertNone(tab.Complaints);
    }

    [SkippableFact]
    public async Task What_was_typed_is_never_written_over()
    {
        Chromium.Needed();
        await chromium.App.NewsletterAsync("Letter typed", 18, 19, 20, 21);
        await using var tab = await chromium.OpenAsync(new Look(), atDesk: true);
        await tab.GoAsync("/admin/entries/new");
        await tab.Page.FillAsync("#Summary", "Mine");
        await tab.Page.FillAsync("#Date", "9 November 2021");
        await tab.Page.FillAsync("#Title", "LETTER TYPED no. 22");

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Fill in as the next issue of Letter typed" }).ClickAsync();

        Assert.Equal(["LETTER TYPED no. 22, October 2021", "9 November 2021", "Mine", "22"], await ValuesAsync(tab, "Title", "Date", "Summary", "SeriesNumber"));
    }

    private static async Task<string[]> ValuesAsync(Tab tab, params string[] fields)
    {
        var values = new List<string>();
        foreach (var field in fields)
            values.Add(await tab.Page.InputValueAsync("#" + field));
        return [.. values];
    }
}
