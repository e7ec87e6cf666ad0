namespace PublicationsCatalogue.Data.Harvest;

/// <summary>A <see cref="HarvestRecord"/> in one of its sets, in the order in which the set is harvested.</summary>
public sealed class HarvestMember
{
    /// <summary>The key of a <see cref="HarvestSet"/>.</summary>
    public required string Set { get; init; }
    public long Datestamp { get; init; }
    public long PublicationId { get; init; }
    public bool IsDeleted { get; init; }
}
