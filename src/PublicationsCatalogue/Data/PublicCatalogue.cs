using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data.Harvest;

namespace PublicationsCatalogue.Data;

/// <summary>
/// The only door for readers' pages, feeds and files: it can't name what is not public at this instant.
/// </summary>
public sealed class PublicCatalogue(CatalogueContext db, TimeProvider clock)
{
    /// <summary>This request's instant (UTC).</summary>
    public DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    public IQueryable<Publication> Publications => db.Publications.AsNoTracking().Where(Visibility.At(Now));

    /// <summary>What harvesters are told at this instant: of what was public and no longer is only its number, when that came about, and its sets.</summary>
    public IQueryable<HarvestMember> Harvested => db.HarvestMembers.AsNoTracking().Where(m => m.IsDeleted != Publications.Any(p => p.Id == m.PublicationId));

    /// <summary>Months that have public entries, newest first; a year's "month not stated" after its months, undated last.</summary>
    public async Task<MonthCounts> MonthsAsync(CancellationToken ct)
    {
        var counted = await db.MonthCounts.Where(c => c.Count > 0).Select(c => new { c.Month, c.Count })
            .Concat(DueSinceLastSave().Select(p => new { Month = (int)(object)p.Month, Count = 1 })).ToListAsync(ct);
        return Sum(counted.Select(c => (c.Month, c.Count)));
    }

    /// <summary>The same, and the numbers of the entries that wait for their instant, in one question.</summary>
    public async Task<(MonthCounts Months, IReadOnlyList<long> Waiting)> MonthsAndWaitingAsync(CancellationToken ct)
    {
        var counted = await db.MonthCounts.Where(c => c.Count > 0).Select(c => new { c.Month, c.Count, Waiting = (long?)null })
            .Concat(db.Publications.Where(p => p.State == PublicationState.Published && p.CountedIn == null)
                .Select(p => new { Month = (int)(object)p.Month, Count = p.PublicAt > Now ? 0 : 1, Waiting = p.PublicAt > Now ? (long?)p.Id : null })).ToListAsync(ct);
        return (Sum(counted.Where(c => c.Waiting is null).Select(c => (c.Month, c.Count))), [.. counted.Select(c => c.Waiting).OfType<long>()]);
    }

    /// <summary>The numbers of the entries that wait for their instant; mostly there are none.</summary>
    public Task<List<long>> WaitingAsync(CancellationToken ct) => Waiting().Select(p => p.Id).ToListAsync(ct);

    /// <summary>When readers last saw an entry of a month come, go or change (UTC); of months that have none any more too.</summary>
    public async Task<IReadOnlyDictionary<MonthKey, DateTime>> MonthChangesAsync(CancellationToken ct)
    {
        var changes = await db.MonthCounts.AsNoTracking().Where(c => c.ChangedAt != null).ToDictionaryAsync(c => MonthKey.FromValue(c.Month), c => c.ChangedAt ?? Now, ct);
        foreach (var due in await DueSinceLastSave().Select(p => new { p.Month, p.PublicAt }).ToListAsync(ct))
            changes[due.Month] = changes.TryGetValue(due.Month, out var last) && last > due.PublicAt ? last : due.PublicAt ?? Now;
        return changes;
    }

    /// <summary>When what is told of these entries last changed, the names that they carry included.</summary>
    public async Task<IReadOnlyDictionary<long, DateTime>> ToldChangedAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        await db.HarvestRecords.AsNoTracking().Where(r => ids.Contains(r.PublicationId) && !r.IsDeleted).ToDictionaryAsync(r => r.PublicationId, r => DateTimeOffset.FromUnixTimeSeconds(r.Datestamp).UtcDateTime, ct);

    /// <summary>The entry at this address, with its parts; null when there is none now.</summary>
    public Task<Publication?> FindAsync(Slug slug, CancellationToken ct) => FindAsync(Publications.Where(p => p.Slug == slug), ct);

    /// <summary>The same by its number.</summary>
    public Task<Publication?> FindAsync(long id, CancellationToken ct) => FindAsync(Publications.Where(p => p.Id == id), ct);

    private async Task<Publication?> FindAsync(IQueryable<Publication> one, CancellationToken ct)
    {
        if (await one.WithParts().FirstOrDefaultAsync(ct) is not { } found)
            return null;
        if ((await ToldChangedAsync([found.Id], ct)).TryGetValue(found.Id, out var changed))
            found.NoteToldChange(changed);
        return found;
    }

    /// <summary>Which catalogue this is, as long as it lives.</summary>
    public Task<Guid> InstanceAsync(CancellationToken ct) => db.Instances.Select(i => i.Id).SingleAsync(ct);

    /// <summary>The entry that once had this address and is public under another now, or null.</summary>
    public Task<string?> MovedToAsync(Slug old, CancellationToken ct) =>
        (from address in db.Addresses.AsNoTracking()
         where address.Kind == AddressKind.Publication && address.Slug == old
         join publication in Publications on address.TargetId equals publication.Id
         where publication.Slug != old
         select publication.Slug.ToString()).FirstOrDefaultAsync(ct);

    /// <summary>What readers may know of an entry that was public and no longer is; null for what never was.</summary>
    public Task<Tombstone?> TombstoneAsync(Slug slug, CancellationToken ct) =>
        TombstoneAsync(from address in db.Addresses.AsNoTracking()
                       where address.Kind == AddressKind.Publication && address.Slug == slug
                       join p in db.Publications.AsNoTracking() on address.TargetId equals p.Id
                       select p, ct);

    /// <summary>The same by its number.</summary>
    public Task<Tombstone?> TombstoneAsync(long id, CancellationToken ct) => TombstoneAsync(db.Publications.AsNoTracking().Where(p => p.Id == id), ct);

    private async Task<Tombstone?> TombstoneAsync(IQueryable<Publication> one, CancellationToken ct)
    {
        var gone = await one.Where(p => p.FirstPublicAt <= Now && (p.State == PublicationState.Withdrawn || p.State == PublicationState.Trashed)).Select(p => new
        {
            p.State,
            p.Slug,
            p.DateIssued,
            p.FirstPublicAt,
            p.WithdrawalReason,
            p.ReplacedById,
            // One column each: two at once would be numbered over the texts of the whole catalogue.
            Title = p.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault(),
            Language = p.Texts.Where(t => t.IsOriginal).Select(t => (LanguageTag?)t.Language).FirstOrDefault(),
        }).FirstOrDefaultAsync(ct);
        if (gone is null)
            return null;
        if (gone.State == PublicationState.Trashed)
            return new Tombstone(null, null, null, null, null) { Slug = gone.Slug, FirstPublicAt = gone.FirstPublicAt };
        var replacement = await Publications.Where(p => p.Id == gone.ReplacedById)
            .Select(p => new Replacement(p.Slug, p.Texts.Where(t => t.IsOriginal).Select(t => t.Title).First())).FirstOrDefaultAsync(ct);
        return new Tombstone(gone.Title, gone.Language, gone.DateIssued, gone.WithdrawalReason, replacement) { Slug = gone.Slug, FirstPublicAt = gone.FirstPublicAt };
    }

    /// <summary>True when an entry that readers saw then was taken from them since.</summary>
    public async Task<bool> HasLostAsync(DateTime since, CancellationToken ct)
    {
        foreach (var state in new[] { PublicationState.Withdrawn, PublicationState.Trashed, PublicationState.Draft })
        {
            if (await db.Publications.AsNoTracking().AnyAsync(p => p.State == state && p.ModifiedAt >= since && p.FirstPublicAt <= since, ct))
                return true;
        }
        return false;
    }

    /// <summary>The next instant (UTC) at which a scheduled entry becomes public: until then pages stay as they are.</summary>
    public Task<DateTime?> NextChangeAsync(CancellationToken ct) => Waiting().MinAsync(p => p.PublicAt, ct);

    private static MonthCounts Sum(IEnumerable<(int Month, int Count)> counted)
    {
        var counts = new Dictionary<int, int>();
        foreach (var (month, count) in counted)
            counts[month] = counts.GetValueOrDefault(month) + count;
        return new MonthCounts(counts);
    }

    private IQueryable<Publication> Waiting() => db.Publications.AsNoTracking().Where(p => p.State == PublicationState.Published && p.CountedIn == null && p.PublicAt > Now);

    private IQueryable<Publication> DueSinceLastSave() => Publications.Where(p => p.CountedIn == null);
}

/// <summary>All fields are null for an entry that is in the trash: it is gone, and no more is said.</summary>
public sealed record Tombstone(string? Title, LanguageTag? Language, PartialDate? DateIssued, string? Reason, Replacement? ReplacedBy)
{
    /// <summary>Where it stood.</summary>
    public required Slug Slug { get; init; }

    /// <summary>When readers saw it first (UTC).</summary>
    public required DateTime? FirstPublicAt { get; init; }
}

public sealed record Replacement(Slug Slug, string Title);
