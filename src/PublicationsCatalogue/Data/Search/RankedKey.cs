namespace PublicationsCatalogue.Data.Search;

/// <summary>The key of an entry that fits, and the place of what it fits among what was asked.</summary>
public sealed record RankedKey(long Key, int Rank);
