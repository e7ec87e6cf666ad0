using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Search;

/// <summary>/search/suggest: what the search box offers while somebody types.</summary>
[AllowAnonymous]
public sealed class SuggestionsController(Suggestions suggestions) : Controller
{
    [HttpGet("/search/suggest"), PublicPage("q"), EnableRateLimiting(Limits.Search)]
    public async Task<IActionResult> Index([FromQuery] string? q, CancellationToken ct)
    {
        var (titles, names) = await suggestions.OfAsync(q, ct);
        return Json(titles.Select(t => new Suggestion("Title", t.Title, $"/publications/{t.Slug}", t.Language.ToString()))
            .Concat(names.Select(n => Of(TermKind.Of(n.Value.Facet), n))));
    }

    private static Suggestion Of(TermKind kind, FacetName name) => new(kind.One, name.Label, $"{kind.Path}/{name.Slug}", null);

    private sealed record Suggestion(string Kind, string Label, string Address, string? Lang);
}
