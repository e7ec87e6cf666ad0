using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Naming;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Changes;

public sealed class ChangesTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task The_desk_leads_to_all_changes_page_by_page_the_last_first_and_none_is_left_out()
    {
        await app.AddCarryingAsync("Change 0", "Name 0");
        var expected = new List<string>();
        for (var i = 1; i <= 60; i++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await app.AddAsync(A.Publication($"Change {i}"));
            expected.Insert(0, $"Change {i}");
            if (i % 15 > 0)
                continue;
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await RenameAsync($"Name {i}");
            expected.Insert(0, $"Name {i}");
        }
        using var editor = await app.SignedInAsync();
        var titles = new List<string>();
        for (var address = (await editor.PageAsync("/admin")).QuerySelector("a[href='/admin/changes']")?.GetAttribute("href"); address is not null;)
        {
            var page = await editor.PageAsync(address);
            titles.AddRange(page.QuerySelectorAll(".changes a").Select(a => a.Text()));
            address = page.QuerySelector("a[href*='before=']")?.GetAttribute("href");
        }
        Assert.Equal(expected, titles.Take(64));
    }

    [Fact]
    public async Task An_act_on_many_is_one_row_and_is_taken_back_there_as_a_whole()
    {
        var ids = new List<long>();
        for (var i = 0; i < 30; i++)
            ids.Add((await app.AddAsync(A.Publication($"One of thirty, {i}").Published())).Id);
        using var editor = await app.SignedInAsync();
        using var done = await editor.SubmitAsync(await editor.PageAsync("/admin/entries?q=One+of+thirty"), "#bulk", new Dictionary<string, string> { ["choose"] = "trash", ["all"] = "true" });
        using var sure = await editor.SubmitAsync(await done.PageAsync(), "main form", new Dictionary<string, string>());
        Assert.Equal(30, await TrashedAsync());

        var row = (await editor.PageAsync("/admin")).QuerySelectorAll(".changes li")[0];
        Assert.Contains("moved to the trash 30 entries", row.Text(), StringComparison.Ordinal);
        using var undone = await editor.SubmitAsync(await editor.PageAsync("/admin"), ".changes li:first-child form", new Dictionary<string, string>());

        Assert.Equal(0, await TrashedAsync());
        Assert.Contains("One of thirty, 29", (await editor.PageAsync("/admin/changes")).QuerySelectorAll(".changes li")[2].Text(), StringComparison.Ordinal);

        Task<int> TrashedAsync() => app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications.CountAsync(p => ids.Contains(p.Id) && p.State == PublicationsCatalogue.Core.Publications.PublicationState.Trashed));
    }

    [Theory]
    [InlineData("authors", "Name", "Aardwolf, A.", "Aardwolf, Ada", "Proteles, P.")]
    [InlineData("series", "Title", "Aardwolf letter", "Aardwolf letters", "Proteles notes")]
    [InlineData("subjects", "Label", "Aardwolfs", "Aardwolves", "Proteles")]
    public async Task Renames_and_merges_are_told_as_such_with_links_and_a_merge_is_taken_back_from_there(string kind, string field, string first, string name, string other)
    {
        foreach (var carried in new[] { first, other })
            await app.AddCarryingAsync($"Carries {carried}", kind == "authors" ? carried : null, kind == "series" ? carried : null, kind == "subjects" ? carried : null);
        var id = await IdAsync(kind, first);
        using var editor = await app.SignedInAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        using var renamed = await editor.SubmitAsync(await editor.PageAsync($"/admin/{kind}/{id}"), $"main form[action='/admin/{kind}/{id}']", new Dictionary<string, string> { [field] = name });
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        using var merged = await editor.SubmitAsync(await editor.PageAsync($"/admin/{kind}/{await IdAsync(kind, other)}/merge?into={Uri.EscapeDataString(name)}"), "main form[method=post]", new Dictionary<string, string>());

        var page = await editor.PageAsync("/admin/changes");
        var rows = page.QuerySelectorAll(".changes li").Take(2).ToList();
        Assert.EndsWith($"merged “{other}” into {name} Undo", rows[0].Text(), StringComparison.Ordinal);
        Assert.EndsWith($"renamed “{first}” to {name}", rows[1].Text(), StringComparison.Ordinal);
        Assert.All(rows, row => Assert.Equal($"/admin/{kind}/{id}", row.QuerySelector("a")?.GetAttribute("href")));
        Assert.Contains($"merged “{other}” into {name}", (await editor.PageAsync("/admin")).QuerySelector(".changes").Text(), StringComparison.Ordinal);

        using var undone = await editor.SubmitAsync(page, ".changes li:first-child form", new Dictionary<string, string>());
        Assert.Equal("/admin/changes", undone.Headers.Location?.OriginalString);
        var after = (await editor.PageAsync("/admin/changes")).QuerySelectorAll(".changes li").Select(li => li.Text()).ToList();
        Assert.Contains(after, row => row.EndsWith($"took back the merge into “{name}” of {other}", StringComparison.Ordinal));
        Assert.Contains(after, row => row.EndsWith($"merged “{other}” into {name}", StringComparison.Ordinal));
    }

    private Task<long> IdAsync(string kind, string name) => kind switch { "authors" => app.AuthorIdAsync(name), "series" => app.SeriesIdAsync(name), _ => app.SubjectIdAsync(name) };

    private Task<int> RenameAsync(string name) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        await services.GetRequiredService<Renaming>().RenameAsync(await db.Agents.FirstAsync(a => a.ReplacedById == null), name, default);
        return await db.SaveChangesAsync();
    });

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
