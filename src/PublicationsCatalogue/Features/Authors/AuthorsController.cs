using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Authors;

/// <summary>/authors , /authors/{slug}</summary>
[AllowAnonymous]
public sealed class AuthorsController(TermParts parts, ListParts lists) : Controller
{
    [HttpGet("/authors"), PublicPage("from", "id", "q")]
    public async Task<IActionResult> Index([FromQuery] string? from, [FromQuery] long? id, [FromQuery] string? q, CancellationToken ct) => View("Terms", await TermIndex.LoadAsync(parts, TermKind.Authors, from, id, q, ct));

    [HttpGet("/authors/{slug}"), PublicPage("after"), InFormats(FormatUse.List)]
    public Task<IActionResult> Term([FromRoute] string slug, [FromQuery] string? after, CancellationToken ct) => this.TermAsync(parts, lists, TermKind.Authors, slug, after, ct);
}
