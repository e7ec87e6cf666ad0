using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data;

/// <summary>How many entries readers see in each month that has any.</summary>
public sealed class MonthCounts
{
    private readonly SortedDictionary<int, int> counts;

    public MonthCounts(IReadOnlyDictionary<int, int> byMonth)
    {
        counts = new(byMonth.ToDictionary(), Comparer<int>.Create((a, b) => b.CompareTo(a)));
        Total = counts.Values.Sum();
        Years = [.. counts.Keys.Where(month => month != 0).Select(month => month / 100).Distinct()];
    }

    public int Total { get; }

    /// <summary>Years with entries, newest first.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>Newest first; a year's "month not stated" after its months, undated last.</summary>
    public IEnumerable<(MonthKey Month, int Count)> NewestFirst => counts.Select(c => (MonthKey.FromValue(c.Key), c.Value));

    public int this[MonthKey month] => counts.GetValueOrDefault(month.Value);

    public int InYear(int year) => counts.Where(c => c.Key / 100 == year).Sum(c => c.Value);

    public bool Spans(int year) => Years.Count > 0 && year <= Years[0] && year >= Years[^1];

    /// <summary>True when a page of this month can be: it has entries, or lies within the catalogue's years.</summary>
    public bool Has(MonthKey month) => this[month] > 0 || (month.Month is not null && Spans(month.Year ?? 0));

    /// <summary>The nearest months with entries on either side, whether or not this one has any.</summary>
    public ((MonthKey Month, int Count)? Newer, (MonthKey Month, int Count)? Older) Around(MonthKey month)
    {
        (MonthKey, int)? newer = null;
        foreach (var (other, count) in NewestFirst)
        {
            if (other.Value < month.Value)
                return (newer, (other, count));
            if (other.Value > month.Value)
                newer = (other, count);
        }
        return (newer, null);
    }
}
