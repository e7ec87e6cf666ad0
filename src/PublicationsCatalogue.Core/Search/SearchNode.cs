namespace PublicationsCatalogue.Core.Search;

/// <summary>What an entry's index must hold, in a form that each database writes in its own words.</summary>
public abstract record SearchNode
{
    /// <summary>These tokens, one directly after the other; of the last one only the beginning when <paramref name="IsPrefix"/>.</summary>
    public sealed record Tokens(IReadOnlyList<string> InOrder, bool IsPrefix = false) : SearchNode;

    public sealed record All(IReadOnlyList<SearchNode> Of) : SearchNode;

    public sealed record Any(IReadOnlyList<SearchNode> Of) : SearchNode;

    public sealed record Except(SearchNode What, SearchNode Not) : SearchNode;

    public static SearchNode One(string token) => new Tokens([token]);

    public static SearchNode And(IReadOnlyList<SearchNode> nodes) => nodes is [var only] ? only : new All(nodes);

    public static SearchNode Or(IReadOnlyList<SearchNode> nodes) => nodes is [var only] ? only : new Any(nodes);
}
