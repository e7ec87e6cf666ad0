using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Data.Search;

public enum SearchOrder
{
    Best,
    Newest,
    Oldest,
    Title,
}

/// <summary>What is asked of the catalogue: words, values of facets (of one facet any will do, of each facet one must be), years.</summary>
/// <param name="After">By date: the key of the last entry that has been seen.</param>
public sealed record SearchQuestion(SearchQuery Query, IReadOnlyList<FacetValue> Chosen, YearSpan Years, SearchOrder Order, long? After = null)
{
    /// <summary>The years of the form and of the query, both.</summary>
    public YearSpan Span => new(Later(Years.First, Query.Years.First), Earlier(Years.Last, Query.Years.Last));

    public SearchQuestion Without(FacetValue value) => this with { Chosen = [.. Chosen.Where(v => v != value)] };

    /// <summary>As if nothing were chosen of this facet.</summary>
    public SearchQuestion Without(Facet facet) =>
        this with { Chosen = [.. Chosen.Where(v => v.Facet != facet)], Years = facet == Facet.Year ? default : Years };

    public bool IsNarrowedBy(Facet facet) => facet == Facet.Year ? Years != default : Chosen.Any(v => v.Facet == facet);

    /// <summary>What must hold besides <paramref name="rank"/>.</summary>
    public SearchNode Narrowed(SearchNode rank) =>
        SearchNode.And([rank, .. Chosen.GroupBy(v => v.Facet).Select(g => SearchNode.Or([.. g.Select(v => SearchNode.One(v.Token))]))]);

    private static int? Later(int? one, int? other) => one is null || other is null ? one ?? other : Math.Max(one.Value, other.Value);

    private static int? Earlier(int? one, int? other) => one is null || other is null ? one ?? other : Math.Min(one.Value, other.Value);
}
