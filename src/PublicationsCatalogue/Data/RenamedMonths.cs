using Microsoft.EntityFrameworkCore;

namespace PublicationsCatalogue.Data;

/// <summary>The months in which readers see another name since a series, a subject or a person was renamed.</summary>
internal static class RenamedMonths
{
    private const int Batch = 500;

    public static async Task NoteAsync(CatalogueContext db, IEnumerable<long> entries, DateTime now, CancellationToken ct)
    {
        var months = new HashSet<int>();
        foreach (var some in entries.Chunk(Batch))
            months.UnionWith((await db.Publications.Where(p => some.Contains(p.Id) && p.CountedIn != null).Select(p => p.CountedIn).Distinct().ToListAsync(ct)).Select(m => m!.Value.Value));
        if (months.Count > 0)
            await db.MonthCounts.Where(c => months.Contains(c.Month) && (c.ChangedAt == null || c.ChangedAt < now)).ExecuteUpdateAsync(set => set.SetProperty(c => c.ChangedAt, now), ct);
    }
}
