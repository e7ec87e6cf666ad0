using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Data.Search;

/// <summary>Adds up, over entries that leave the search index and come into it, how many more or fewer have each value. Written once, at the end.</summary>
public sealed class FacetTotals
{
    // In order, so that of two saves one waits for the other, and never each for the other.
    private readonly SortedDictionary<string, int> changes = new(StringComparer.Ordinal);

    public void Add(string facets, int by)
    {
        foreach (var token in FacetValue.Tokens(facets))
            changes[token] = changes.GetValueOrDefault(token) + by;
    }

    public async Task WriteAsync(CatalogueContext db, CancellationToken ct)
    {
        foreach (var some in changes.Where(c => c.Value != 0).Chunk(SearchIndexer.Many))
            await db.AddFacetTotalsAsync(some, ct);
        changes.Clear();
    }
}
