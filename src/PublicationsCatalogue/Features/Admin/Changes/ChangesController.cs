using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Changes;

/// <summary>/admin/changes: all that was changed by anybody, the last first.</summary>
public sealed class ChangesController(CatalogueContext db, TimeProvider clock) : AdminController
{
    private const int PageLength = 50;

    [HttpGet("/admin/changes")]
    public async Task<IActionResult> Index([FromQuery] long? before, CancellationToken ct)
    {
        var last = before ?? long.MaxValue;
        var changes = await ChangeRow.ListAsync(db.Revisions.Where(r => r.Id < last), PageLength + 1, ct);
        var shown = changes.Take(PageLength).ToList();
        return View(new ChangesPage(shown, changes.Count > PageLength ? shown[^1].Revision : null, clock.GetUtcNow().UtcDateTime));
    }
}

public sealed record ChangesPage(IReadOnlyList<ChangeRow> Changes, long? Next, DateTime Now);
