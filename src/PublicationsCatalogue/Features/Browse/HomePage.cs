using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Browse;

/// <summary>The newest months, whole, until there are enough entries or enough months.</summary>
public sealed record HomePage(int Total, IReadOnlyList<int> Years, IReadOnlyList<MonthBlock> Blocks, YearList? Side, MonthJump? Jump, (MonthKey Month, int Count)? Older)
{
    private const int LongestWhole = 100;
    private const int ShownOfLonger = 50;

    public static async Task<HomePage> LoadAsync(MonthLists lists, Site site, CancellationToken ct)
    {
        var counts = await lists.MonthsAsync(ct);
        var (blocks, shown) = (new List<MonthBlock>(), 0);
        foreach (var (month, count) in counts.NewestFirst)
        {
            if (shown >= site.Home.Items || blocks.Count == site.Home.Months)
                break;
            var most = count > LongestWhole ? ShownOfLonger : LongestWhole;
            var items = await lists.OfMonthAsync(month, 0, most, summaries: true, ct);
            blocks.Add(new MonthBlock(month, count, items));
            shown += items.Count;
        }
        var newest = blocks is [] ? (MonthKey?)null : blocks[0].Month;
        var older = blocks is [] ? null : counts.Around(blocks[^1].Month).Older;
        return new HomePage(counts.Total, counts.Years, blocks, YearList.Of(counts, newest), MonthJump.Of(counts, newest), older);
    }
}
