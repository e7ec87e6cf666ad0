using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Revisions;

/// <summary>Takes back the last change of an entry: a new version that equals the one before. What was changed since is spared.</summary>
public sealed class Undo(CatalogueContext db, TimeProvider clock)
{
    /// <summary>What was done, in words; null with the reason when it can't be.</summary>
    public async Task<(string? Done, string? Problem)> LastAsync(long id, int revision, CancellationToken ct)
    {
        if (await db.Publications.WithParts().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } entry)
            return (null, "This entry is no longer there.");
        if (entry.RevisionNumber != revision)
            return (null, $"{entry.ModifiedBy} has changed this entry since, so nothing was taken back. Its history tells what happened.");
        var said = await TakeBackAsync(entry, ct);
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

    private async Task<string> TakeBackAsync(Publication entry, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var snapshots = await db.Revisions.AsNoTracking().Where(r => r.PublicationId == entry.Id && r.Number >= entry.RevisionNumber - 1)
            .OrderBy(r => r.Number).Select(r => r.Snapshot).ToListAsync(ct);
        var before = entry.RevisionNumber > 1 ? PublicationSnapshot.FromJson(snapshots[0]) : null;
        if (before is null && entry.State == PublicationState.Draft)
        {
            entry.Trash(now);
            return "Taken back: the entry is in the trash";
        }
        // Published as soon as it was made: before that it was a draft that nobody saved.
        before ??= PublicationSnapshot.FromJson(snapshots[0]) with { State = PublicationState.Draft, PublicAt = null };
        var was = entry.State;
        await new EarlierVersion(db).BringBackAsync(entry, before, now, ct);
        return was == entry.State ? "Taken back: the entry is as it was before" : entry.State switch
        {
            PublicationState.Draft => "Taken back: the entry is a draft again, and readers no longer see it",
            PublicationState.Trashed => "Taken back: the entry is in the trash again",
            PublicationState.Withdrawn => "Taken back: the entry is withdrawn again",
            _ => "Taken back: the entry is published again",
        };
    }
}
