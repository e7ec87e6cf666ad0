using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Types;

/// <summary>/types , /types/{slug}</summary>
[AllowAnonymous]
public sealed class TypesController(Terms terms, CatalogueSearch search, FacetNames names, PublicCatalogue catalogue, Site site) : Controller
{
    private readonly TermParts parts = new(terms, search, names, catalogue, site);

    [HttpGet("/types"), PublicPage()]
    public async Task<IActionResult> Index(CancellationToken ct) => View("Terms", await TermIndex.LoadAsync(parts, TermKind.Types, null, null, null, ct));

    [HttpGet("/types/{slug}"), PublicPage("after")]
    public async Task<IActionResult> Term([FromRoute] string slug, [FromQuery] string? after, CancellationToken ct) =>
        await TermPage.LoadAsync(parts, TermKind.Types, slug, after, ct) is { } page ? View("Term", page) : NotFound();
}
