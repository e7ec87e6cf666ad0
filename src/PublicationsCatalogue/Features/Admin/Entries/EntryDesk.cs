using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Duplicates;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>Saves an entry from the form: finds a conflict, keeps a double click from making two, publishes if asked.</summary>
public sealed class EntryDesk(CatalogueContext db, EntryWriter writer, UnsavedWork unsaved, DuplicateAnswers answers, PossibleDuplicates duplicates, Actor actor, Site site,
    TimeProvider clock)
{
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public string Show(PartialDate date) => date.Format(site.Culture);

    public Task<Publication?> FindAsync(long id, CancellationToken ct) => db.Publications.WithParts().FirstOrDefaultAsync(p => p.Id == id, ct);

    public EntryForm FormOf(Publication publication)
    {
        var form = EntryForm.Of(PublicationSnapshot.Of(publication), publication.RevisionNumber, Show);
        form.PublishAt = !publication.IsPublicAt(Now) && publication.PublicAt is { } at && publication.State is PublicationState.Draft or PublicationState.Published
            ? FieldReader.Write(at, site) : null;
        return form;
    }

    /// <summary>A new form that begins with what the next entry of the same kind shares with this one.</summary>
    public EntryForm FormAfter(Publication publication)
    {
        var form = FormOf(publication);
        return new EntryForm
        {
            Key = Guid.NewGuid(),
            Date = form.Date,
            DateUnknown = form.DateUnknown,
            Type = form.Type,
            Language = form.Language,
            Series = form.Series,
            Publisher = form.Publisher,
        };
    }

    /// <summary>A new form with all of an entry but what only one can have: its address, its identifiers, its time.</summary>
    public EntryForm FormLike(Publication publication)
    {
        var form = FormOf(publication);
        (form.Key, form.Revision) = (Guid.NewGuid(), 0);
        (form.Slug, form.Identifiers, form.PublishAt) = (null, null, null);
        return form;
    }

    /// <summary>The entry that this form has made already, when it was sent twice.</summary>
    public Task<long?> MadeByAsync(Guid key, CancellationToken ct) => key == Guid.Empty ? Task.FromResult<long?>(null)
        : db.Revisions.AsNoTracking().Where(r => r.BatchId == key && r.Number == 1).Select(r => (long?)r.PublicationId).FirstOrDefaultAsync(ct);

    /// <summary>Null when nobody else has saved since the form was filled, or what they changed was merged without asking.</summary>
    public async Task<EntryMerge?> ConflictAsync(Publication stored, EntryForm form, CancellationToken ct)
    {
        if (form.Revision == stored.RevisionNumber)
            return null;
        var json = await db.Revisions.AsNoTracking().Where(r => r.PublicationId == stored.Id && r.Number == form.Revision).Select(r => r.Snapshot).FirstOrDefaultAsync(ct);
        var start = json is null ? new EntryForm() : EntryForm.Of(PublicationSnapshot.FromJson(json), form.Revision, Show);
        var merge = EntryMerge.Of(form, start, FormOf(stored)) with
        {
            WentPublic = stored.State == PublicationState.Published && json is not null && PublicationSnapshot.FromJson(json).State != PublicationState.Published,
        };
        return merge.IsSilent ? null : merge;
    }

    /// <summary>What only the catalogue knows to be wrong with the input: the field and a sentence.</summary>
    public async Task<(string Field, string Problem)?> ProblemAsync(EntryInput input, Publication? stored, EntryAct act, CancellationToken ct)
    {
        if (act is EntryAct.Publish or EntryAct.PublishNext or EntryAct.Save && input.PublishAt <= Now && stored?.IsPublicAt(Now) != true)
            return ("PublishAt", "This time has passed. Choose a later one, or leave it empty to publish at once");
        if (act == EntryAct.Save && input.PublishAt is null && stored?.IsScheduledAt(Now) == true)
            return ("PublishAt", $"Readers will see this entry from {FieldReader.Write(stored.PublicAt ?? Now, site)} on. Keep that time or choose another; to publish at once press “Publish now”, to wait without a time “Back to a draft”");
        if (stored?.IsPublicAt(Now) == true && input.PublishAt > Now)
            return ("PublishAt", "Readers see this entry already. Leave the time empty; to take the entry away from readers, withdraw it");
        if (stored?.Texts.Exists(t => !t.IsOriginal && t.Language == input.Language) == true)
            return ("Language", $"This entry has a text in {input.Language.NameIn(site.Culture)} beside the original. Open it below, under Languages, and save it as the original");
        if (input.Slug is { } wanted && await SlugForAsync(input, stored?.Id, ct) is var free && free != wanted)
            return ("Slug", $"Another entry has or had this address. Choose another, such as {free}");
        return null;
    }

    /// <summary>Saves a new entry, in the transaction there is; null when the same form made one a moment ago.</summary>
    public async Task<Publication?> AddAsync(EntryInput input, Guid key, EntryAct act, CancellationToken ct)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await WaitForOthersAsync(ct);
        if (await MadeByAsync(key, ct) is not null)
            return null;
        actor.BatchId = key == Guid.Empty ? null : key;
        var publication = await SaveAsync(input, null, key, act, ct);
        if (own is not null)
            await own.CommitAsync(ct);
        return publication;
    }

    /// <summary>New entries wait here for one another, in their transactions: so the second of two clicks sees what the first has made.</summary>
    public Task<int> WaitForOthersAsync(CancellationToken ct) => db.Instances.ExecuteUpdateAsync(set => set.SetProperty(i => i.CreatedAt, i => i.CreatedAt), ct);

    /// <summary>Saves, and forgets what of this form was kept unsaved.</summary>
    public async Task<Publication> SaveAsync(EntryInput input, Publication? stored, Guid key, EntryAct act, CancellationToken ct)
    {
        if (act == EntryAct.Restore)
            stored?.Restore();
        var publication = stored ?? new Publication { Slug = await SlugForAsync(input, null, ct), Position = DayOrder.For(Now) };
        await writer.WriteAsync(input, publication, ct);
        if (stored is null)
            db.Publications.Add(publication);
        else if (input.Slug is { } wanted ? wanted != stored.Slug : !stored.WasPublicAt(Now))
            publication.Slug = await SlugForAsync(input, stored.Id, ct);
        if (InstantFor(act, input, publication) is { } at)
            publication.Publish(at, Now);
        else if (publication.State == PublicationState.Draft)
            publication.Plan(input.PublishAt);
        await answers.RelateAsync(input.Answers, publication, ct);
        await db.SaveChangesAsync(ct);
        await answers.RememberAsync(input.Answers, publication.Id, ct);
        await duplicates.NoteAsync(publication, ct);
        await unsaved.ForgetAsync(key, ct);
        return publication;
    }

    /// <summary>From when readers see it; null when this act leaves that as it is. What is public or scheduled stays so without a word.</summary>
    private DateTime? InstantFor(EntryAct act, EntryInput input, Publication publication)
    {
        var set = publication.State == PublicationState.Published ? publication.PublicAt : null;
        return act switch
        {
            EntryAct.PublishNow => publication.IsPublicAt(Now) ? set : Now,
            EntryAct.Publish or EntryAct.PublishNext => input.PublishAt ?? set ?? Now,
            _ => set is null ? null : input.PublishAt ?? set,
        };
    }

    /// <summary>The entry as it would be, nothing saved.</summary>
    public async Task<Publication> DraftOfAsync(EntryInput input, Publication? stored, CancellationToken ct)
    {
        var publication = stored ?? new Publication { Slug = input.Slug ?? Slug.From(input.Title, "publication"), Position = DayOrder.For(Now) };
        await writer.WriteAsync(input, publication, ct);
        return publication;
    }

    private Task<Slug> SlugForAsync(EntryInput input, long? id, CancellationToken ct) =>
        SlugAllocator.FreeAsync(db, AddressKind.Publication, input.Slug ?? Slug.From(input.Title, "publication"), id, ct);
}
