using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Authors;

/// <summary>/authors , /authors/{slug}</summary>
[AllowAnonymous]
public sealed class AuthorsController(Terms terms, CatalogueSearch search, FacetNames names, PublicCatalogue catalogue, Site site) : Controller
{
    private readonly TermParts parts = new(terms, search, names, catalogue, site);

    [HttpGet("/authors"), PublicPage("from", "id", "q")]
    public async Task<IActionResult> Index([FromQuery] string? from, [FromQuery] long? id, [FromQuery] string? q, CancellationToken ct) => View("Terms", await TermIndex.LoadAsync(parts, TermKind.Authors, from, id, q, ct));

    [HttpGet("/authors/{slug}"), PublicPage("after")]
    public async Task<IActionResult> Term([FromRoute] string slug, [FromQuery] string? after, CancellationToken ct) =>
        await TermPage.LoadAsync(parts, TermKind.Authors, slug, after, ct) is { } page ? View("Term", page) : NotFound();
}
