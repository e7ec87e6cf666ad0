using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Browse;

/// <summary>Years by months with their counts.</summary>
public sealed record ArchivePage(int Total, IReadOnlyList<ArchiveYear> Years, IReadOnlyList<int> MonthTotals, IReadOnlyList<(MonthKey Month, int Count)> NotInTable, ArchiveBars? Bars, MonthJump? Jump)
{
    public int InTable => MonthTotals.Sum();

    public static async Task<ArchivePage> LoadAsync(MonthLists lists, Site site, DateTime now, CancellationToken ct)
    {
        var counts = await lists.MonthsAsync(ct);
        var today = site.ToLocal(now);
        var years = counts.Years.Select(year => ArchiveYear.Of(counts, year, (today.Year * 100) + today.Month)).ToList();
        var totals = Enumerable.Range(0, 12).Select(m => years.Sum(year => year.Months[m] ?? 0)).ToList();
        var rest = counts.NewestFirst.Where(m => m.Month.Month is null).ToList();
        return new ArchivePage(counts.Total, years, totals, rest, ArchiveBars.Of(counts, site.Culture), MonthJump.Of(counts, null, isLabelled: true));
    }
}

/// <summary>Counts of the twelve months; null for a month still to come.</summary>
public sealed record ArchiveYear(int Year, IReadOnlyList<int?> Months)
{
    public int Count => Months.Sum() ?? 0;

    public static ArchiveYear Of(MonthCounts counts, int year, int thisMonth) => new(year,
        [.. Enumerable.Range(1, 12).Select(m => counts[MonthKey.Of(year, m)] is var count && count == 0 && (year * 100) + m > thisMonth ? (int?)null : count)]);
}
