using System.Numerics;
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

    /// <summary>No result has a lower key. Undated entries have the lowest keys and no year.</summary>
    public long? From => Later(Order == SearchOrder.Oldest ? After + 1 : null, Span switch
    {
        { First: { } first } => SearchEntry.FirstKeyOf(first),
        { Last: not null } => SearchEntry.FirstKeyOf(1),
        _ => null,
    });

    /// <summary>Every result has a lower key.</summary>
    public long? Before => Earlier(Order == SearchOrder.Oldest ? null : After, Span.Last is { } last ? SearchEntry.FirstKeyOf(last + 1) : null);

    public KeyRange Keys => new(From ?? KeyRange.All.From, Before ?? KeyRange.All.Before);

    /// <summary>True when something from the one key to the other can be among the results, by its date.</summary>
    public bool Reaches(long first, long last) => !(last < From) && !(first >= Before);

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

    private static T? Later<T>(T? one, T? other)
        where T : struct, INumber<T> => one is null || other is null ? one ?? other : T.Max(one.Value, other.Value);

    private static T? Earlier<T>(T? one, T? other)
        where T : struct, INumber<T> => one is null || other is null ? one ?? other : T.Min(one.Value, other.Value);
}
