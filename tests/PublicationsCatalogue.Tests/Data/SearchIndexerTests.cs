using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Data;

public sealed class SearchIndexerTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const int Entries = 30;
    private const int Savers = 3;
    private const int Rebuilds = 8;

    [Fact]
    public async Task An_index_made_anew_beside_saves_holds_what_they_saved_and_neither_stops_the_other()
    {
        await app.AddManyAsync(Entries, i => A.Publication($"Indexed {i}").Issued("1976-05").Published());
        var ids = await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications.Where(p => p.Month == Core.Publications.MonthKey.Of(1976, 5)).Select(p => p.Id).ToListAsync());
        using var done = new CancellationTokenSource();
        var saves = Enumerable.Range(0, Savers).Select(saver => Task.Run(async () =>
        {
            for (var i = saver; !done.IsCancellationRequested; i += Savers)
                await app.ChangeAsync(ids[i % Entries], p => p.Type = p.Type == "report" ? "tool" : "report");
        })).ToList();

        for (var i = 0; i < Rebuilds; i++)
            await app.InScopeAsync(s => SearchIndexer.RebuildAsync(s.GetRequiredService<CatalogueContext>(), null, default));
        await done.CancelAsync();
        await Task.WhenAll(saves);

        Assert.Empty(await app.InScopeAsync(s => SearchFaults.FindAsync(s.GetRequiredService<CatalogueContext>(), 20, default)));
    }

    [Fact]
    public async Task What_an_entry_is_found_by_is_kept_letter_by_letter()
    {
        var added = await app.AddAsync(A.Publication("Letter by letter").With((p, _) => p.Type = "back\\slash\\t\ttab\nline").Published());
        Assert.Contains("back\\slash\\t\ttab\nline", await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().SearchRecords.Where(r => r.PublicationId == added.Id).Select(r => r.Facets).SingleAsync()), StringComparison.Ordinal);
    }
}
