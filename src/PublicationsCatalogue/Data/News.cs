using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Data;

/// <summary>
/// What became public here last, so that an entry with an old date is news too. Of a list, it is looked for among the newest of the
/// catalogue and among those of the list with the newest dates: work that grows with neither.
/// </summary>
public sealed class News(PublicCatalogue catalogue, CatalogueSearch search, WholeLists lists)
{
    /// <summary>As many as a feed tells of.</summary>
    public const int Length = 50;
    private const int NewestOfAll = 1000;
    private const int NewestOfList = 500;

    /// <summary>Of the whole catalogue.</summary>
    public async Task<IReadOnlyList<Publication>> OfAllAsync(CancellationToken ct) =>
        await LoadAsync(await Newest(catalogue.Publications, Length).ToListAsync(ct), ct);

    /// <summary>Of these months.</summary>
    public async Task<IReadOnlyList<Publication>> OfMonthsAsync(IReadOnlyList<MonthKey> months, CancellationToken ct)
    {
        var wanted = months.Select(m => m.Value).ToHashSet();
        var items = (await Newest(catalogue.Publications, NewestOfAll).ToListAsync(ct)).FindAll(i => wanted.Contains(i.SortDate / 100));
        foreach (var month in months)
        {
            if (items.Count >= NewestOfAll + NewestOfList)
                break;
            items.AddRange(await Items(catalogue.Publications.Where(p => p.Month == month)
                .OrderByDescending(p => p.SortDate).ThenBy(p => p.Position).ThenBy(p => p.Id).Take(NewestOfList)).ToListAsync(ct));
        }
        return await LoadAsync(items, ct);
    }

    /// <summary>Of what a search finds, or a series, a subject and so on hold.</summary>
    public async Task<IReadOnlyList<Publication>> OfFoundAsync(SearchQuestion question, CancellationToken ct)
    {
        var byDate = question with { Order = SearchOrder.Newest, After = null };
        var items = await Newest(catalogue.Publications, NewestOfAll).ToListAsync(ct);
        var fitting = (await search.AmongAsync(byDate, [.. items.Select(i => SearchEntry.KeyOf(i.SortDate, i.Id))], ct)).ToHashSet();
        items.RemoveAll(i => !fitting.Contains(SearchEntry.KeyOf(i.SortDate, i.Id)));
        if (items.Count < Length)
        {
            var ids = (await search.NextAsync(byDate, NewestOfList, ct)).Keys.Select(SearchEntry.IdOf).ToList();
            items.AddRange(await Items(catalogue.Publications.Where(p => ids.Contains(p.Id))).ToListAsync(ct));
        }
        return await LoadAsync(items, ct);
    }

    private Task<IReadOnlyList<Publication>> LoadAsync(List<Item> items, CancellationToken ct) =>
        lists.LoadAsync([.. items.DistinctBy(i => i.Id).OrderByDescending(i => i.FirstPublicAt).ThenByDescending(i => i.SortDate).ThenBy(i => i.Position).ThenBy(i => i.Id)
            .Take(Length).Select(i => i.Id)], ct);

    // Of many that became public in one instant, as when a list is read in, those with the newest dates come first.
    private static IQueryable<Item> Newest(IQueryable<Publication> publications, int most) => Items(publications
        .OrderByDescending(p => p.FirstPublicAt).ThenByDescending(p => p.SortDate).ThenBy(p => p.Position).ThenBy(p => p.Id).Take(most));

    private static IQueryable<Item> Items(IQueryable<Publication> publications) =>
        publications.Select(p => new Item(p.Id, p.FirstPublicAt, p.SortDate, p.Position));

    private sealed record Item(long Id, DateTime? FirstPublicAt, int SortDate, long Position);
}
