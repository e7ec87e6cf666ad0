using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Series;

/// <summary>One issue of a series: one that is in the catalogue, or one that could be.</summary>
public sealed record Issue
{
    /// <summary>Of the entry; 0 for an issue that is not one yet.</summary>
    public long Id { get; init; }
    public bool IsDraft { get; init; }
    public string? Title { get; init; }
    public string? Number { get; init; }
    public PartialDate? Issued { get; init; }
    public PartialDate? PeriodStart { get; init; }
    public PartialDate? PeriodEnd { get; init; }
    public string? Type { get; init; }
    public LanguageTag? Language { get; init; }
    public string? Publisher { get; init; }
    public string? Summary { get; init; }
}
