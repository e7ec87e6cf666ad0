namespace PublicationsCatalogue.Data.Search;

/// <summary>What a search found.</summary>
/// <param name="Keys">Of the entries that were asked for, in order.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="End">The key of the last place that was looked at, where it was not the whole catalogue.</param>
public sealed record SearchFound(IReadOnlyList<long> Keys, SearchCount Total, long? End);
