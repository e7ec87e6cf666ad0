using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Data;

/// <summary>
/// What became public here last, so that an entry with an old date is news too. Of a list, it is looked for among the newest of the
/// catalogue, and a list that is not too long is read whole: work that grows with neither. Only of a list of thousands of which hardly
/// anything was added for very long, the newest dates stand for the rest.
/// </summary>
public sealed class News(PublicCatalogue catalogue, CatalogueSearch search, WholeLists lists)
{
    /// <summary>As many as a feed tells of.</summary>
    public const int Length = 50;
    private const int FartherBack = 20_000;

    /// <summary>Among so many it is looked first.</summary>
    public int NewestOfAll { get; init; } = 1000;

    /// <summary>A list that has fewer is read whole.</summary>
    public int NewestOfList { get; init; } = 2000;

    /// <summary>Of the whole catalogue.</summary>
    public async Task<IReadOnlyList<Publication>> OfAllAsync(CancellationToken ct) =>
        await LoadAsync(await Newest(0, Length).ToListAsync(ct), ct);

    /// <summary>Of these months.</summary>
    public Task<IReadOnlyList<Publication>> OfMonthsAsync(IReadOnlyList<MonthKey> months, CancellationToken ct)
    {
        var wanted = months.Select(m => m.Value).ToHashSet();
        return OfAsync(items => Task.FromResult(items.Where(i => wanted.Contains(i.SortDate / 100))), async () =>
        {
            List<Item> items = [];
            foreach (var month in months)
            {
                if (items.Count < NewestOfList)
                    items.AddRange(await Items(catalogue.Publications.Where(p => p.Month == month)
                        .OrderByDescending(p => p.SortDate).ThenBy(p => p.Position).ThenBy(p => p.Id).Take(NewestOfList)).ToListAsync(ct));
            }
            return items;
        }, ct);
    }

    /// <summary>Of what a search finds, or a series, a subject and so on hold.</summary>
    public Task<IReadOnlyList<Publication>> OfFoundAsync(SearchQuestion question, CancellationToken ct)
    {
        var byDate = question with { Order = SearchOrder.Newest, After = null };
        return OfAsync(async items =>
        {
            var fitting = (await search.AmongAsync(byDate, [.. items.Select(i => SearchEntry.KeyOf(i.SortDate, i.Id))], ct)).ToHashSet();
            return items.Where(i => fitting.Contains(SearchEntry.KeyOf(i.SortDate, i.Id)));
        }, async () =>
        {
            var ids = (await search.NextAsync(byDate, NewestOfList, ct)).Keys.Select(SearchEntry.IdOf).ToList();
            return await Items(catalogue.Publications.Where(p => ids.Contains(p.Id))).ToListAsync(ct);
        }, ct);
    }

    private async Task<IReadOnlyList<Publication>> OfAsync(Func<IReadOnlyList<Item>, Task<IEnumerable<Item>>> fitting, Func<Task<List<Item>>> ofList, CancellationToken ct)
    {
        List<Item> items = [.. await fitting(await Newest(0, NewestOfAll).ToListAsync(ct))];
        if (items.Count >= Length)
            return await LoadAsync(items, ct);
        var newest = await ofList();
        if (newest.Count >= NewestOfList)
        {
            foreach (var some in (await Newest(NewestOfAll, FartherBack).ToListAsync(ct)).Chunk(NewestOfAll))
            {
                if (items.Count < Length)
                    items.AddRange(await fitting(some));
            }
        }
        return await LoadAsync(items.Count < Length ? [.. items, .. newest] : items, ct);
    }

    private Task<IReadOnlyList<Publication>> LoadAsync(List<Item> items, CancellationToken ct) =>
        lists.LoadAsync([.. items.DistinctBy(i => i.Id).OrderByDescending(i => i.FirstPublicAt).ThenByDescending(i => i.SortDate).ThenBy(i => i.Position).ThenBy(i => i.Id)
            .Take(Length).Select(i => i.Id)], ct);

    // Of many that became public in one instant, as when a list is read in, those with the newest dates come first.
    private IQueryable<Item> Newest(int after, int most) => Items(catalogue.Publications
        .OrderByDescending(p => p.FirstPublicAt).ThenByDescending(p => p.SortDate).ThenBy(p => p.Position).ThenBy(p => p.Id).Skip(after).Take(most));

    private static IQueryable<Item> Items(IQueryable<Publication> publications) =>
        publications.Select(p => new Item(p.Id, p.FirstPublicAt, p.SortDate, p.Position));

    private sealed record Item(long Id, DateTime? FirstPublicAt, int SortDate, long Position);
}
