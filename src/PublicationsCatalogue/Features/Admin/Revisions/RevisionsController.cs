using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Revisions;

/// <summary>/admin/entries/{id}/history and /undo</summary>
public sealed class RevisionsController(CatalogueContext db, Undo undo) : AdminController
{
    private const int Shown = 200;

    [HttpGet("/admin/entries/{id:long}/history")]
    public async Task<IActionResult> Index([FromRoute] long id, CancellationToken ct)
    {
        var title = await db.Publications.AsNoTracking().Where(p => p.Id == id).Select(p => p.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault()).FirstOrDefaultAsync(ct);
        if (title is null)
            return NotFound();
        var revisions = await db.Revisions.AsNoTracking().Where(r => r.PublicationId == id).OrderByDescending(r => r.Number).Take(Shown)
            .Select(r => new RevisionRow(r.Number, r.At, r.By, r.Action, r.Fields, r.Note)).ToListAsync(ct);
        return View(new HistoryPage(id, title, revisions));
    }

    /// <summary>Takes back the change that made the named version, if it is still the last.</summary>
    [HttpPost("/admin/entries/{id:long}/undo")]
    public async Task<IActionResult> Undo([FromRoute] long id, [FromQuery] int revision, CancellationToken ct)
    {
        if (!await db.Publications.AnyAsync(p => p.Id == id, ct))
            return NotFound();
        var (done, problem) = await undo.LastAsync(id, revision, ct);
        return Answer(done, problem, $"/admin/entries/{id}");
    }

    /// <summary>Takes back one act on many entries; then to their list, to the order of the day that the act has changed, or to the page at the desk where it was done.</summary>
    [HttpPost("/admin/entries/bulk/{batch:guid}/undo")]
    public async Task<IActionResult> Undo([FromRoute] Guid batch, [FromQuery] long? order, [FromQuery] string? then, CancellationToken ct)
    {
        var (done, problem) = await undo.BatchAsync(batch, ct);
        return Answer(done, problem, order is { } id ? $"/admin/entries/{id}/order#here" : then?.StartsWith("/admin/", StringComparison.Ordinal) == true ? then : "/admin/entries");
    }

    private IActionResult Answer(string? done, string? problem, string then)
    {
        if (problem is not null)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("/Features/Admin/EntryStates/NotPossible.cshtml", problem);
        }
        Say(done ?? "");
        return LocalRedirect(then);
    }
}

public sealed record HistoryPage(long Id, string Title, IReadOnlyList<RevisionRow> Revisions);

public sealed record RevisionRow(int Number, DateTime At, string By, RevisionAction Action, string? Fields, string? Note);
