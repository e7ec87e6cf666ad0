using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data;

/// <summary>What readers could see happen to the catalogue, the last first. Nothing of who did it, and of what is in the trash only that something went.</summary>
public sealed class ChangeLog(CatalogueContext db, PublicCatalogue catalogue)
{
    // So many are looked at for a page; most are shown.
    private const int LookedAt = 200;

    /// <summary>Some of the changes, and where they go on; null at the end.</summary>
    /// <param name="before">Where the last page ended; null at the beginning.</param>
    public async Task<(IReadOnlyList<LoggedChange> Changes, ChangePlace? Next)> LoadAsync(ChangePlace? before, int most, CancellationToken ct)
    {
        var now = catalogue.Now;
        var seen = db.Revisions.AsNoTracking().Where(r => r.SeenAt != null && r.SeenAt <= now);
        if (before is { } place)
            seen = seen.Where(r => r.SeenAt <= place.At && (r.SeenAt < place.At || r.Id < place.Id));
        var rows = await seen.OrderByDescending(r => r.SeenAt).ThenByDescending(r => r.Id).Take(LookedAt).Select(r => new
        {
            r.Id,
            At = r.SeenAt ?? now,
            r.Shows,
            r.Action,
            r.Fields,
            r.Publication.State,
            r.Publication.Slug,
            r.Publication.WithdrawalReason,
            IsPublic = catalogue.Publications.Any(p => p.Id == r.PublicationId),
            // What was changed again before it was due was never seen.
            IsPassedOver = db.Revisions.Any(next => next.PublicationId == r.PublicationId && next.Number == r.Number + 1 && next.At <= r.SeenAt),
            WasThere = db.Revisions.Any(last => last.PublicationId == r.PublicationId && last.Number == r.Number - 1 && last.Shows && last.SeenAt < r.At),
            WasEver = db.Revisions.Any(older => older.PublicationId == r.PublicationId && older.Number < r.Number && older.Shows
                && !db.Revisions.Any(next => next.PublicationId == older.PublicationId && next.Number == older.Number + 1 && next.At <= older.SeenAt)),
            Title = r.Publication.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault(),
            Language = r.Publication.Texts.Where(t => t.IsOriginal).Select(t => (LanguageTag?)t.Language).FirstOrDefault(),
        }).ToListAsync(ct);
        var changes = new List<LoggedChange>();
        foreach (var r in rows)
        {
            var kind = r.Shows ? (r.WasThere ? LoggedChangeKind.Changed : r.WasEver ? LoggedChangeKind.Returned : LoggedChangeKind.Added)
                : r.Action == RevisionAction.Withdrawn ? LoggedChangeKind.Withdrawn : LoggedChangeKind.Removed;
            var isTold = r.IsPublic || r.State == PublicationState.Withdrawn;
            // A change of what was taken from readers before is none to them.
            var isSeen = !r.IsPassedOver && (r.Shows || r.WasThere);
            if (isSeen && (isTold || kind == LoggedChangeKind.Removed))
            {
                changes.Add(new LoggedChange(r.Id, r.At, kind, isTold ? r.Title : null, isTold ? r.Language : null, isTold ? r.Slug : null,
                    isTold && kind == LoggedChangeKind.Changed ? r.Fields : null, kind == LoggedChangeKind.Withdrawn ? r.WithdrawalReason : null));
            }
            if (changes.Count == most && r != rows[^1])
                return (changes, new ChangePlace(r.At, r.Id));
        }
        return (changes, rows.Count == LookedAt ? new ChangePlace(rows[^1].At, rows[^1].Id) : null);
    }
}

public enum LoggedChangeKind
{
    Added,
    Changed,
    Withdrawn,
    Removed,
    Returned,
}

/// <summary>One change, with what readers may know of it today.</summary>
/// <param name="Title">Null, as all that follows, for what is no longer in the catalogue.</param>
/// <param name="Fields">Names of the fields that changed, joined by ", ".</param>
/// <param name="Reason">Why it was withdrawn, while it is.</param>
public sealed record LoggedChange(long Id, DateTime At, LoggedChangeKind Kind, string? Title, LanguageTag? Language, Slug? Slug, string? Fields, string? Reason);

/// <summary>Where a list of changes goes on; as a text, for addresses.</summary>
public sealed record ChangePlace(DateTime At, long Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.Ticks}-{Id}");

    /// <summary>Null when it is no such text.</summary>
    public static ChangePlace? Read(string text)
    {
        var parts = text.Split('-');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new ChangePlace(new DateTime(ticks, DateTimeKind.Utc), id) : null;
    }
}
