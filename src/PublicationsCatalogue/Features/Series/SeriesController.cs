using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Series;

/// <summary>/series , /series/{slug}</summary>
[AllowAnonymous]
public sealed class SeriesController(TermParts parts, ListParts lists) : Controller
{
    [HttpGet("/series"), PublicPage("from", "id", "q")]
    public async Task<IActionResult> Index([FromQuery] string? from, [FromQuery] long? id, [FromQuery] string? q, CancellationToken ct) => View("Terms", await TermIndex.LoadAsync(parts, TermKind.Series, from, id, q, ct));

    [HttpGet("/series/{slug}"), PublicPage("after"), InFormats(FormatUse.List)]
    public Task<IActionResult> Term([FromRoute] string slug, [FromQuery] string? after, CancellationToken ct) => this.TermAsync(parts, lists, TermKind.Series, slug, after, ct, forStaff: User.Identity?.IsAuthenticated == true);
}
