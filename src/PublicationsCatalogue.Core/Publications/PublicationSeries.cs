namespace PublicationsCatalogue.Core.Publications;

/// <summary>A series or periodical (schema:CreativeWorkSeries), with what the next issue of it usually looks like.</summary>
public sealed class PublicationSeries : Term
{
    public string? Issn { get; set; }

    /// <summary>ISO 8601 duration between issues, e.g. P1M.</summary>
    public string? Frequency { get; set; }
    public string? NumberPattern { get; set; }
    public string? TitlePattern { get; set; }
    public string? DefaultType { get; set; }
    public LanguageTag? DefaultLanguage { get; set; }
    public long? DefaultPublisherId { get; set; }
    public PartialDate? ClosedOn { get; set; }
    public List<SeriesText> Texts { get; } = [];

    public override string Heading => Title;
    public string Title => Texts.Count == 0 ? Slug.ToString() : Texts[0].Title;
}

public sealed class SeriesText
{
    public long Id { get; private set; }
    public long SeriesId { get; private set; }
    public required LanguageTag Language { get; set; }
    public required string Title { get; set; }

    /// <summary>The title folded for look-up, because SQLite compares only ASCII without case.</summary>
    public required string TitleKey { get; set; }

    /// <summary>Its place among others, made from the name whenever it is read: nobody can forget it. What is stored is a copy, for the index.</summary>
    public string SortKey { get => NameOrder.OfTitle(Title); private set { } }

    public string? Description { get; set; }
    public string? StandingSummary { get; set; }
}
