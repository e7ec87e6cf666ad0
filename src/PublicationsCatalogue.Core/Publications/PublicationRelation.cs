namespace PublicationsCatalogue.Core.Publications;

/// <summary>DataCite relationType; the inverse is computed, never stored.</summary>
public enum RelationType
{
    IsTranslationOf = 0,
    IsNewVersionOf = 1,
    IsPartOf = 2,
    IsSupplementTo = 3,
    IsDerivedFrom = 4,
    Obsoletes = 5,
    References = 6,
}

public sealed class PublicationRelation
{
    public long Id { get; private set; }
    public long PublicationId { get; private set; }
    public RelationType Type { get; set; }
    public long? RelatedId { get; set; }
    public Publication? Related { get; set; }
    public string? RelatedUrl { get; set; }
}
