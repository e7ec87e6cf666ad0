using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Naming;

namespace PublicationsCatalogue.Features.Admin.Revisions;

/// <summary>Takes back the last change of an entry: a new version that equals the one before. What was changed since is spared.</summary>
public sealed class Undo(CatalogueContext db, Merging merging, Actor actor, TimeProvider clock)
{
    private const string Note = "taken back";
    private readonly EarlierVersion earlier = new(db);

    /// <summary>What was done, in words; null with the reason when it can't be.</summary>
    public async Task<(string? Done, string? Problem)> LastAsync(long id, int revision, CancellationToken ct)
    {
        if (await db.Publications.WithParts().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } entry)
            return (null, "This entry is no longer there.");
        if (entry.RevisionNumber != revision)
            return (null, $"{entry.ModifiedBy} has changed this entry since, so nothing was taken back. Its history tells what happened.");
        var versions = await VersionsAsync(db.Revisions.Where(r => r.PublicationId == id && r.Number == revision), ct);
        if (versions[id].Batch is { } act && await merging.IsMergeAsync(act, ct))
            return (null, "Two names were merged here. Take the merge back on the page of the name that was kept.");
        if (versions[id] is { IsMove: true, Batch: { } move })
            return await BatchAsync(move, ct);
        var said = await TakeBackAsync(entry, versions[id], ct);
        return await IsSavedAsync(ct) ? (said, null) : (null, "Someone else changed this entry at the same moment. Look at it again, then decide.");
    }

    /// <summary>Takes back one act on many entries, in one transaction; entries changed since stay as they are.</summary>
    public async Task<(string? Done, string? Problem)> BatchAsync(Guid batch, CancellationToken ct)
    {
        // Before the entries, which find their names again by it.
        var merged = await merging.TakeBackAsync(batch, ct);
        if (merged?.Problem is { } problem)
            return (null, problem);
        var changes = db.Revisions.Where(r => r.BatchId == batch);
        var all = await changes.CountAsync(ct);
        var versions = await VersionsAsync(changes, ct);
        if (merged is not null)
            return await MergeAsync(merged, versions, ct);
        var ids = versions.Keys.ToList();
        // What was changed since then is spared.
        var entries = (await db.Publications.WithParts().Where(p => ids.Contains(p.Id)).ToListAsync(ct)).FindAll(e => versions[e.Id].Number == e.RevisionNumber);
        if (entries.Count == 0)
            return (null, all == 0 ? "This act is not known, so nothing was taken back." : "All of these entries have been changed since, so nothing was taken back.");
        // Two entries have changed places: one of them alone would come to stand where the other is.
        var isMove = versions.Values.All(v => v.IsMove);
        if (isMove && entries.Count < all)
            return (null, "Another entry of this date has changed since, so nothing was taken back. Move the entries where you want them.");
        actor.BatchId = Guid.NewGuid();
        foreach (var entry in entries)
            await TakeBackAsync(entry, versions[entry.Id], ct);
        if (!await IsSavedAsync(ct))
            return (null, "Someone else changed one of these entries at the same moment, so nothing was taken back. Try again.");
        if (isMove)
            return ("Taken back: the order is as it was before", null);
        return (TakenBack(entries.Count, all - entries.Count), null);
    }

    // Two names again. An entry that was changed since gets its name back too, if it still carries the other; nothing else of it changes.
    private async Task<(string? Done, string? Problem)> MergeAsync(UndoneMerge merge, Dictionary<long, VersionPair> versions, CancellationToken ct)
    {
        var (ids, given) = (versions.Keys.ToList(), 0);
        (actor.BatchId, actor.Note) = (Guid.NewGuid(), Note);
        foreach (var entry in await db.Publications.WithParts().Where(p => ids.Contains(p.Id)).ToListAsync(ct))
        {
            var version = versions[entry.Id];
            if (version.Number == entry.RevisionNumber)
                await TakeBackAsync(entry, version, ct);
            else if (version.Before is null || !Merging.GiveBack(entry, merge, PublicationSnapshot.FromJson(version.Before)))
                continue;
            given++;
        }
        if (given == 0 && ids.Count > 0)
            return (null, "None of its entries carries the name any more that was given to it, so nothing was taken back.");
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return (null, "Someone else changed one of these entries at the same moment, so nothing was taken back. Try again.");
        }
        return (ids.Count == 0 ? "Taken back: they are two again" : TakenBack(given, ids.Count - given), null);
    }

    // False when another was quicker: also one who took back the same after the entry was read and before its parts were, so that nothing is left to do.
    private async Task<bool> IsSavedAsync(CancellationToken ct)
    {
        if (!db.ChangeTracker.HasChanges())
            return false;
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private static string TakenBack(int entries, int spared) =>
        $"Taken back for {Count(entries)}{(spared == 0 ? "" : $"; {Count(spared)} changed since {(spared == 1 ? "stays" : "stay")} as {(spared == 1 ? "it is" : "they are")}")}";

    private static string Count(int entries) => entries == 1 ? "1 entry" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{entries:#,0} entries");

    // By the numbers that were asked for and not by the newest there is: another undo may have come in between.
    private async Task<Dictionary<long, VersionPair>> VersionsAsync(IQueryable<Revision> last, CancellationToken ct)
    {
        var pairs = await last.AsNoTracking().Select(r => new VersionPair(r.PublicationId, r.Number, r.BatchId, r.Fields, r.Snapshot,
            db.Revisions.Where(b => b.PublicationId == r.PublicationId && b.Number == r.Number - 1).Select(b => b.Snapshot).FirstOrDefault())).ToListAsync(ct);
        return pairs.GroupBy(p => p.Entry).ToDictionary(g => g.Key, g => g.OrderBy(p => p.Number).Last());
    }

    private async Task<string> TakeBackAsync(Publication entry, VersionPair version, CancellationToken ct)
    {
        actor.Note = Note;
        var now = clock.GetUtcNow().UtcDateTime;
        var before = version.Before is null ? null : PublicationSnapshot.FromJson(version.Before);
        if (before is null && entry.State == PublicationState.Draft)
        {
            entry.Trash(now);
            return "Taken back: the entry is in the trash";
        }
        // Published as soon as it was made: before that it was a draft that nobody saved.
        before ??= PublicationSnapshot.FromJson(version.Last) with { State = PublicationState.Draft, PublicAt = null };
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

    private sealed record VersionPair(long Entry, int Number, Guid? Batch, string? Fields, string Last, string? Before)
    {
        /// <summary>Nothing was changed but its place in the order of its day.</summary>
        public bool IsMove => Fields == SnapshotDifference.DayOrder;
    }
}
