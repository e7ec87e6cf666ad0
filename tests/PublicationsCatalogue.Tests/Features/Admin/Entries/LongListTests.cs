using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>The desk's list where more entries were changed since than its filters look through.</summary>
public sealed class LongListTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const int Many = 20_001;

    [Fact]
    public async Task An_entry_without_a_date_that_the_desk_counts_is_listed_however_many_were_changed_since()
    {
        await app.AddAsync(A.Publication("Long without a date").Published());
        var newer = await app.AddAsync(A.Publication("Changed since").Issued("2021-10-07").Published());
        await CopyAsync(newer.Id);
        using var editor = await app.SignedInAsync();

        var counted = (await editor.PageAsync("/admin")).QuerySelector("aside .tally li")!;
        Assert.Equal("No date1", counted.Text());
        var list = await editor.PageAsync(counted.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal(["Long without a date"], list.QuerySelectorAll(".entries tbody th").Select(th => th.Text()));
    }

    // Rows as they are stored, straight into the table: to save so many one by one would take minutes.
    private Task<int> CopyAsync(long id) => app.InScopeAsync(services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        var columns = db.Model.FindEntityType(typeof(Publication))!.GetProperties().Select(p => p.GetColumnName()).Where(c => c is not "Id" and not "Slug").Select(c => $"\"{c}\"").ToList();
        var all = string.Join(',', columns);
#pragma warning disable EF1002 // Only names of the mapping and numbers stand in it.
        return db.Database.ExecuteSqlRawAsync($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Many})
            INSERT INTO "Publications" ("Slug",{all}) SELECT 'copy-' || i, {all} FROM n, "Publications" WHERE "Id" = {id}
            """);
#pragma warning restore EF1002
    });
}
