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
    /// <summary>True when an answer in a moment is worth more than one that reaches far.</summary>
    public bool IsQuick { get; init; }

    /// <summary>The years of the form and of the query, both.</summary>
    public YearSpan Span => new(Later(Years.First, Query.Years.First), Earlier(Years.Last, Query.Years.Last));

    /// <summary>True when something from the one key to the other can be among the results, by its date.</summary>
    public bool Reaches(long first, long last) =>
        (Span.First is not { } from || last >= SearchEntry.FirstKeyOf(from))
        && (Span.Last is not { } to || (first < SearchEntry.FirstKeyOf(to + 1) && last >= SearchEntry.FirstKeyOf(1)))
        && (After is not { } after || (Order == SearchOrder.Oldest ? last > after : first < after));

    public SearchQuestion Without(FacetValue value) => this with { Chosen = [.. Chosen.Where(v => v != value)] };

    /// <summary>As if nothing were chosen of this facet.</summary>
    public SearchQuestion Without(Facet facet) =>
        this with { Chosen = [.. Chosen.Where(v => v.Facet != facet)], Years = facet == Facet.Year ? default : Years };

    public bool IsNarrowedBy(Facet facet) => facet == Facet.Year ? Years != default : Chosen.Any(v => v.Facet == facet);

    /// <summary>What must hold besides <paramref name="rank"/>; of a choice, besides each that can be chosen, so that a rare one is found by itself.</summary>
    public SearchNode Narrowed(SearchNode rank)
    {
        List<SearchNode> chosen = [.. Chosen.GroupBy(v => v.Facet).Select(g => SearchNode.Or([.. g.Select(v => SearchNode.One(v.Token))]))];
        return rank is SearchNode.Any any && chosen.Count > 0 && any.Of.Any(n => n is SearchNode.All or SearchNode.Except)
            ? SearchNode.Or([.. any.Of.Select(one => SearchNode.And([one, .. chosen]))]) : SearchNode.And([rank, .. chosen]);
    }

    private static int? Later(int? one, int? other) => one is null || other is null ? one ?? other : Math.Max(one.Value, other.Value);

    private static int? Earlier(int? one, int? other) => one is null || other is null ? one ?? other : Math.Min(one.Value, other.Value);
}
