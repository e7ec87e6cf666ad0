using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Naming;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>One change as the desk tells it: who, what, when, where it can be seen, and the address to which its undo is sent if it has one.</summary>
/// <param name="Said">"published", "changed summary, link of", "merged “ILO” into".</param>
/// <param name="Address">Null for a name that is gone, and for what not everybody at the desk may see.</param>
public sealed record ChangeRow(DateTime At, string By, string Said, string Title, string? Address, string? Undo)
{
    internal static ChangeRow Of(ChangedEntry change) => change.Entries > 1 ? OfMany(change) : new(change.At, change.By, SaidOf(change), change.Title,
        FormattableString.Invariant($"/admin/entries/{change.Id}"), change.IsLast ? FormattableString.Invariant($"/admin/entries/{change.Id}/undo?revision={change.Number}") : null);

    // What was brought in is not thrown out again by one press.
    private static ChangeRow OfMany(ChangedEntry change) => new(change.At, change.By, SaidOf(change),
        string.Create(CultureInfo.InvariantCulture, $"{change.Entries:#,0} entries{(change.IsCut ? " or more" : "")}"), null,
        change.IsLast && change.Action != RevisionAction.Imported ? $"/admin/entries/bulk/{change.Act}/undo?then=/admin/changes" : null);

    internal static ChangeRow Of(NameChange change, bool isThere, bool canBeParted) => new(change.At, change.By, SaidOf(change), change.Is,
        isThere ? FormattableString.Invariant($"/admin/{PathOf(change.Of)}/{change.TermId}") : null, canBeParted ? $"/admin/entries/bulk/{change.Act}/undo?then=/admin/changes" : null);

    internal static ChangeRow Of(ProgramChange change) => new(change.At, change.By, SaidOf(change), change.What, change.Kind == ProgramChangeKind.Token ? "/admin/tokens" : null, null);

    private static string SaidOf(ProgramChange change) => change.Kind switch
    {
        ProgramChangeKind.WebhookSecret => "replaced the secret of the webhook of",
        ProgramChangeKind.Webhook => change.IsEnd ? "switched off the webhook of" : "switched on the webhook of",
        _ => change.IsEnd ? $"ended a token of {change.Of}:" : "made the token",
    };

    private static string SaidOf(ChangedEntry change) => change.Action switch
    {
        RevisionAction.Created => "saved draft",
        RevisionAction.Changed when change is { Fields: not null, Note: not null } => $"took back a change of {change.Fields} of",
        RevisionAction.Changed when change.Fields is not null => $"changed {change.Fields} of",
        RevisionAction.Trashed => "moved to the trash",
        RevisionAction.Withdrawn => "withdrew",
        RevisionAction.Unscheduled => "took back to a draft",
        _ => change.Action.ToString().ToLowerInvariant(),
    };

    private static string SaidOf(NameChange change) => change.Kind switch
    {
        NameChangeKind.Merged => $"merged “{change.Was}” into",
        NameChangeKind.Parted => $"took back the merge into “{change.Was}” of",
        _ => $"renamed “{change.Was}” to",
    };

    private static string PathOf(AddressKind kind) => kind switch { AddressKind.Agent => "authors", AddressKind.Series => "series", _ => "subjects" };
}

/// <summary>A change of an entry, and whether it is the last of that; of an act on many the last of its changes, and how many it has or that they are more than were counted.</summary>
internal sealed record ChangedEntry(long Revision, long Id, int Number, bool IsLast, DateTime At, string By, RevisionAction Action, string? Fields, string? Note, string Title, Guid? Act)
{
    public int Entries { get; init; } = 1;
    public bool IsCut { get; init; }

    /// <summary>The change after which the list goes on.</summary>
    public long Last { get; init; }
}

/// <summary>The newest changes of entries, of names and of what programs may do in one list, the last first, and where each of the three goes on; null at the end.</summary>
public sealed record ChangesFound(IReadOnlyList<ChangeRow> Rows, ChangesPlace? Next)
{
    // An act on many is one row, as far as its changes are among so many for each row.
    private const int LookedAt = 20;

    // Of a larger act, such as an import, is said that it was larger.
    private const int MostCounted = 1000;

    // Two that changed places, say, are told one by one.
    private const int Few = 2;

    /// <summary>Only the last change of an entry can be taken back, and a merge until it was.</summary>
    public static async Task<ChangesFound> LoadAsync(CatalogueContext db, ChangesPlace from, int most, CancellationToken ct)
    {
        var (revisions, isCut) = await EntriesAsync(db, from.Revision, most, ct);
        var names = await db.NameChanges.AsNoTracking().Where(n => n.Id < from.Name).OrderByDescending(n => n.Id).Take(most + 1).ToListAsync(ct);
        var programs = await db.ProgramChanges.AsNoTracking().Where(t => t.Id < from.Program).OrderByDescending(t => t.Id).Take(most + 1).ToListAsync(ct);
        var shown = revisions.Select(r => (r.At, Entry: (ChangedEntry?)r, Name: (NameChange?)null, Program: (ProgramChange?)null)).Concat(names.Select(n => (n.At, Entry: (ChangedEntry?)null, Name: (NameChange?)n, Program: (ProgramChange?)null)))
            .Concat(programs.Select(t => (t.At, Entry: (ChangedEntry?)null, Name: (NameChange?)null, Program: (ProgramChange?)t))).OrderByDescending(c => c.At).Take(most).ToList();
        var isThere = await ThereAsync(db, [.. shown.Select(c => c.Name).OfType<NameChange>()], ct);
        var rows = shown.ConvertAll(c => c.Name is { } name
            ? ChangeRow.Of(name, isThere.Contains((name.Of, name.TermId)), name.Act is { } act && isThere.Contains((name.Of, act)))
            : c.Program is { } program ? ChangeRow.Of(program) : ChangeRow.Of(c.Entry!));
        return new ChangesFound(rows, isCut || revisions.Count + names.Count + programs.Count > shown.Count
            ? new ChangesPlace(shown.LastOrDefault(c => c.Entry is not null).Entry?.Last ?? from.Revision, shown.LastOrDefault(c => c.Name is not null).Name?.Id ?? from.Name, shown.LastOrDefault(c => c.Program is not null).Program?.Id ?? from.Program) : null);
    }

    // A merge is one change and not one of each entry that carries the name.
    private static async Task<(List<ChangedEntry> Changes, bool IsCut)> EntriesAsync(CatalogueContext db, long before, int most, CancellationToken ct)
    {
        var newest = await db.Revisions.AsNoTracking().Where(r => r.Id < before && (r.BatchId == null || !db.NameChanges.Any(n => n.Act != null && n.Act.Value == r.BatchId.Value)))
            .OrderByDescending(r => r.Id).Take((most * LookedAt) + 1).Select(r => new { r.Id, r.BatchId }).ToListAsync(ct);
        var isCut = newest.Count > most * LookedAt;
        List<(long First, long Last, int Entries)> acts = [];
        for (var (i, end) = (0, 0); i < newest.Count && acts.Count <= most; i = end)
        {
            for (end = i + 1; end < newest.Count && newest[i].BatchId is { } act && newest[end].BatchId == act; end++)
            {
            }
            if (end - i <= Few)
                end = i + 1;
            acts.Add((newest[i].Id, newest[end - 1].Id, end - i));
        }
        var firsts = acts.ConvertAll(a => a.First);
        var changes = await db.Revisions.AsNoTracking().Where(r => firsts.Contains(r.Id))
            .Select(r => new ChangedEntry(r.Id, r.PublicationId, r.Number, r.Number == r.Publication.RevisionNumber, r.At, r.By, r.Action, r.Fields, r.Note,
                r.Publication.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault() ?? "", r.BatchId)).ToDictionaryAsync(c => c.Revision, ct);
        List<ChangedEntry> told = [.. acts.Where(a => changes.ContainsKey(a.First)).Select(a => changes[a.First] with { Entries = a.Entries, Last = a.Last })];
        for (var i = 0; i < told.Count; i++)
        {
            // An act of which only a part was looked at, before this page or after it.
            if (told[i] is { Entries: > 1, Act: { } act } && ((i == 0 && before != long.MaxValue) || told[i].Last == newest[^1].Id))
            {
                var count = await db.Revisions.Where(r => r.BatchId == act).Take(MostCounted + 1).CountAsync(ct);
                told[i] = told[i] with { Entries = Math.Min(count, MostCounted), IsCut = count > MostCounted };
            }
        }
        return (told, isCut);
    }

    // The numbers of the names that are still there, and the acts of the merges that were not taken back.
    private static async Task<HashSet<(AddressKind Of, object What)>> ThereAsync(CatalogueContext db, List<NameChange> changes, CancellationToken ct)
    {
        HashSet<(AddressKind, object)> there = [];
        foreach (var (of, terms) in new (AddressKind, IQueryable<Term>)[] { (AddressKind.Agent, db.Agents), (AddressKind.Series, db.Series), (AddressKind.Subject, db.Subjects) })
        {
            var mine = changes.FindAll(c => c.Of == of);
            if (mine.Count == 0)
                continue;
            var (ids, acts) = (mine.ConvertAll(c => c.TermId), mine.ConvertAll(c => c.Act));
            there.UnionWith((await terms.Where(t => ids.Contains(t.Id)).Select(t => t.Id).ToListAsync(ct)).Select(id => (of, (object)id)));
            there.UnionWith((await terms.Where(t => t.ReplacedIn != null && acts.Contains(t.ReplacedIn)).Select(t => t.ReplacedIn).ToListAsync(ct)).OfType<Guid>().Select(act => (of, (object)act)));
        }
        return there;
    }
}

/// <summary>The last change of an entry, of a name and of what programs may do that were shown.</summary>
public sealed record ChangesPlace(long Revision = long.MaxValue, long Name = long.MaxValue, long Program = long.MaxValue);
