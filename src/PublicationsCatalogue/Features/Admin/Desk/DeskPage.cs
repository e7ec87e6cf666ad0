using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Desk;

/// <summary>Where an editor begins: own drafts, what is scheduled, what changed last.</summary>
public sealed record DeskPage(DeskCounts Counts, int Undated, IReadOnlyList<DeskUnsaved> Unsaved, IReadOnlyList<DeskEntry> Drafts, IReadOnlyList<DeskEntry> Scheduled, IReadOnlyList<DeskChange> Changes, DateTime Now)
{
    private const int Shown = 8;

    public static async Task<DeskPage> LoadAsync(CatalogueContext db, Actor actor, DateTime now, CancellationToken ct)
    {
        var drafts = db.Publications.AsNoTracking().Where(p => p.State == PublicationState.Draft)
            .OrderByDescending(p => p.ModifiedAt).ThenByDescending(p => p.Id).Take(200).Where(p => p.CreatedBy == actor.Name || p.ModifiedBy == actor.Name).Take(Shown);
        var scheduled = db.Publications.AsNoTracking()
            .Where(p => p.State == PublicationState.Published && p.CountedIn == null && p.PublicAt > now).OrderBy(p => p.PublicAt).Take(Shown);
        var changes = await db.Revisions.AsNoTracking().OrderByDescending(r => r.Id).Take(Shown)
            .Select(r => new DeskChange(r.PublicationId, r.Number, r.Number == r.Publication.RevisionNumber, r.At, r.By, r.Action, r.Fields,
                r.Publication.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault() ?? "")).ToListAsync(ct);
        var unsaved = await db.PendingChanges.AsNoTracking().Where(c => c.UserId == actor.UserId).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(Shown)
            .Select(c => new DeskUnsaved(c.Key, c.PublicationId, c.Language, c.Title, c.At)).ToListAsync(ct);
        var undated = await db.MonthCounts.Where(c => c.Month == MonthKey.Undated.Value).Select(c => c.Count).FirstOrDefaultAsync(ct);
        return new DeskPage(await DeskCounts.LoadAsync(db, now, ct), undated, unsaved, await EntriesAsync(drafts, ct), await EntriesAsync(scheduled, ct), changes, now);
    }

    private static Task<List<DeskEntry>> EntriesAsync(IQueryable<Publication> entries, CancellationToken ct) =>
        entries.Select(p => new DeskEntry(p.Id, p.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault() ?? "", p.DateIssued, p.PublicAt, p.ModifiedAt)).ToListAsync(ct);
}

public sealed record DeskEntry(long Id, string Title, PartialDate? DateIssued, DateTime? PublicAt, DateTime ModifiedAt);

/// <summary>What this person typed and did not save; of an entry, or of one that is not there yet.</summary>
public sealed record DeskUnsaved(Guid Key, long? Entry, LanguageTag? Language, string? Title, DateTime At)
{
    public string Path => Entry is { } id ? $"/admin/entries/{id}{(Language is { } tag ? $"/languages/{tag}" : "")}" : $"/admin/entries/new?unsaved={Key}";
}

public sealed record DeskChange(long Id, int Number, bool IsLast, DateTime At, string By, RevisionAction Action, string? Fields, string Title)
{
    /// <summary>"Ana Ruiz published", "Ana Ruiz changed summary, link of".</summary>
    public string Said => Action switch
    {
        RevisionAction.Created => "saved draft",
        RevisionAction.Changed when Fields is not null => $"changed {Fields} of",
        RevisionAction.Trashed => "moved to the trash",
        RevisionAction.Withdrawn => "withdrew",
        RevisionAction.Unscheduled => "took back to a draft",
        _ => Action.ToString().ToLowerInvariant(),
    };
}
