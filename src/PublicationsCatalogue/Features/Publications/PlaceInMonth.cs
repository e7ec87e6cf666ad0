using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Publications;

/// <summary>Where an entry stands in its month; its number only in months short enough to count on every view.</summary>
public sealed record PlaceInMonth(MonthKey Month, int Count, int? Number, Neighbour? Previous, Neighbour? Next)
{
    private const int LongestCounted = 100;

    public static async Task<PlaceInMonth> LoadAsync(PublicCatalogue catalogue, Site site, Publication p, CancellationToken ct)
    {
        var count = (await catalogue.MonthsAsync(ct))[p.Month];
        var month = catalogue.Publications.Where(other => other.Month == p.Month);
        var before = month.Where(o => o.SortDate > p.SortDate
            || (o.SortDate == p.SortDate && (o.Position < p.Position || (o.Position == p.Position && o.Id < p.Id))));
        var after = month.Where(o => o.SortDate < p.SortDate
            || (o.SortDate == p.SortDate && (o.Position > p.Position || (o.Position == p.Position && o.Id > p.Id))));
        var previous = before.OrderBy(o => o.SortDate).ThenByDescending(o => o.Position).ThenByDescending(o => o.Id);
        var next = after.OrderByDescending(o => o.SortDate).ThenBy(o => o.Position).ThenBy(o => o.Id);
        return new PlaceInMonth(p.Month, count, count <= LongestCounted ? await before.CountAsync(ct) + 1 : null,
            await NeighbourAsync(previous, site, ct), await NeighbourAsync(next, site, ct));
    }

    private static async Task<Neighbour?> NeighbourAsync(IQueryable<Publication> nearestFirst, Site site, CancellationToken ct) =>
        await ListItem.LoadAsync(nearestFirst.Take(1), site, summaries: false, ct) is [var item] ? new Neighbour(item.Slug, item.Title) : null;
}

public sealed record Neighbour(Slug Slug, string Title);
