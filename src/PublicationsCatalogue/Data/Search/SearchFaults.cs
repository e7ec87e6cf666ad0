using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Data.Search;

/// <summary>Compares the search index with the records.</summary>
public static class SearchFaults
{
    private const int Batch = 500;

    /// <summary>A line for each entry that is missing, stands there wrongly or is not found by its words; none when all is right.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(CatalogueContext db, int most, CancellationToken ct)
    {
        var faults = await (from r in db.SearchRecords.AsNoTracking()
                            join p in db.Publications.AsNoTracking() on r.PublicationId equals p.Id
                            where p.State != PublicationState.Published
                            select $"entry {p.Id} is in the search index and must not be: run reindex").Take(most).ToListAsync(ct);
        if (db.StraySearchKeys().Count() is > 0 and var strays)
            faults.Add($"the search index holds the words of {strays} {(strays == 1 ? "entry that is" : "entries that are")} not recorded: run reindex");
        for (var after = 0L; faults.Count < most;)
        {
            var publications = await db.Publications.AsNoTracking().Where(p => p.Id > after && p.State == PublicationState.Published).OrderBy(p => p.Id).Take(Batch).WithParts().ToListAsync(ct);
            if (publications.Count == 0)
                break;
            after = publications[^1].Id;
            var ids = publications.Select(p => p.Id).ToList();
            var kept = await db.SearchRecords.AsNoTracking().Where(r => ids.Contains(r.PublicationId)).ToDictionaryAsync(r => r.PublicationId, ct);
            foreach (var entry in await SearchIndexer.EntriesAsync(db, publications, ct))
            {
                if (!kept.TryGetValue(entry.PublicationId, out var record) || record.Key != entry.Key || record.Facets != entry.Facets || record.Start != entry.Start || !await IsFoundAsync(db, entry, ct))
                    faults.Add($"entry {entry.PublicationId} differs from the search index: run reindex");
            }
        }
        if (faults.Count < most)
            faults.AddRange(await TotalsAsync(db, ct));
        return [.. faults.Take(most)];
    }

    private static async Task<IEnumerable<string>> TotalsAsync(CatalogueContext db, CancellationToken ct)
    {
        var kept = await db.FacetTotals.AsNoTracking().Where(t => t.Count != 0).ToDictionaryAsync(t => t.Token, t => t.Count, StringComparer.Ordinal, ct);
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var facets in db.SearchRecords.AsNoTracking().Select(r => r.Facets).AsAsyncEnumerable().WithCancellation(ct))
        {
            foreach (var token in FacetValue.Tokens(facets))
                found[token] = found.GetValueOrDefault(token) + 1;
        }
        return kept.Keys.Union(found.Keys).Where(token => kept.GetValueOrDefault(token) != found.GetValueOrDefault(token))
            .Select(token => (Value: FacetValue.Read(token), Kept: kept.GetValueOrDefault(token), Found: found.GetValueOrDefault(token)))
            .Select(t => $"{t.Value.Facet.ToString().ToLowerInvariant()} {t.Value.Value}: the count says {t.Kept}, in the search index are {t.Found}: run reindex");
    }

    // The first words of each of its texts and names lead to it; facets and single tokens, which have no order, one by one.
    private static Task<bool> IsFoundAsync(CatalogueContext db, SearchEntry entry, CancellationToken ct)
    {
        var key = entry.Key;
        return db.SearchKeys(SearchNode.And([.. entry.Sequences.SkipLast(1).Select(s => new SearchNode.Tokens([.. s.Take(3)])), .. entry.Sequences[^1].Take(12).Select(SearchNode.One)])).Where(k => k == key).AnyAsync(ct);
    }
}
