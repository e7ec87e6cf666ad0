using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data.Bulk;
using PublicationsCatalogue.Data.Duplicates;
using PublicationsCatalogue.Data.Harvest;
using PublicationsCatalogue.Data.Naming;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Data.Webhooks;

namespace PublicationsCatalogue.Data;

/// <summary>
/// What every save of a publication also does, so that nobody can forget it: who and when, a revision with the whole record, a line for each name that changed,
/// the address for good, the counts that readers see, the keys by which a duplicate is found, the search index, what harvesters and webhooks are told. Lives for one save, inside its transaction.
/// </summary>
internal sealed class ChangeRecorder(CatalogueContext db, Actor actor, DateTime now)
{
    // By these of its own fields an entry is found; a licence, say, is not among them.
    private static readonly string[] Indexed = [nameof(Publication.State), nameof(Publication.Type), nameof(Publication.DateIssued), nameof(Publication.SortDate), nameof(Publication.PublisherId)];
    private readonly CountChanges counts = new(db);
    private readonly List<Touched> touched = [];
    private readonly ChangedNames names = new(db);

    // Of entries that were there: written without tracking, which was a good part of an act on a thousand entries.
    private readonly List<Revision> revisions = [];

    /// <summary>True for a change of what publications are made of.</summary>
    public static bool Concerns(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && entry.Metadata.ClrType.Namespace == typeof(Publication).Namespace;

    public async Task BeforeSaveAsync(CancellationToken ct)
    {
        names.Note();
        new NameRecorder(db, actor, now).Record();
        var entries = TouchedPublications();
        var stored = entries.Where(e => e.State != EntityState.Added).ToList();
        // All at once and not one by one: an act on a thousand entries asks no more questions than one on ten.
        if (stored.Count > 0)
            await counts.LockAsync(stored, ct);
        var before = await LastSnapshotsAsync([.. stored.Select(e => e.Entity.Id)], ct);
        var withOtherWords = db.ChangeTracker.Entries<PublicationText>().Where(HasOtherWords).Select(t => t.Entity.PublicationId).ToHashSet();
        var withOtherParts = Owners(e => e.Entity is not (Revision or PublicationLink or PublicationRelation));
        foreach (var entry in entries)
        {
            var isNew = entry.State == EntityState.Added;
            touched.Add(new Touched(entry.Entity, isNew,
                WasPublic: !isNew && entry.Property(p => p.FirstPublicAt).OriginalValue <= now,
                HasMoved: isNew || entry.Property(p => p.Slug).IsModified,
                HasOtherWords: isNew || withOtherWords.Contains(entry.Entity.Id),
                IsFoundOtherwise: isNew || withOtherParts.Contains(entry.Entity.Id) || Indexed.Any(property => entry.Property(property).IsModified)));
            var isRecorded = Record(entry, before.GetValueOrDefault(entry.Entity.Id));
            entry.Entity.CountedIn = entry.Entity.IsPublicAt(now) ? entry.Entity.Month : null;
            counts.Add(entry.Entity, isRecorded ? now : null);
            // Of this one alone: all that is tracked was compared before, and takes long.
            entry.DetectChanges();
        }
        await counts.SettleAsync(now, ct);
        NoteForReaders();
    }

    // Of what is no more than a draft, or waits for its instant, there is no trace for readers, not even that something was saved.
    private void NoteForReaders()
    {
        if (touched.Exists(t => t.WasPublic || t.Publication.IsPublicAt(now)) || db.ChangeTracker.Entries().Any(IsSeenByItself))
            db.ChangedCatalogue = true;
        foreach (var scheduled in touched.Select(t => t.Publication).Where(p => p.State == PublicationState.Published && p.PublicAt > now))
            db.NextScheduled = db.NextScheduled < scheduled.PublicAt ? db.NextScheduled : scheduled.PublicAt;
    }

    // A name, series or subject that was there; a new one is not seen before an entry that has it.
    private static bool IsSeenByItself(EntityEntry entry) => Concerns(entry) && entry.Entity is not Publication && entry.Metadata.FindProperty("PublicationId") is null
        && !(entry.State == EntityState.Added && (entry.Entity is Agent or PublicationSeries or Subject or SubjectScheme or Address || entry.Properties.Any(p => p.IsTemporary && p.Metadata.IsForeignKey())));

    public async Task AfterSaveAsync(TimeProvider clock, CancellationToken ct)
    {
        var bulk = new BulkInsert(db);
        await bulk.GiveKeysAsync([revisions], ct);
        await bulk.AddAsync(revisions, ct);
        foreach (var change in touched)
        {
            if (change.HasMoved)
                await KeepAddressAsync(change.Publication, change.WasPublic, ct);
            if (change.HasOtherWords)
                await TitleKeyKeeper.KeepAsync(db, change.Publication, change.IsNew, ct);
        }
        await counts.WriteAsync(ct);
        var renamed = (await names.EntriesAsync(ct)).ToHashSet();
        await RenamedMonths.NoteAsync(db, renamed, now, ct);
        await WebhookOutbox.AddAsync(db, counts.Seen, renamed, now, ct);
        long[] changed = [.. touched.Select(t => t.Publication.Id).Union(renamed)];
        await SearchIndexer.KeepAsync(db, [.. touched.Where(t => t.IsFoundOtherwise).Select(t => t.Publication.Id).Union(renamed)], ct);
        await HarvestKeeper.KeepAsync(db, changed, clock.GetUtcNow().UtcDateTime, ct);
    }

    private List<EntityEntry<Publication>> TouchedPublications()
    {
        var ids = Owners(e => e.Entity is not Revision);
        return [.. db.ChangeTracker.Entries<Publication>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified || (e.State == EntityState.Unchanged && ids.Contains(e.Entity.Id)))];
    }

    // The publications of which such parts have changed.
    private HashSet<long?> Owners(Func<EntityEntry, bool> part) => db.ChangeTracker.Entries().Where(e => Concerns(e) && part(e))
        .Select(e => e.Metadata.FindProperty("PublicationId") is { } owner ? (long?)e.Property(owner.Name).CurrentValue : null).ToHashSet();

    // A title that is only said to be in another language has the keys it had.
    private static bool HasOtherWords(EntityEntry<PublicationText> text) =>
        Concerns(text) && (text.State != EntityState.Modified || text.Property(t => t.Title).IsModified || text.Property(t => t.Subtitle).IsModified);

    // False when nothing has changed.
    private bool Record(EntityEntry<Publication> entry, PublicationSnapshot? before)
    {
        var (publication, isNew) = (entry.Entity, entry.State == EntityState.Added);
        var snapshot = PublicationSnapshot.Of(publication);
        var fields = before is null ? [] : SnapshotDifference.Fields(before, snapshot);
        var action = RevisionActions.Of(entry, before, snapshot, actor.IsImporting, now);
        if (action == RevisionAction.Changed && fields.Count == 0)
            return false;

        if (isNew)
            (publication.CreatedAt, publication.CreatedBy) = (now, actor.Name);
        (publication.ModifiedAt, publication.ModifiedBy) = (now, actor.Name);
        publication.Version = Guid.NewGuid();
        publication.RevisionNumber++;
        var revision = new Revision
        {
            PublicationId = publication.Id,
            Number = publication.RevisionNumber,
            Action = action,
            Fields = fields.Count == 0 ? null : string.Join(", ", fields),
            Snapshot = snapshot.ToJson(),
            Note = actor.Note,
            At = now,
            UserId = actor.UserId,
            By = actor.Name,
            BatchId = actor.BatchId,
        }.AsSeen(snapshot);
        if (!isNew)
        {
            revisions.Add(revision);
            return true;
        }
        revision.Publication = publication;
        db.Revisions.Add(revision);
        return true;
    }

    private async Task<Dictionary<long, PublicationSnapshot>> LastSnapshotsAsync(IReadOnlyList<long> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        var last = await db.Revisions.AsNoTracking().Where(r => ids.Contains(r.PublicationId) && r.Number == r.Publication.RevisionNumber)
            .Select(r => new { r.PublicationId, r.Snapshot }).ToListAsync(ct);
        return last.ToDictionary(r => r.PublicationId, r => PublicationSnapshot.FromJson(r.Snapshot));
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

    private sealed record Touched(Publication Publication, bool IsNew, bool WasPublic, bool HasMoved, bool HasOtherWords, bool IsFoundOtherwise);
}
