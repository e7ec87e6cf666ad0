using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Languages;

/// <summary>/languages , /languages/{slug}</summary>
[AllowAnonymous]
public sealed class LanguagesController(Terms terms, CatalogueSearch search, FacetNames names, PublicCatalogue catalogue, Site site) : Controller
{
    private readonly TermParts parts = new(terms, search, names, catalogue, site);

    [HttpGet("/languages"), PublicPage()]
    public async Task<IActionResult> Index(CancellationToken ct) => View("Terms", await TermIndex.LoadAsync(parts, TermKind.Languages, null, null, null, ct));

    [HttpGet("/languages/{slug}"), PublicPage("after")]
    public async Task<IActionResult> Term([FromRoute] string slug, [FromQuery] string? after, CancellationToken ct) =>
        await TermPage.LoadAsync(parts, TermKind.Languages, slug, after, ct) is { } page ? View("Term", page) : NotFound();
}
