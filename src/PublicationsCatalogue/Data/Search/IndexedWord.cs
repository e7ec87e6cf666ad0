namespace PublicationsCatalogue.Data.Search;

/// <summary>A word, folded as it is searched, that is or was in the index. See <see cref="Core.Search.Beginning"/>.</summary>
public sealed class IndexedWord
{
    public required string Word { get; init; }
}
