using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Search;

/// <summary>/search</summary>
[AllowAnonymous]
public sealed class SearchController(CatalogueSearch search, FacetNames names, Spelling spelling, PublicCatalogue catalogue, Site site) : Controller
{
    [HttpGet("/search"), PublicPage("q", "from", "to", "type", "series", "subject", "author", "lang", "sort", "page", "after")]
    public async Task<IActionResult> Index([FromQuery] SearchForm form, CancellationToken ct) =>
        View(await SearchPage.LoadAsync(new SearchParts(search, names, spelling, catalogue, site), form, ct));
}
