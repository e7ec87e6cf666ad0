using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Search;

/// <summary>/search</summary>
[AllowAnonymous]
public sealed class SearchController(SearchParts parts) : Controller
{
    [HttpGet("/search"), PublicPage("q", "from", "to", "type", "series", "subject", "author", "lang", "sort", "page", "after")]
    public async Task<IActionResult> Index([FromQuery] SearchForm form, CancellationToken ct) =>
        View(await SearchPage.LoadAsync(parts, form, ct));
}
