using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data;

/// <summary>Notes of earlier revisions what they were to readers, and how many entries each month had when; of those from before that was noted.</summary>
public static class HistoryFill
{
    public const int Version = 1;
    private const int Batch = 1000;

    /// <summary>Nothing is to be done where a start was killed but to begin again: all comes from the revisions alone.</summary>
    public static async Task FillAsync(CatalogueContext db, CancellationToken ct)
    {
        if (!await db.Instances.AnyAsync(i => i.HistoryVersion != Version, ct))
            return;
        await NoteAsync(db, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await CountAsync(db, ct);
        await db.Instances.ExecuteUpdateAsync(set => set.SetProperty(i => i.HistoryVersion, Version), ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task NoteAsync(CatalogueContext db, CancellationToken ct)
    {
        for (var after = 0L; await db.Revisions.Where(r => r.Id > after).OrderBy(r => r.Id).Take(Batch).ToListAsync(ct) is [.., var last] revisions; after = last.Id)
        {
            foreach (var revision in revisions)
                revision.AsSeen(PublicationSnapshot.FromJson(revision.Snapshot));
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Makes the counts of all months at all times anew; in the transaction there is.</summary>
    internal static async Task CountAsync(CatalogueContext db, CancellationToken ct)
    {
        await db.EarlierMonthCounts.ExecuteDeleteAsync(ct);
        var changes = new List<(int Month, DateTime At, int By)>();
        var (publication, shown) = (0L, (Month: 0, From: DateTime.MaxValue, IsCounted: false));
        await foreach (var r in db.Revisions.AsNoTracking().OrderBy(r => r.PublicationId).ThenBy(r => r.Number)
            .Select(r => new { r.PublicationId, r.At, r.Shows, r.SeenAt, r.SortDate, CountedIn = r.Publication.CountedIn }).AsAsyncEnumerable().WithCancellation(ct))
        {
            End(r.PublicationId == publication ? r.At : DateTime.MaxValue);
            publication = r.PublicationId;
            shown = r.Shows && r.SeenAt is { } from ? (r.SortDate / 100, from, r.CountedIn is not null) : (0, DateTime.MaxValue, false);
        }
        End(DateTime.MaxValue);
        foreach (var month in changes.GroupBy(c => c.Month))
        {
            var count = 0;
            await db.AddRangeAsync(month.GroupBy(c => c.At).OrderBy(at => at.Key)
                .Select(at => new EarlierMonthCount { Month = month.Key, At = at.Key, Count = count += at.Sum(c => c.By) }), ct);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }

        void End(DateTime at)
        {
            // What is scheduled, or has come due and was not counted yet, is no part of any count.
            if (shown.From >= at || (at == DateTime.MaxValue && !shown.IsCounted))
                return;
            changes.Add((shown.Month, shown.From, +1));
            if (at < DateTime.MaxValue)
                changes.Add((shown.Month, at, -1));
        }
    }
}
