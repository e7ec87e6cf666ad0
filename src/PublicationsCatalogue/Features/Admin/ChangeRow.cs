using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>One change as the desk tells it: who, what, when, and whether it can be undone.</summary>
public sealed record ChangeRow(long Revision, long Id, int Number, bool IsLast, DateTime At, string By, RevisionAction Action, string? Fields, string Title)
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

    /// <summary>The newest of these revisions, the last first; only the last of an entry can be taken back.</summary>
    public static Task<List<ChangeRow>> ListAsync(IQueryable<Revision> revisions, int most, CancellationToken ct) =>
        revisions.AsNoTracking().OrderByDescending(r => r.Id).Take(most)
            .Select(r => new ChangeRow(r.Id, r.PublicationId, r.Number, r.Number == r.Publication.RevisionNumber, r.At, r.By, r.Action, r.Fields,
                r.Publication.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault() ?? "")).ToListAsync(ct);
}
