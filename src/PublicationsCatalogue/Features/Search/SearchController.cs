using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Search;

/// <summary>/search , and /opensearch.xml by which a browser learns of it</summary>
[AllowAnonymous]
public sealed class SearchController(SearchParts parts, MissedSearches missed, ListParts lists) : Controller
{
    [HttpGet("/search"), EnableRateLimiting(Limits.Search), PublicPage("q", "from", "to", "type", "series", "subject", "author", "lang", "sort", "page", "after"), InFormats(FormatUse.List)]
    public async Task<IActionResult> Index([FromQuery] SearchForm form, CancellationToken ct)
    {
        if (HttpContext.FormatAsked() is { } format)
        {
            var asked = await AskedSearch.ReadAsync(parts, form, ct);
            return asked.HasUnreadYears ? new ApiProblem(StatusCodes.Status400BadRequest, "The years can’t be read: give them with four digits, such as from=2019 and to=2021.").ToResult() : await this.ListAsync(lists, format, asked.List(lists, format), ct);
        }
        var page = await SearchPage.LoadAsync(parts, form, ct);
        if (page.IsMissed && form.IsPlain && HttpMethods.IsGet(Request.Method) && User.Identity?.IsAuthenticated != true)
            missed.Note(page.Query);
        return View(page);
    }

    [HttpGet("/opensearch.xml"), PublicPage, OpenToScripts]
    public IActionResult Description() => Content(OpenSearchXml.Of(parts.Site, path => parts.Site.Absolute(Request, path)), OpenSearchXml.MediaType + "; charset=utf-8");
}
