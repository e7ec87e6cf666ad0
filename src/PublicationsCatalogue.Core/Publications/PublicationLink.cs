namespace PublicationsCatalogue.Core.Publications;

public enum LinkKind
{
    Landing = 0,
    FullText = 1,
    Mirror = 2,
    Tool = 3,
}

/// <summary>Where the publication can be had, and what the last check of that address found.</summary>
public sealed class PublicationLink
{
    public long Id { get; private set; }
    public long PublicationId { get; private set; }
    public LanguageTag? Language { get; set; }
    public LinkKind Kind { get; set; }
    public required string Url { get; set; }
    public string? Label { get; set; }
    public int Position { get; set; }
    public DateTime? CheckedAt { get; set; }
    public int? HttpStatus { get; set; }
    public int FailCount { get; set; }
    public string? ArchivedUrl { get; set; }
}
