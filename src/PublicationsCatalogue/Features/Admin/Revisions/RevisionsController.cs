using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Revisions;

/// <summary>/admin/entries/{id}/history</summary>
public sealed class RevisionsController(CatalogueContext db) : AdminController
{
    private const int Shown = 200;

    [HttpGet("/admin/entries/{id:long}/history")]
    public async Task<IActionResult> Index([FromRoute] long id, CancellationToken ct)
    {
        var title = await db.Publications.AsNoTracking().Where(p => p.Id == id).Select(p => p.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault()).FirstOrDefaultAsync(ct);
        if (title is null)
            return NotFound();
        var revisions = await db.Revisions.AsNoTracking().Where(r => r.PublicationId == id).OrderByDescending(r => r.Number).Take(Shown)
            .Select(r => new RevisionRow(r.Number, r.At, r.By, r.Action, r.Fields)).ToListAsync(ct);
        return View(new HistoryPage(id, title, revisions));
    }
}

public sealed record HistoryPage(long Id, string Title, IReadOnlyList<RevisionRow> Revisions);

public sealed record RevisionRow(int Number, DateTime At, string By, RevisionAction Action, string? Fields);
