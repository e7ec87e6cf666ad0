using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Browse;

/// <summary>A year's titles and dates by month, with summaries if asked for.</summary>
public sealed record YearPage(int Year, int Count, bool Summaries, IReadOnlyList<MonthBlock> Blocks, YearList? Side, (int Year, int Count)? Newer, (int Year, int Count)? Older)
{
    private const int ShownOfMonth = 50;

    /// <summary>Null for a year outside the catalogue's.</summary>
    public static async Task<YearPage?> LoadAsync(MonthLists lists, int year, bool summaries, CancellationToken ct)
    {
        var counts = await lists.MonthsAsync(ct);
        if (!counts.Spans(year))
            return null;
        var blocks = new List<MonthBlock>();
        foreach (var (month, count) in counts.NewestFirst.Where(m => m.Month.Year == year))
        {
            var items = await lists.OfMonthAsync(month, 0, ShownOfMonth, summaries, ct);
            blocks.Add(new MonthBlock(month, count, items));
        }
        var newer = counts.Years.LastOrDefault(other => other > year);
        var older = counts.Years.FirstOrDefault(other => other < year);
        return new YearPage(year, counts.InYear(year), summaries, blocks, YearList.Of(counts, MonthKey.OfYear(year)),
            newer == 0 ? null : (newer, counts.InYear(newer)), older == 0 ? null : (older, counts.InYear(older)));
    }
}
