using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class HostileSummaryTests(Chromium chromium)
{
    [SkippableFact]
    public async Task M_24_No_summary_opens_a_dialog_sends_for_anything_or_leads_to_a_script()
    {
        Chromium.Needed();
        await using var tab = await chromium.OpenAsync(new Look());
        var dialogs = new List<string>();
        tab.Page.Dialog += async (_, dialog) => { dialogs.Add(dialog.Message); await dialog.DismissAsync(); };
        foreach (var some in Payloads.All.Chunk(100))
        {
            var entry = await chromium.App.AddAsync(A.Publication("Hostile").Issued("2013-03-03").Saying(string.Join("\n\n", some)).Published());
            await tab.GoAsync($"/publications/{entry.Slug}");
            Assert.Equal(0, await tab.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('main a')].filter(a => !['http:', 'https:', 'mailto:'].includes(a.protocol)).length"));
        }
        Findings.AssertNone(dialogs);
        Findings.AssertNone(tab.Complaints);
    }
}
