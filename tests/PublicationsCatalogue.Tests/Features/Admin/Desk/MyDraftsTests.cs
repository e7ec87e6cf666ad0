using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Desk;

/// <summary>The first page of the desk.</summary>
public sealed class MyDraftsTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task All_of_my_drafts_are_counted_the_newest_are_shown_and_a_link_leads_to_all_and_to_nobody_elses()
    {
        await app.AddAsync(A.Publication("Somebody else's draft"));
        using var editor = await app.SignedInAsync();
        Assert.Equal("My drafts none", (await editor.PageAsync("/admin")).QuerySelectorAll("h2").First(h => h.Text().StartsWith("My drafts", StringComparison.Ordinal)).Text());
        var list = string.Concat(Enumerable.Range(1, 11).Select(i => $"Draft of mine {i}\n2021\n"));
        using var read = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/paste"), "main form", new Dictionary<string, string> { ["text"] = list });
        var page = await read.PageAsync();
        page.QuerySelector("main form")!.SetAttribute("action", "/admin/entries/paste/drafts");
        using var saved = await editor.SubmitAsync(page, "main form", new Dictionary<string, string>());

        var heading = (await editor.PageAsync("/admin")).QuerySelectorAll("h2").First(h => h.Text().StartsWith("My drafts", StringComparison.Ordinal));
        Assert.Equal("My drafts 11 All my drafts", heading.Text());
        Assert.Equal(8, heading.ParentElement!.QuerySelectorAll(".desk-item").Length);
        var all = await editor.PageAsync(heading.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal(Enumerable.Range(1, 11).Select(i => $"Draft of mine {i}"), all.QuerySelectorAll(".entries tbody th").Select(th => th.Text()));
    }
}
