using Microsoft.EntityFrameworkCore;

namespace PublicationsCatalogue.Data.Harvest;

/// <summary>Which entry, since when, in which sets; of one that is deleted there is no more.</summary>
public sealed record HarvestHeader(long Id, long Datestamp, bool IsDeleted, IReadOnlyList<HarvestSet> Sets);

/// <summary>A set, or what of it changed from one second to another, both with it.</summary>
public sealed record HarvestQuestion(HarvestSet Set, long? From, long? Until);

/// <summary>Where a harvest stands: behind this entry of this second.</summary>
public sealed record HarvestPlace(long Datestamp, long Id);

/// <summary>
/// Entries in the order in which they changed, some at a time. What changes meanwhile comes again further on, so that who goes on to
/// the end has missed nothing.
/// </summary>
public sealed class Harvesting(CatalogueContext db, PublicCatalogue catalogue)
{
    public async Task<IReadOnlyList<HarvestHeader>> NextAsync(HarvestQuestion question, HarvestPlace? after, int most, CancellationToken ct)
    {
        var until = question.Until ?? long.MaxValue;
        var inSet = catalogue.Harvested.Where(m => m.Set == question.Set.Key);
        List<HarvestMember> members = [];
        // First the rest of the second, of which a list that was read in may have a million, then what is later: each is one range of the index.
        if (after is { } place && place.Datestamp <= until)
            members.AddRange(await InOrder(inSet.Where(m => m.Datestamp == place.Datestamp && m.PublicationId > place.Id), most).ToListAsync(ct));
        var from = after is null ? question.From ?? long.MinValue : after.Datestamp + 1;
        if (members.Count < most)
            members.AddRange(await InOrder(inSet.Where(m => m.Datestamp >= from && m.Datestamp <= until), most - members.Count).ToListAsync(ct));
        var ids = members.ConvertAll(m => m.PublicationId);
        var records = (await db.HarvestRecords.AsNoTracking().Where(r => ids.Contains(r.PublicationId)).ToListAsync(ct)).ToDictionary(r => (r.PublicationId, r.IsDeleted));
        return members.ConvertAll(m => new HarvestHeader(m.PublicationId, m.Datestamp, m.IsDeleted,
            records.TryGetValue((m.PublicationId, m.IsDeleted), out var record) ? [.. HarvestSet.Read(record.Sets)] : []));
    }

    /// <summary>What is told of one entry; null when it never was public.</summary>
    public async Task<HarvestHeader?> FindAsync(long id, CancellationToken ct)
    {
        var isPublic = await catalogue.Publications.AnyAsync(p => p.Id == id, ct);
        var record = await db.HarvestRecords.AsNoTracking().FirstOrDefaultAsync(r => r.PublicationId == id && r.IsDeleted == !isPublic, ct);
        return record is null ? null : new HarvestHeader(id, record.Datestamp, record.IsDeleted, [.. HarvestSet.Read(record.Sets)]);
    }

    /// <summary>The second of the oldest that is told of; null when there is none.</summary>
    public Task<long?> EarliestAsync(CancellationToken ct) =>
        InOrder(catalogue.Harvested.Where(m => m.Set == ""), 1).Select(m => (long?)m.Datestamp).FirstOrDefaultAsync(ct);

    /// <summary>True when a public entry is in it.</summary>
    public Task<bool> HasAsync(HarvestSet set, CancellationToken ct) => catalogue.Harvested.AnyAsync(m => m.Set == set.Key && !m.IsDeleted, ct);

    private static IQueryable<HarvestMember> InOrder(IQueryable<HarvestMember> members, int most) => members.OrderBy(m => m.Datestamp).ThenBy(m => m.PublicationId).Take(most);
}
