using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Duplicates;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Features.Admin.Desk;

/// <summary>Where an editor begins: own drafts, what is scheduled, what changed last.</summary>
public sealed record DeskPage(DeskCounts Counts, int Undated, int Duplicates, int Missed, IReadOnlyList<DeskUnsaved> Unsaved,
    IReadOnlyList<DeskEntry> Drafts, IReadOnlyList<DeskEntry> Scheduled, IReadOnlyList<ChangeRow> Changes, DateTime Now)
{
    /// <summary>All of this person's drafts, of which <see cref="Drafts"/> are the newest.</summary>
    public int MyDrafts { get; init; }

    /// <summary>The list of all of them.</summary>
    public string? AllMyDrafts { get; init; }

    // As many as the list of entries looks through.
    private const int LookedAt = 20_000;

    /// <summary>More than these are not counted.</summary>
    public const int MostDuplicates = 100;
    private const int Shown = 8;

    /// <summary>What was typed and not saved is shown whole, beyond these folded: nobody has very much of it.</summary>
    public const int UnsavedOpen = 4;
    private const int MostUnsaved = 500;

    public static async Task<DeskPage> LoadAsync(CatalogueContext db, Actor actor, DateTime now, CancellationToken ct)
    {
        var mine = db.Publications.AsNoTracking().Where(p => p.State == PublicationState.Draft)
            .OrderByDescending(p => p.ModifiedAt).ThenByDescending(p => p.Id).Take(LookedAt).Where(p => p.CreatedBy == actor.Name || p.ModifiedBy == actor.Name);
        var scheduled = db.Publications.AsNoTracking()
            .Where(p => p.State == PublicationState.Published && p.CountedIn == null && p.PublicAt > now).OrderBy(p => p.PublicAt).Take(Shown);
        var changes = await ChangesFound.LoadAsync(db, new ChangesPlace(), Shown, ct);
        var unsaved = await db.PendingChanges.AsNoTracking().Where(c => c.UserId == actor.UserId).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(MostUnsaved)
            .Select(c => new DeskUnsaved(c.Key, c.PublicationId, c.Language, c.Title, c.At)).ToListAsync(ct);
        var undated = await db.MonthCounts.Where(c => c.Month == MonthKey.Undated.Value).Select(c => c.Count).FirstOrDefaultAsync(ct);
        var duplicates = await PossibleDuplicates.Open(db).Take(MostDuplicates).CountAsync(ct);
        var missed = await MissedSearches.Latest(db, now).Select(m => m.Words).Distinct().CountAsync(ct);
        return new DeskPage(await DeskCounts.LoadAsync(db, now, ct), undated, duplicates, missed, unsaved, await EntriesAsync(mine.Take(Shown), ct), await EntriesAsync(scheduled, ct), changes.Rows, now)
        {
            MyDrafts = await mine.CountAsync(ct),
            AllMyDrafts = $"/admin/entries{new QueryString().Add("state", "draft").Add("by", actor.Name)}",
        };
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
