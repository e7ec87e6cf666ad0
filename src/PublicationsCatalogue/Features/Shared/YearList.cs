using System.Globalization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>The list at the side: one year's months with their counts, and the other years.</summary>
public sealed record YearList(int Year, MonthKey? Current, IReadOnlyList<(MonthKey Month, int Count)> Months, IReadOnlyList<int> OtherYears)
{
    /// <summary>The year of <paramref name="current"/>, or the newest; null while nothing is dated.</summary>
    public static YearList? Of(MonthCounts counts, MonthKey? current)
    {
        if (counts.Years is [])
            return null;
        var year = current?.Year ?? counts.Years[0];
        var months = Enumerable.Range(1, 12).Reverse().Select(m => MonthKey.Of(year, m)).Select(m => (m, counts[m])).ToList();
        if (counts[MonthKey.OfYear(year)] is > 0 and var unstated)
            months.Add((MonthKey.OfYear(year), unstated));
        return new YearList(year, current, months, [.. counts.Years.Where(other => other != year)]);
    }

    public string OthersHeading => OtherYears.All(year => year < Year) ? "Earlier years" : "Other years";

    public static string MonthName(MonthKey month, CultureInfo culture) =>
        month.Month is { } number ? culture.DateTimeFormat.GetMonthName(number) : "Month not stated";
}
