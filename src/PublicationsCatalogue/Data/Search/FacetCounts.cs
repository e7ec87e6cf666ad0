using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Data.Search;

/// <summary>How many results each value of each facet would give by itself, what is chosen in other facets kept.</summary>
/// <param name="Total">How many results there are.</param>
/// <param name="Counts">By value; of the newest <see cref="SearchCount.Limit"/> results or more.</param>
/// <param name="Floors">Facets whose counts are of the newest results only, because there are more.</param>
public sealed record FacetCounts(SearchCount Total, IReadOnlyDictionary<FacetValue, int> Counts, IReadOnlySet<Facet> Floors)
{
    /// <summary>The keys of all results, where they are few.</summary>
    public IReadOnlyList<long>? Few { get; init; }

    /// <summary>A facet's values, the most frequent first.</summary>
    public IEnumerable<(FacetValue Value, int Count)> Of(Facet facet) =>
        Counts.Where(c => c.Key.Facet == facet).OrderByDescending(c => c.Value).ThenBy(c => c.Key.Value, StringComparer.Ordinal).Select(c => (c.Key, c.Value));
}
