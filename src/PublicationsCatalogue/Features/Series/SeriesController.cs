using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Series;

/// <summary>/series , /series/{slug}</summary>
[AllowAnonymous]
public sealed class SeriesController(TermParts parts) : Controller
{
    [HttpGet("/series"), PublicPage("from", "id", "q")]
    public async Task<IActionResult> Index([FromQuery] string? from, [FromQuery] long? id, [FromQuery] string? q, CancellationToken ct) => View("Terms", await TermIndex.LoadAsync(parts, TermKind.Series, from, id, q, ct));

    [HttpGet("/series/{slug}"), PublicPage("after")]
    public Task<IActionResult> Term([FromRoute] string slug, [FromQuery] string? after, CancellationToken ct) => this.TermAsync(parts, TermKind.Series, slug, after, ct, forStaff: User.Identity?.IsAuthenticated == true);
}
