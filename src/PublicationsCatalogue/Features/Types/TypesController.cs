using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Types;

/// <summary>/types , /types/{slug}</summary>
[AllowAnonymous]
public sealed class TypesController(TermParts parts, ListParts lists) : Controller
{
    [HttpGet("/types"), PublicPage()]
    public async Task<IActionResult> Index(CancellationToken ct) => View("Terms", await TermIndex.LoadAsync(parts, TermKind.Types, null, null, null, ct));

    [HttpGet("/types/{slug}"), PublicPage("after"), InFormats(FormatUse.List)]
    public Task<IActionResult> Term([FromRoute] string slug, [FromQuery] string? after, CancellationToken ct) => this.TermAsync(parts, lists, TermKind.Types, slug, after, ct);
}
