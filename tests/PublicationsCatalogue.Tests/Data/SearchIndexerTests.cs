using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Data;

public sealed class SearchIndexerTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const int Entries = 30;

    // So many are written otherwise than a few.
    private const int Many = 150;
    private const int Savers = 3;
    private const int Rebuilds = 8;
    private static readonly TimeSpan LongerThanASaveWaits = TimeSpan.FromSeconds(6.5);

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
    public async Task An_index_is_made_anew_though_another_keeps_it_for_longer_than_a_save_waits()
    {
        await app.AddAsync(A.Publication("Waits its turn").Published());
        await app.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<CatalogueContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.HoldSearchAsync(default);
            var rebuilt = Task.Run(() => app.InScopeAsync(o => SearchIndexer.RebuildAsync(o.GetRequiredService<CatalogueContext>(), null, default)));
            Assert.NotSame(rebuilt, await Task.WhenAny(rebuilt, Task.Delay(LongerThanASaveWaits)));
            await transaction.RollbackAsync();
            return await rebuilt;
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Many)]
    public async Task What_entries_are_found_by_is_kept_letter_by_letter(int count)
    {
        var type = $"back\\slash\\t\ttab\nline{count}!";
        await app.AddManyAsync(count, i => A.Publication($"Letter by letter {i}").With((p, _) => p.Type = type).Published());
        Assert.Equal(count, await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().SearchRecords.CountAsync(r => r.Facets.Contains(type))));
    }

    [SkippableFact]
    public async Task Many_records_of_which_the_last_cannot_be_made_are_none()
    {
        Skip.IfNot(CatalogueApp.OnPostgres, "on SQLite each is a statement of its own");
        await Assert.ThrowsAsync<InvalidDataException>(() => app.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<CatalogueContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.WriteSearchAsync(new BreakingOff(), default);
            return await db.SearchRecords.CountAsync();
        }));
    }

    private sealed class BreakingOff : IReadOnlyList<SearchEntry>
    {
        public int Count => Many;

        public SearchEntry this[int index] => new(long.MaxValue / 1_000_000_000 + index, 0);

        public IEnumerator<SearchEntry> GetEnumerator()
        {
            for (var i = 0; i < Count - 1; i++)
                yield return this[i];
            throw new InvalidDataException("No more can be made.");
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
