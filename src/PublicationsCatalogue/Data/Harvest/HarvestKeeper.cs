using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Bulk;

namespace PublicationsCatalogue.Data.Harvest;

/// <summary>
/// Keeps what harvesters are told, by the save that changes it. What readers have seen and no longer see stays as deleted, in the sets
/// it was in; of what they have never seen nothing is told.
/// </summary>
internal static class HarvestKeeper
{
    private const int Batch = 500;

    /// <summary>Within the transaction of the change, as late as can be: who harvests in this moment sees it, or comes back for it.</summary>
    public static async Task KeepAsync(CatalogueContext db, IReadOnlyCollection<long> ids, DateTime now, CancellationToken ct)
    {
        if (ids.Count == 0)
            return;
        // A clock that was put back must not hide a change from who has harvested since.
        var stamp = await LatestAsync(db, now, ct);
        foreach (var some in ids.Distinct().Chunk(Batch))
        {
            var stored = (await db.HarvestRecords.AsNoTracking().Where(r => some.Contains(r.PublicationId)).ToListAsync(ct)).ToLookup(r => r.PublicationId);
            var sets = await SetsAsync(db, some, ct);
            List<HarvestRecord> records = [];
            foreach (var p in await db.Publications.AsNoTracking().Where(p => some.Contains(p.Id)).Select(p => new { p.Id, p.State, p.PublicAt }).ToListAsync(ct))
                records.AddRange(Next(p.Id, p.State == PublicationState.Published ? p.PublicAt : null, [.. stored[p.Id]], sets[p.Id], stamp, now));
            await RemoveAsync(db, [.. stored.SelectMany(r => r)], ct);
            await WriteAsync(db, records, ct);
        }
    }

    /// <summary>Of entries that are new.</summary>
    public static IEnumerable<HarvestRecord> New(IEnumerable<Publication> publications, DateTime now) =>
        publications.Where(p => p.State == PublicationState.Published).SelectMany(p => Next(p.Id, p.PublicAt, [], HarvestSet.Written(SetsOf(p)), Seconds(now), now));

    /// <summary>In the order of the index, in which they are written fastest.</summary>
    public static IReadOnlyList<HarvestMember> Members(IEnumerable<HarvestRecord> records) => [.. records.SelectMany(Members).OrderBy(m => m.Set, StringComparer.Ordinal)];

    // Now, or the latest datestamp that harvesters have seen; what is still to become public stands behind it.
    private static async Task<long> LatestAsync(CatalogueContext db, DateTime now, CancellationToken ct) => Math.Max(Seconds(now), await db.HarvestMembers.AsNoTracking()
        .Where(m => m.Set == "" && (m.IsDeleted || db.Publications.Where(Visibility.At(now)).Any(p => p.Id == m.PublicationId)))
        .OrderByDescending(m => m.Datestamp).Select(m => m.Datestamp).FirstOrDefaultAsync(ct));

    private static long Seconds(DateTime utc) => new DateTimeOffset(utc, TimeSpan.Zero).ToUnixTimeSeconds();

    private static IEnumerable<HarvestRecord> Next(long id, DateTime? publicAt, IReadOnlyList<HarvestRecord> stored, string sets, long stamp, DateTime now)
    {
        var (live, gone) = (stored.FirstOrDefault(r => !r.IsDeleted), stored.FirstOrDefault(r => r.IsDeleted));
        var wasSeen = live?.Datestamp <= stamp;
        var change = Math.Max(stamp, wasSeen ? live!.Datestamp : gone?.Datestamp ?? 0);
        if (publicAt <= now)
        {
            yield return new HarvestRecord { PublicationId = id, IsDeleted = false, Datestamp = change, Sets = sets };
            yield break;
        }
        if (wasSeen)
            yield return new HarvestRecord { PublicationId = id, IsDeleted = true, Datestamp = change, Sets = live!.Sets };
        else if (gone is not null)
            yield return gone;
        if (publicAt is { } at)
            yield return new HarvestRecord { PublicationId = id, IsDeleted = false, Datestamp = Seconds(at), Sets = sets };
    }

    private static IEnumerable<FacetValue> SetsOf(Publication publication) =>
    [
        .. ResourceType.Find(publication.Type) is { } type ? [new FacetValue(Facet.Type, type.Code)] : Array.Empty<FacetValue>(),
        .. publication.Texts.Select(t => FacetValue.Of(t.Language)),
        .. publication.Series.Select(s => FacetValue.Of(Facet.Series, s.SeriesId)),
        .. publication.Subjects.Select(s => FacetValue.Of(Facet.Subject, s.SubjectId)),
    ];

    internal static async Task<Dictionary<long, string>> SetsAsync(CatalogueContext db, long[] ids, CancellationToken ct)
    {
        List<(long Id, FacetValue Value)> sets = [];
        sets.AddRange((await db.Publications.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Type }).ToListAsync(ct))
            .Where(p => ResourceType.Find(p.Type) is not null).Select(p => (p.Id, new FacetValue(Facet.Type, p.Type!))));
        sets.AddRange((await db.Set<PublicationText>().AsNoTracking().Where(t => ids.Contains(t.PublicationId)).Select(t => new { t.PublicationId, t.Language }).ToListAsync(ct))
            .Select(t => (t.PublicationId, FacetValue.Of(t.Language))));
        sets.AddRange((await db.Set<SeriesMembership>().AsNoTracking().Where(s => ids.Contains(s.PublicationId)).Select(s => new { s.PublicationId, s.SeriesId }).ToListAsync(ct))
            .Select(s => (s.PublicationId, FacetValue.Of(Facet.Series, s.SeriesId))));
        sets.AddRange((await db.Set<PublicationSubject>().AsNoTracking().Where(s => ids.Contains(s.PublicationId)).Select(s => new { s.PublicationId, s.SubjectId }).ToListAsync(ct))
            .Select(s => (s.PublicationId, FacetValue.Of(Facet.Subject, s.SubjectId))));
        var written = sets.GroupBy(s => s.Id).ToDictionary(g => g.Key, g => HarvestSet.Written(g.Select(s => s.Value)));
        return ids.ToDictionary(id => id, id => written.GetValueOrDefault(id, ""));
    }

    private static async Task RemoveAsync(CatalogueContext db, IReadOnlyList<HarvestRecord> records, CancellationToken ct)
    {
        if (records.Count == 0)
            return;
        await db.RemoveHarvestMembersAsync([.. records.SelectMany(Members)], ct);
        var all = records.Select(r => r.PublicationId).Distinct().ToList();
        await db.HarvestRecords.Where(r => all.Contains(r.PublicationId)).ExecuteDeleteAsync(ct);
    }

    private static async Task WriteAsync(CatalogueContext db, IReadOnlyList<HarvestRecord> records, CancellationToken ct)
    {
        var bulk = new BulkInsert(db);
        await bulk.AddAsync(records, ct);
        await bulk.AddAsync(Members(records), ct);
    }

    internal static IEnumerable<HarvestMember> Members(HarvestRecord record)
    {
        var sets = HarvestSet.Read(record.Sets).Select(s => s.Key).ToList();
        return sets.Prepend("").Concat(sets.Select(s => s[..1])).Distinct(StringComparer.Ordinal)
            .Select(set => new HarvestMember { Set = set, Datestamp = record.Datestamp, PublicationId = record.PublicationId, IsDeleted = record.IsDeleted });
    }
}
