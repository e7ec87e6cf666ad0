using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Search;

/// <summary>/search/suggest: what the search box offers while somebody types; /search/suggestions: the same for a browser's own box.</summary>
[AllowAnonymous]
public sealed class SuggestionsController(Suggestions suggestions, Site site) : Controller
{
    [HttpGet("/search/suggest"), PublicPage("q"), EnableRateLimiting(Limits.Search)]
    public async Task<IActionResult> Index([FromQuery] string? q, CancellationToken ct)
    {
        var (titles, names) = await suggestions.OfAsync(q, ct);
        return Json(titles.Select(t => new Suggestion("Title", t.Title, $"/publications/{t.Slug}", t.Language.ToString()))
            .Concat(names.Select(n => Of(TermKind.Of(n.Value.Facet), n))));
    }

    /// <summary>As the OpenSearch Suggestions extension 1.1 has it: what was typed, what it may become, what that is, where it is.</summary>
    [HttpGet("/search/suggestions"), PublicPage("q"), EnableRateLimiting(Limits.Search), OpenToScripts]
    public async Task<IActionResult> Completions([FromQuery] string? q, CancellationToken ct)
    {
        var (titles, names) = await suggestions.OfAsync(q, ct);
        List<(string Label, string Kind, string Path)> offered = [.. titles.Select(t => (t.Title, "Title", $"/publications/{t.Slug}")), .. names.Select(n => (n.Label, TermKind.Of(n.Value.Facet).One, $"{TermKind.Of(n.Value.Facet).Path}/{n.Slug}"))];
        Response.Headers["X-Robots-Tag"] = "noindex";
        return new JsonResult(new object[] { q ?? "", offered.Select(o => o.Label), offered.Select(o => o.Kind), offered.Select(o => site.Absolute(Request, o.Path)) }) { ContentType = OpenSearchXml.SuggestionsType };
    }

    private static Suggestion Of(TermKind kind, FacetName name) => new(kind.One, name.Label, $"{kind.Path}/{name.Slug}", null);

    private sealed record Suggestion(string Kind, string Label, string Address, string? Lang);
}
