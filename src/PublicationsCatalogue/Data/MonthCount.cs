namespace PublicationsCatalogue.Data;

/// <summary>How many publications readers see in a month, and when they last saw it change; kept by the transaction that changes it.</summary>
public sealed class MonthCount
{
    /// <summary>Value of a MonthKey.</summary>
    public int Month { get; init; }
    public int Count { get; set; }

    /// <summary>When an entry that readers see there last came, went or changed, or a name that it carries (UTC); null when that was never noted.</summary>
    public DateTime? ChangedAt { get; set; }
}
