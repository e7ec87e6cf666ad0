using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Browse;

/// <summary>One month, or a year's entries without a month, or those without a date.</summary>
public sealed record MonthPage(
    MonthKey Month, int Count, int Page, IReadOnlyList<ListItem> Items, YearList? Side,
    (MonthKey Month, int Count)? Newer, (MonthKey Month, int Count)? Older)
{
    public const int PageLength = 50;
    private const int LongestWhole = 100;

    public int Pages => PagesOf(Count);
    public int First => Count == 0 ? 0 : ((Page - 1) * (Pages == 1 ? LongestWhole : PageLength)) + 1;
    public int Last => First + Items.Count - 1;

    public static int PagesOf(int count) => count <= LongestWhole ? 1 : (count + PageLength - 1) / PageLength;

    /// <summary>Null when no such month can be: its year lies outside the catalogue's.</summary>
    public static async Task<MonthPage?> LoadAsync(MonthLists lists, MonthKey month, int page, CancellationToken ct)
    {
        var counts = await lists.MonthsAsync(ct);
        var count = counts[month];
        if (!counts.Has(month))
            return null;
        var items = count == 0 || page > PagesOf(count) ? []
            : PagesOf(count) == 1 ? await lists.OfMonthAsync(month, 0, LongestWhole, summaries: true, ct)
            : await lists.OfMonthAsync(month, (page - 1) * PageLength, PageLength, summaries: true, ct);
        var (newer, older) = counts.Around(month);
        return new MonthPage(month, count, page, items, YearList.Of(counts, month), newer, older);
    }
}
