using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Subjects;

/// <summary>/subjects , /subjects/{slug}</summary>
[AllowAnonymous]
public sealed class SubjectsController(TermParts parts, ListParts lists) : Controller
{
    [HttpGet("/subjects"), PublicPage("from", "id", "q")]
    public async Task<IActionResult> Index([FromQuery] string? from, [FromQuery] long? id, [FromQuery] string? q, CancellationToken ct) => View("Terms", await TermIndex.LoadAsync(parts, TermKind.Subjects, from, id, q, ct));

    [HttpGet("/subjects/{slug}"), PublicPage("after"), InFormats(FormatUse.List)]
    public Task<IActionResult> Term([FromRoute] string slug, [FromQuery] string? after, CancellationToken ct) => this.TermAsync(parts, lists, TermKind.Subjects, slug, after, ct);
}
