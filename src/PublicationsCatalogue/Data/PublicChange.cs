using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data;

/// <summary>What readers have noticed of one entry: that it came, changed or went.</summary>
/// <param name="Publication">Null when only its number is known.</param>
public sealed record PublicChange(PublicChangeKind Kind, long PublicationId, DateTime At, Publication? Publication = null)
{
    /// <summary>Of an entry that was new, once it is saved.</summary>
    public long Id => Publication?.Id ?? PublicationId;
}

public enum PublicChangeKind
{
    Came,
    Changed,
    Went,
}
