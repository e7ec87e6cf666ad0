namespace PublicationsCatalogue.Data;

/// <summary>How many publications readers saw in a month from an instant on, until the next of the month; kept by the transaction that changes it.</summary>
public sealed class EarlierMonthCount
{
    /// <summary>Value of a MonthKey.</summary>
    public int Month { get; init; }
    public DateTime At { get; init; }
    public int Count { get; set; }
}
