using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data;

/// <summary>Makes the keys by which names stand in order, of names from before there were any or when theirs are of an older kind.</summary>
public static class SortKeys
{
    private const int Batch = 2000;

    /// <summary>Nothing is to be done where a start was killed but to begin again: the keys come from the names alone.</summary>
    public static async Task FillAsync(CatalogueContext db, CancellationToken ct)
    {
        if (!await db.Instances.AnyAsync(i => i.SortKeyVersion != NameOrder.Version, ct))
            return;
        await FillAsync(db, after => db.Agents.Where(a => a.Id > after).OrderBy(a => a.Id), a => a.Id, ct);
        await FillAsync(db, after => db.Set<SeriesText>().Where(t => t.Id > after).OrderBy(t => t.Id), t => t.Id, ct);
        await FillAsync(db, after => db.Set<SubjectLabel>().Where(l => l.Id > after).OrderBy(l => l.Id), l => l.Id, ct);
        await db.Instances.ExecuteUpdateAsync(set => set.SetProperty(i => i.SortKeyVersion, NameOrder.Version), ct);
    }

    private static async Task FillAsync<T>(CatalogueContext db, Func<long, IQueryable<T>> following, Func<T, long> idOf, CancellationToken ct) where T : class
    {
        for (var after = 0L; await following(after).Take(Batch).ToListAsync(ct) is [.., var last] rows; after = idOf(last))
        {
            foreach (var row in rows)
                db.Entry(row).Property(nameof(Agent.SortKey)).IsModified = true;
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }
}
