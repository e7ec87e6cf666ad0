using Microsoft.EntityFrameworkCore;

namespace PublicationsCatalogue.Data;

/// <summary>The counts made anew from the records: after a bulk load, and to prove the kept ones right.</summary>
public static class Counts
{
    public static async Task RebuildAsync(CatalogueContext db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"""DELETE FROM "MonthCounts" """, ct);
        await db.Database.ExecuteSqlAsync($"""DELETE FROM "StateCounts" """, ct);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "MonthCounts" ("Month", "Count", "ChangedAt")
            SELECT "CountedIn", COUNT(*), MAX(CASE WHEN "PublicAt" > "ModifiedAt" THEN "PublicAt" ELSE "ModifiedAt" END) FROM "Publications" WHERE "CountedIn" IS NOT NULL GROUP BY "CountedIn"
            """, ct);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "StateCounts" ("State", "Count") SELECT "State", COUNT(*) FROM "Publications" GROUP BY "State"
            """, ct);
    }

    /// <summary>One sentence for each count that differs from the records; none when all is right.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(CatalogueContext db, CancellationToken ct)
    {
        var kept = await db.MonthCounts.AsNoTracking().Where(c => c.Count != 0).ToDictionaryAsync(c => c.Month, c => c.Count, ct);
        var found = (await db.Publications.AsNoTracking().Where(p => p.CountedIn != null)
            .GroupBy(p => p.CountedIn).Select(g => new { Month = g.Key, Count = g.Count() }).ToListAsync(ct))
            .ToDictionary(g => g.Month!.Value.Value, g => g.Count);
        return [.. kept.Keys.Union(found.Keys).Order()
            .Where(month => kept.GetValueOrDefault(month) != found.GetValueOrDefault(month))
            .Select(month => $"Month {month}: the count says {kept.GetValueOrDefault(month)}, the records are {found.GetValueOrDefault(month)}.")];
    }
}
