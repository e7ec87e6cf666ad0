using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Languages;

/// <summary>/languages , /languages/{slug}</summary>
[AllowAnonymous]
public sealed class LanguagesController(TermParts parts, ListParts lists) : Controller
{
    [HttpGet("/languages"), PublicPage()]
    public async Task<IActionResult> Index(CancellationToken ct) => View("Terms", await TermIndex.LoadAsync(parts, TermKind.Languages, null, null, null, ct));

    [HttpGet("/languages/{slug}"), PublicPage("after"), InFormats(FormatUse.List)]
    public Task<IActionResult> Term([FromRoute] string slug, [FromQuery] string? after, CancellationToken ct) => this.TermAsync(parts, lists, TermKind.Languages, slug, after, ct);
}
