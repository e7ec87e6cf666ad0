namespace PublicationsCatalogue.Data.Search;

/// <summary>
/// An entry in the search index: every one that is or will be public by itself, and no other. The words stand beside it, in the
/// form that the database searches.
/// </summary>
public sealed class SearchRecord
{
    /// <summary>Grows with the date, so that the newest come first without sorting. See <see cref="Core.Search.SearchEntry.Key"/>.</summary>
    public long Key { get; init; }
    public long PublicationId { get; init; }

    /// <summary>Tokens of year, type, series and so on, by which results are counted.</summary>
    public required string Facets { get; init; }

    /// <summary>By what the title begins. See <see cref="Core.Search.SearchWords.Start"/>.</summary>
    public required string Start { get; init; }
}
