using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Data;

/// <summary>
/// The catalogue as readers saw it at an earlier instant, out of the revisions. What was taken from readers since is not given out again:
/// of what is withdrawn only the title, of the rest only that something stood there.
/// </summary>
public sealed class PublicHistory(CatalogueContext db, PublicCatalogue catalogue)
{
    private const int LookedAtOnce = 250;
    private const int MostLookedThrough = 2000;

    /// <summary>As <see cref="PublicCatalogue.MonthsAsync"/>, of then.</summary>
    public async Task<MonthCounts> MonthsAsync(DateTime instant, CancellationToken ct)
    {
        var kept = await db.MonthCounts.AsNoTracking().Select(c => new
        {
            c.Month,
            Count = db.EarlierMonthCounts.Where(e => e.Month == c.Month && e.At <= instant).OrderByDescending(e => e.At).Select(e => e.Count).FirstOrDefault(),
        }).ToListAsync(ct);
        var counts = kept.Where(c => c.Count > 0).ToDictionary(c => c.Month, c => c.Count);
        // What came due is counted by the next save.
        foreach (var month in await catalogue.Publications.Where(p => p.CountedIn == null && p.PublicAt <= instant).Select(p => p.Month).ToListAsync(ct))
            counts[month.Value] = counts.GetValueOrDefault(month.Value) + 1;
        return new MonthCounts(counts);
    }

    /// <summary>A month's entries of then, in its order.</summary>
    public Task<IReadOnlyList<PastEntry>> OfMonthAsync(MonthKey month, DateTime instant, int skip, int take, CancellationToken ct)
    {
        var first = month.Value * 100;
        return LoadAsync(At(instant).Where(r => r.SortDate >= first && r.SortDate < first + 100), r => r.Skip(skip).Take(take), ct);
    }

    /// <summary>The entries of a month that are still public, in its order, after a place in it.</summary>
    /// <param name="after">The last entry before these.</param>
    public async Task<PastPortion> OfMonthAsync(DateTime instant, MonthKey month, MonthPlace? after, int take, CancellationToken ct) =>
        PastPortion.Of(await AfterAsync(instant, month.Value * 100, (month.Value * 100) + 99, after, take, ct), take);

    /// <summary>The entries that are still public and were then what is asked for, newest first, after a place in that order.</summary>
    public async Task<PastPortion> AfterAsync(DateTime instant, SearchQuestion question, MonthPlace? after, int take, CancellationToken ct)
    {
        var first = question.Years == default ? (int?)null : Math.Max(question.Years.First ?? 1, 1) * 10_000;
        var last = ((question.Years.Last ?? 9999) * 10_000) + 9999;
        if (question.Chosen.Count == 0)
            return PastPortion.Of(await AfterAsync(instant, first, last, after, take, ct), take);
        var filter = new PastFilter(db);
        await filter.LearnAsync(question.Chosen, ct);
        List<PastEntry> fitting = [];
        for (var seen = 0; seen < MostLookedThrough; seen += LookedAtOnce)
        {
            var some = await AfterAsync(instant, first, last, after, LookedAtOnce, ct);
            foreach (var entry in some)
            {
                after = entry.Place;
                if (entry.Publication is { } then && filter.Fits(question.Chosen, then))
                    fitting.Add(entry);
                if (fitting.Count == take)
                    return new PastPortion(fitting, after);
            }
            if (some.Count < LookedAtOnce)
                return new PastPortion(fitting, null);
        }
        return new PastPortion(fitting, after);
    }

    private async Task<IReadOnlyList<PastEntry>> AfterAsync(DateTime instant, int? first, int last, MonthPlace? after, int take, CancellationToken ct)
    {
        var revisions = At(instant).Where(r => catalogue.Publications.Any(p => p.Id == r.PublicationId));
        if (first is { } from)
            revisions = revisions.Where(r => r.SortDate >= from && r.SortDate <= last);
        if (after is { } l)
            revisions = revisions.Where(r => r.SortDate <= l.SortDate && (r.SortDate < l.SortDate || r.Position > l.Position || (r.Position == l.Position && r.PublicationId > l.Id)));
        return await LoadAsync(revisions, r => r.Take(take), ct);
    }

    /// <summary>The entry that has or had this address, as it was; null when readers did not see it then, or don't now.</summary>
    public async Task<Publication?> FindAsync(Slug slug, DateTime instant, CancellationToken ct)
    {
        var id = await db.Addresses.AsNoTracking().Where(a => a.Kind == AddressKind.Publication && a.Slug == slug && catalogue.Publications.Any(p => p.Id == a.TargetId))
            .Select(a => (long?)a.TargetId).FirstOrDefaultAsync(ct);
        return id is null ? null : (await LoadAsync(At(instant).Where(r => r.PublicationId == id), r => r.Take(1), ct)) is [var found] ? found.Publication : null;
    }

    private IQueryable<Revision> At(DateTime instant) => db.Revisions.AsNoTracking().Where(r => r.Shows && r.SeenAt <= instant
        && !db.Revisions.Any(next => next.PublicationId == r.PublicationId && next.Number == r.Number + 1 && next.At <= instant));

    private async Task<IReadOnlyList<PastEntry>> LoadAsync(IQueryable<Revision> revisions, Func<IQueryable<Revision>, IQueryable<Revision>> portion, CancellationToken ct)
    {
        var rows = await portion(revisions.OrderByDescending(r => r.SortDate).ThenBy(r => r.Position).ThenBy(r => r.PublicationId)).Select(r => new
        {
            r.PublicationId,
            r.At,
            r.SortDate,
            r.Position,
            r.Snapshot,
            r.Publication.Slug,
            r.Publication.State,
            IsPublic = catalogue.Publications.Any(p => p.Id == r.PublicationId),
            Title = r.Publication.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault(),
        }).ToListAsync(ct);
        return [.. rows.Select(r => new PastEntry(r.PublicationId, r.SortDate, r.Position,
            r.IsPublic ? PublicationSnapshot.FromJson(r.Snapshot).ToPublication(r.PublicationId, r.At) : null,
            r.State == PublicationState.Withdrawn && r.Title is not null ? new Replacement(r.Slug, r.Title) : null))];
    }
}

/// <summary>An entry of then, whole if it is public today.</summary>
/// <param name="Withdrawn">Where what was withdrawn since tells why, and its title.</param>
public sealed record PastEntry(long Id, int SortDate, long Position, Publication? Publication, Replacement? Withdrawn)
{
    public MonthPlace Place => new(Id, SortDate, Position);
}

/// <summary>Some of a list of then, and the place to go on from; null at the end.</summary>
public sealed record PastPortion(IReadOnlyList<PastEntry> Entries, MonthPlace? Next)
{
    internal static PastPortion Of(IReadOnlyList<PastEntry> entries, int take) => new(entries, entries.Count == take ? entries[^1].Place : null);
}
