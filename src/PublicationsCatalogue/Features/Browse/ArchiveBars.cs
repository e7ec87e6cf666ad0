using System.Globalization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Browse;

/// <summary>The bars above the archive's table: one for each month, drawn for the eye only, since the table says the same.</summary>
public sealed record ArchiveBars(double Step, IReadOnlyList<ArchiveBar> Bars, IReadOnlyList<(double X, int Year)> Ticks, string NewestLabel, string? TallestLabel, double TallestX)
{
    public const int Width = 1088;
    public const int Height = 108;

    public static ArchiveBars? Of(MonthCounts counts, CultureInfo culture)
    {
        var months = counts.NewestFirst.Where(m => m.Month.Month is not null).ToList();
        if (months.Count == 0)
            return null;
        var (firstYear, lastYear) = (counts.Years[^1], counts.Years[0]);
        var step = (double)Width / ((lastYear - firstYear + 1) * 12);
        // Of several the oldest: it is the farthest from the newest month, whose name stands above too.
        var tallest = months.AsEnumerable().Reverse().MaxBy(m => m.Count);
        var bars = months.Select(m => new ArchiveBar(Place(m.Month), Math.Max(2, (double)m.Count / tallest.Count * Height), m.Month == months[0].Month)).ToList();
        var every = Math.Max(1, (int)Math.Ceiling((lastYear - firstYear + 1) / 16.0));
        var ticks = Enumerable.Range(firstYear, lastYear - firstYear + 1).Where(year => (year - firstYear) % every == 0)
            .Select(year => ((year - firstYear) * 12 * step, year)).ToList();
        var apart = Math.Abs(Place(tallest.Month) - Place(months[0].Month)) > 360;
        return new ArchiveBars(step, bars, ticks, months[0].Named(culture), apart ? tallest.Named(culture) : null, Place(tallest.Month));

        double Place(MonthKey month) => ((((month.Year ?? firstYear) - firstYear) * 12) + (month.Month ?? 1) - 1) * step;
    }
}

public sealed record ArchiveBar(double X, double Height, bool IsNewest);
