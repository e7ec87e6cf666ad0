namespace PublicationsCatalogue.Core.Publications;

/// <summary>What staff decided about a publication. "Scheduled" is not stored: it is Published with a PublicAt that is still to come.</summary>
public enum PublicationState
{
    Draft = 0,
    Published = 1,
    Withdrawn = 2,
    Trashed = 3,
}
