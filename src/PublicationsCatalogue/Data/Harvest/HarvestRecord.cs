namespace PublicationsCatalogue.Data.Harvest;

/// <summary>
/// What harvesters (OAI-PMH) are told of an entry: while it is public, or once it no longer is. One that is to become public again at
/// an instant has both; which of them is true is asked of the entry itself.
/// </summary>
public sealed class HarvestRecord
{
    public long PublicationId { get; init; }
    public bool IsDeleted { get; init; }

    /// <summary>When that came about or will, in seconds since 1970 (UTC); never earlier than it was.</summary>
    public long Datestamp { get; init; }

    /// <summary>The sets it is in, or was in when readers last saw it.</summary>
    public required string Sets { get; init; }
}
