namespace PublicationsCatalogue.Data.Search;

/// <summary>A part of the catalogue by date that the index has a token for: a month, or so many of the entries without a date.</summary>
/// <param name="First">The lowest key that can be in it.</param>
/// <param name="Last">The highest.</param>
/// <param name="Count">How many entries are in it, at most.</param>
public sealed record SearchStretch(string Token, long First, long Last, int Count);
