using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Desk;

/// <summary>/admin</summary>
public sealed class DeskController(CatalogueContext db, Actor actor, TimeProvider clock) : AdminController
{
    [HttpGet("/admin")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(await DeskPage.LoadAsync(db, actor, clock.GetUtcNow().UtcDateTime, ct));
}
