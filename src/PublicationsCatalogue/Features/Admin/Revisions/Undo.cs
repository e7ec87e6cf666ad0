using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Revisions;

/// <summary>Takes back the last change of an entry: a new version that equals the one before. What was changed since is spared.</summary>
public sealed class Undo(CatalogueContext db, Actor actor, TimeProvider clock)
{
    private readonly EarlierVersion earlier = new(db);

    /// <summary>What was done, in words; null with the reason when it can't be.</summary>
    public async Task<(string? Done, string? Problem)> LastAsync(long id, int revision, CancellationToken ct)
    {
        if (await db.Publications.WithParts().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } entry)
            return (null, "This entry is no longer there.");
        if (entry.RevisionNumber != revision)
            return (null, $"{entry.ModifiedBy} has changed this entry since, so nothing was taken back. Its history tells what happened.");
        var said = await TakeBackAsync(entry, (await SnapshotsAsync([id], ct))[id], ct);
        try
        {
            await db.SaveChangesAsync(ct);
            return (said, null);
        }
        catch (DbUpdateConcurrencyException)
        {
            return (null, "Someone else changed this entry at the same moment. Look at it again, then decide.");
        }
    }

    /// <summary>Takes back one act on many entries, in one transaction; entries changed since stay as they are.</summary>
    public async Task<(string? Done, string? Problem)> BatchAsync(Guid batch, CancellationToken ct)
    {
        var changes = db.Revisions.Where(r => r.BatchId == batch);
        var all = await changes.CountAsync(ct);
        // Two questions: in one SQLite would ask it of every entry there is.
        var last = await changes.Where(r => r.Number == r.Publication.RevisionNumber).Select(r => r.PublicationId).ToListAsync(ct);
        var entries = await db.Publications.WithParts().Where(p => last.Contains(p.Id)).ToListAsync(ct);
        if (entries.Count == 0)
            return (null, all == 0 ? "This act is not known, so nothing was taken back." : "All of these entries have been changed since, so nothing was taken back.");
        actor.BatchId = Guid.NewGuid();
        var snapshots = await SnapshotsAsync([.. entries.Select(e => e.Id)], ct);
        foreach (var entry in entries)
            await TakeBackAsync(entry, snapshots[entry.Id], ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return (null, "Someone else changed one of these entries at the same moment, so nothing was taken back. Try again.");
        }
        var spared = all - entries.Count;
        return ($"Taken back for {Count(entries.Count)}{(spared == 0 ? "" : $"; {Count(spared)} changed since {(spared == 1 ? "stays" : "stay")} as {(spared == 1 ? "it is" : "they are")}")}", null);
    }

    private static string Count(int entries) => entries == 1 ? "1 entry" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{entries:#,0} entries");

    // Of each entry the version before the last, if there is one, and the last.
    private async Task<Dictionary<long, List<string>>> SnapshotsAsync(IReadOnlyList<long> ids, CancellationToken ct)
    {
        var last = await db.Revisions.AsNoTracking().Where(r => ids.Contains(r.PublicationId) && r.Number >= r.Publication.RevisionNumber - 1)
            .OrderBy(r => r.Number).Select(r => new { r.PublicationId, r.Snapshot }).ToListAsync(ct);
        return last.GroupBy(r => r.PublicationId).ToDictionary(g => g.Key, g => g.Select(r => r.Snapshot).ToList());
    }

    private async Task<string> TakeBackAsync(Publication entry, List<string> snapshots, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var before = entry.RevisionNumber > 1 ? PublicationSnapshot.FromJson(snapshots[0]) : null;
        if (before is null && entry.State == PublicationState.Draft)
        {
            entry.Trash(now);
            return "Taken back: the entry is in the trash";
        }
        // Published as soon as it was made: before that it was a draft that nobody saved.
        before ??= PublicationSnapshot.FromJson(snapshots[0]) with { State = PublicationState.Draft, PublicAt = null };
        var was = entry.State;
        await earlier.BringBackAsync(entry, before, now, ct);
        return was == entry.State ? "Taken back: the entry is as it was before" : entry.State switch
        {
            PublicationState.Draft => "Taken back: the entry is a draft again, and readers no longer see it",
            PublicationState.Trashed => "Taken back: the entry is in the trash again",
            PublicationState.Withdrawn => "Taken back: the entry is withdrawn again",
            _ => "Taken back: the entry is published again",
        };
    }
}
