using System.Globalization;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Browse;

/// <summary>The bars above the archive's table, drawn for the eye only, since the table says the same: one for each month, or for each year where those of months would be too thin to be seen, and where no month is stated.</summary>
public sealed record ArchiveBars(double Step, IReadOnlyList<ArchiveBar> Bars, IReadOnlyList<(double X, int Year)> Ticks, string NewestLabel, string? TallestLabel, double TallestX)
{
    public const int Width = 1088;
    public const int Height = 108;
    private const int MostYearsByMonth = 40;
    private const int MostTicks = 16;
    private const int TickLabel = 40;
    private static readonly int[] Rounds = [1, 2, 5, 10, 20, 50, 100, 1000];

    public static ArchiveBars? Of(MonthCounts counts, CultureInfo culture)
    {
        if (counts.Years.Count == 0)
            return null;
        var (firstYear, years) = (counts.Years[^1], counts.Years[0] - counts.Years[^1] + 1);
        List<(int Place, int Count, string Label)> newestFirst = years > MostYearsByMonth ? []
            : [.. counts.NewestFirst.Where(m => m.Month.Month is not null).Select(m => ((((m.Month.Year ?? firstYear) - firstYear) * 12) + (m.Month.Month ?? 1) - 1, m.Count, m.Named(culture)))];
        var inYear = newestFirst.Count == 0 ? 1 : 12;
        if (inYear == 1)
            newestFirst.AddRange(counts.Years.Select(year => (year - firstYear, counts.InYear(year), $"{year}, {Words.Items(counts.InYear(year))}")));
        var step = (double)Width / (years * inYear);
        // Of several the oldest: it is the farthest from the newest, whose name stands above too.
        var tallest = newestFirst.AsEnumerable().Reverse().MaxBy(b => b.Count);
        var bars = newestFirst.ConvertAll(b => new ArchiveBar(b.Place * step, Math.Max(2, (double)b.Count / tallest.Count * Height), b.Place == newestFirst[0].Place));
        var every = Array.Find(Rounds, round => years <= round * MostTicks);
        var ticks = Enumerable.Range(0, years).Where(year => (firstYear + year) % every == 0).Select(year => (X: year * inYear * step, firstYear + year)).Where(tick => tick.X <= Width - TickLabel).ToList();
        var apart = Math.Abs(tallest.Place - newestFirst[0].Place) * step > 360;
        return new ArchiveBars(step, bars, ticks, newestFirst[0].Label, apart ? tallest.Label : null, tallest.Place * step);
    }
}

public sealed record ArchiveBar(double X, double Height, bool IsNewest);
