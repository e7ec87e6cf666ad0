namespace PublicationsCatalogue.Data;

/// <summary>How many publications readers see in a month; kept by the transaction that changes it.</summary>
public sealed class MonthCount
{
    /// <summary>Value of a MonthKey.</summary>
    public int Month { get; init; }
    public int Count { get; set; }
}
