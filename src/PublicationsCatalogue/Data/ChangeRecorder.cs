using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data.Duplicates;

namespace PublicationsCatalogue.Data;

/// <summary>
/// What every save of a publication also does, so that nobody can forget it: who and when, a revision with the whole record,
/// the address for good, the counts that readers see, the keys by which a duplicate is found. Lives for one save, inside its transaction.
/// </summary>
internal sealed class ChangeRecorder(CatalogueContext db, Actor actor, DateTime now)
{
    private readonly CountChanges counts = new(db);
    private readonly List<(Publication Publication, bool IsNew, bool WasPublic)> touched = [];

    /// <summary>True for a change that readers could notice.</summary>
    public static bool Concerns(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && entry.Metadata.ClrType.Namespace == typeof(Publication).Namespace;

    public async Task BeforeSaveAsync(CancellationToken ct)
    {
        foreach (var entry in TouchedPublications())
        {
            touched.Add((entry.Entity, entry.State == EntityState.Added, entry.State != EntityState.Added && entry.Property(p => p.FirstPublicAt).OriginalValue <= now));
            if (entry.State != EntityState.Added)
                await counts.LockAsync(entry, ct);
            await RecordAsync(entry, ct);
            entry.Entity.CountedIn = entry.Entity.IsPublicAt(now) ? entry.Entity.Month : null;
            counts.Add(entry.Entity);
        }
        await counts.SettleAsync(now, ct);
    }

    public async Task AfterSaveAsync(CancellationToken ct)
    {
        foreach (var (publication, isNew, wasPublic) in touched)
        {
            await KeepAddressAsync(publication, wasPublic, ct);
            await TitleKeyKeeper.KeepAsync(db, publication, isNew, ct);
        }
        await counts.WriteAsync(ct);
    }

    private List<EntityEntry<Publication>> TouchedPublications()
    {
        var ids = db.ChangeTracker.Entries()
            .Where(e => Concerns(e) && e.Entity is not Revision)
            .Select(e => e.Metadata.FindProperty("PublicationId") is { } owner ? (long?)e.Property(owner.Name).CurrentValue : null)
            .ToHashSet();
        return [.. db.ChangeTracker.Entries<Publication>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified || (e.State == EntityState.Unchanged && ids.Contains(e.Entity.Id)))];
    }

    private async Task RecordAsync(EntityEntry<Publication> entry, CancellationToken ct)
    {
        var (publication, isNew) = (entry.Entity, entry.State == EntityState.Added);
        var snapshot = PublicationSnapshot.Of(publication);
        var before = isNew ? null : await LastSnapshotAsync(publication, ct);
        var fields = before is null ? [] : SnapshotDifference.Fields(before, snapshot);
        var action = RevisionActions.Of(entry, before, snapshot, actor.IsImporting, now);
        if (action == RevisionAction.Changed && fields.Count == 0)
            return;

        if (isNew)
            (publication.CreatedAt, publication.CreatedBy) = (now, actor.Name);
        (publication.ModifiedAt, publication.ModifiedBy) = (now, actor.Name);
        publication.Version = Guid.NewGuid();
        publication.RevisionNumber++;
        db.Revisions.Add(new Revision
        {
            Publication = publication,
            Number = publication.RevisionNumber,
            Action = action,
            Fields = fields.Count == 0 ? null : string.Join(", ", fields),
            Snapshot = snapshot.ToJson(),
            At = now,
            UserId = actor.UserId,
            By = actor.Name,
            BatchId = actor.BatchId,
        });
    }

    private async Task<PublicationSnapshot?> LastSnapshotAsync(Publication publication, CancellationToken ct)
    {
        var json = await db.Revisions.AsNoTracking()
            .Where(r => r.PublicationId == publication.Id && r.Number == publication.RevisionNumber)
            .Select(r => r.Snapshot).SingleOrDefaultAsync(ct);
        return json is null ? null : PublicationSnapshot.FromJson(json);
    }

    // What readers have had leads on for good; the address of a working title is nobody's.
    private async Task KeepAddressAsync(Publication publication, bool wasPublic, CancellationToken ct)
    {
        if (!wasPublic)
            await db.Addresses.Where(a => a.Kind == AddressKind.Publication && a.TargetId == publication.Id && a.Slug != publication.Slug).ExecuteDeleteAsync(ct);
        var kept = await db.Addresses.FindAsync([AddressKind.Publication, publication.Slug], ct);
        if (kept is null)
            db.Addresses.Add(new Address { Kind = AddressKind.Publication, Slug = publication.Slug, TargetId = publication.Id });
        else if (kept.TargetId != publication.Id)
            throw new InvalidOperationException($"The address {publication.Slug} belongs to another publication.");
    }
}
