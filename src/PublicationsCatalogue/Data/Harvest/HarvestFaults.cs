using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data.Harvest;

/// <summary>Whether harvesters are told what the records say.</summary>
public static class HarvestFaults
{
    private const int Batch = 500;

    /// <summary>A sentence for each difference, up to so many.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(CatalogueContext db, DateTime now, int most, CancellationToken ct)
    {
        List<string> faults = [];
        var told = new Dictionary<string, (long Count, long Sum)>(StringComparer.Ordinal);
        for (long after = 0; ;)
        {
            var publications = await db.Publications.AsNoTracking().Where(p => p.Id > after).OrderBy(p => p.Id).Take(Batch)
                .Select(p => new { p.Id, p.Slug, p.State, p.PublicAt, p.FirstPublicAt }).ToListAsync(ct);
            if (publications is not [.., var last])
                break;
            var first = publications[0].Id;
            var records = await db.HarvestRecords.AsNoTracking().Where(r => r.PublicationId >= first && r.PublicationId <= last.Id).ToListAsync(ct);
            var sets = await HarvestKeeper.SetsAsync(db, [.. publications.Select(p => p.Id)], ct);
            foreach (var member in records.SelectMany(HarvestKeeper.Members))
                Add(told, member);
            var of = records.ToLookup(r => r.PublicationId);
            faults.AddRange(publications.Select(p => (p.Id, p.Slug, Wrong: WhatIsWrong([.. of[p.Id]], p.State == PublicationState.Published, p.PublicAt, p.FirstPublicAt, sets[p.Id], now)))
                .Where(p => p.Wrong is not null).Select(p => string.Create(CultureInfo.InvariantCulture, $"entry {p.Id} ({p.Slug}) {p.Wrong}")));
            if (faults.Count >= most)
                return [.. faults.Take(most)];
            after = last.Id;
        }
        faults.AddRange(await MemberFaultsAsync(db, told, ct));
        return [.. faults.Take(most)];
    }

    private static string? WhatIsWrong(IReadOnlyList<HarvestRecord> records, bool isPublished, DateTime? publicAt, DateTime? firstPublicAt, string sets, DateTime now)
    {
        var (live, gone) = (records.FirstOrDefault(r => !r.IsDeleted), records.FirstOrDefault(r => r.IsDeleted));
        if (isPublished && live is null)
            return "is not told to harvesters";
        if (live is not null && !isPublished)
            return "is told to harvesters as public";
        if (live is not null && !live.Sets.Split(' ').ToHashSet(StringComparer.Ordinal).SetEquals(sets.Split(' ')))
            return "is told to harvesters in other sets than it is in";
        if (live is not null && publicAt > now && live.Datestamp < new DateTimeOffset(publicAt.Value, TimeSpan.Zero).ToUnixTimeSeconds())
            return "is told to harvesters before it is public";
        return !isPublished && firstPublicAt <= now && gone is null ? "is not told to harvesters as deleted" : null;
    }

    // Compared by number and sum for each set: memory stays flat however many there are.
    private static async Task<IEnumerable<string>> MemberFaultsAsync(CatalogueContext db, Dictionary<string, (long Count, long Sum)> told, CancellationToken ct)
    {
        var kept = new Dictionary<string, (long Count, long Sum)>(StringComparer.Ordinal);
        await foreach (var member in db.HarvestMembers.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            Add(kept, member);
        return told.Keys.Union(kept.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Where(set => told.GetValueOrDefault(set) != kept.GetValueOrDefault(set))
            .Select(set => $"the set “{set}” that harvesters read has {kept.GetValueOrDefault(set).Count} entries and should have {told.GetValueOrDefault(set).Count}, or others");
    }

    private static void Add(Dictionary<string, (long Count, long Sum)> sets, HarvestMember member)
    {
        var (count, sum) = sets.GetValueOrDefault(member.Set);
        // A mix of the three numbers (splitmix64), so that no two differences are likely to cancel out.
        var mixed = unchecked((ulong)member.Datestamp * 0x9E3779B97F4A7C15UL ^ ((ulong)member.PublicationId * 2 + (member.IsDeleted ? 1UL : 0UL)) * 0xBF58476D1CE4E5B9UL);
        mixed = unchecked((mixed ^ (mixed >> 31)) * 0x94D049BB133111EBUL);
        sets[member.Set] = (count + 1, unchecked(sum + (long)(mixed ^ (mixed >> 29))));
    }
}
