using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Changes;

/// <summary>/admin/changes: all that was changed by anybody, the last first.</summary>
public sealed class ChangesController(CatalogueContext db, TimeProvider clock) : AdminController
{
    private const int PageLength = 50;

    [HttpGet("/admin/changes")]
    public async Task<IActionResult> Index([FromQuery] long? before, [FromQuery] long? names, [FromQuery] long? programs, CancellationToken ct) =>
        View(new ChangesPage(await ChangesFound.LoadAsync(db, new ChangesPlace(before ?? long.MaxValue, names ?? long.MaxValue, programs ?? long.MaxValue), PageLength, ct), clock.GetUtcNow().UtcDateTime));
}

public sealed record ChangesPage(ChangesFound Changes, DateTime Now);
