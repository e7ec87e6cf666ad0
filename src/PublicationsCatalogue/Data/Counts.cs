using Microsoft.EntityFrameworkCore;

namespace PublicationsCatalogue.Data;

/// <summary>Whether the kept counts are those of the records.</summary>
public static class Counts
{
    /// <summary>One sentence for each count that differs from the records; none when all is right.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(CatalogueContext db, CancellationToken ct)
    {
        var kept = await db.MonthCounts.AsNoTracking().Where(c => c.Count != 0).ToDictionaryAsync(c => c.Month, c => c.Count, ct);
        var found = (await db.Publications.AsNoTracking().Where(p => p.CountedIn != null)
            .GroupBy(p => p.CountedIn).Select(g => new { Month = g.Key, Count = g.Count() }).ToListAsync(ct))
            .ToDictionary(g => g.Month!.Value.Value, g => g.Count);
        var last = (await db.EarlierMonthCounts.AsNoTracking().Where(e => !db.EarlierMonthCounts.Any(later => later.Month == e.Month && later.At > e.At))
            .Select(e => new { e.Month, e.Count }).ToListAsync(ct)).ToDictionary(e => e.Month, e => e.Count);
        var months = kept.Keys.Union(found.Keys).Union(last.Keys).Order().ToList();
        return [.. months.Where(month => kept.GetValueOrDefault(month) != found.GetValueOrDefault(month))
                .Select(month => $"Month {month}: the count says {kept.GetValueOrDefault(month)}, the records are {found.GetValueOrDefault(month)}."),
            .. months.Where(month => kept.GetValueOrDefault(month) != last.GetValueOrDefault(month))
                .Select(month => $"Month {month}: the count says {kept.GetValueOrDefault(month)}, the last of its earlier counts {last.GetValueOrDefault(month)}.")];
    }
}
