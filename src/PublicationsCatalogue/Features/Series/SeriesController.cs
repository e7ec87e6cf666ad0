using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Series;

/// <summary>/series , /series/{slug}</summary>
[AllowAnonymous]
public sealed class SeriesController(Terms terms, CatalogueSearch search, FacetNames names, PublicCatalogue catalogue, Site site) : Controller
{
    private readonly TermParts parts = new(terms, search, names, catalogue, site);

    [HttpGet("/series"), PublicPage("from", "id", "q")]
    public async Task<IActionResult> Index([FromQuery] string? from, [FromQuery] long? id, [FromQuery] string? q, CancellationToken ct) => View("Terms", await TermIndex.LoadAsync(parts, TermKind.Series, from, id, q, ct));

    [HttpGet("/series/{slug}"), PublicPage("after")]
    public async Task<IActionResult> Term([FromRoute] string slug, [FromQuery] string? after, CancellationToken ct) =>
        await TermPage.LoadAsync(parts, TermKind.Series, slug, after, ct) is { } page ? View("Term", page) : NotFound();
}
