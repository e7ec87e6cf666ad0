using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Changes;

public sealed class ChangesTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task The_desk_leads_to_all_changes_page_by_page_the_last_first_and_none_is_left_out()
    {
        for (var i = 1; i <= 60; i++)
            await app.AddAsync(A.Publication($"Change {i}"));
        using var editor = await app.SignedInAsync();
        var titles = new List<string>();
        for (var address = (await editor.PageAsync("/admin")).QuerySelector("a[href='/admin/changes']")?.GetAttribute("href"); address is not null;)
        {
            var page = await editor.PageAsync(address);
            titles.AddRange(page.QuerySelectorAll(".changes a").Select(a => a.Text()));
            address = page.QuerySelector("a[href*='before=']")?.GetAttribute("href");
        }
        Assert.Equal(Enumerable.Range(1, 60).Reverse().Select(i => $"Change {i}"), titles.Take(60));
    }

    [Fact]
    public async Task A_change_is_taken_back_from_there()
    {
        using var editor = await app.SignedInAsync();
        using var saved = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry", new Dictionary<string, string> { ["Title"] = "Before" }, "save");
        var address = saved.Headers.Location!.OriginalString;
        using var changed = await editor.SubmitAsync(await editor.PageAsync(address), "#entry", new Dictionary<string, string> { ["Title"] = "After" }, "save");
        using var undone = await editor.SubmitAsync(await editor.PageAsync("/admin/changes"), ".changes li:first-child form", new Dictionary<string, string>());
        Assert.Equal("Before", (await editor.PageAsync(address)).ValueOf("Title"));
    }
}
