using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Publications;

/// <summary>/publications/{slug} and /publications/{slug}/{language}</summary>
[AllowAnonymous]
public sealed class PublicationsController(PublicCatalogue catalogue, RelatedEntries related, Site site) : Controller
{
    [HttpGet("/publications")]
    public IActionResult Index() => RedirectPermanent("/");

    [HttpGet("/publications/{slug}"), PublicPage]
    public Task<IActionResult> Detail([FromRoute] string slug, CancellationToken ct) => ShowAsync(slug, null, ct);

    /// <summary>The same in another language; at the publication's own address stands the one that readers get first.</summary>
    [HttpGet("/publications/{slug}/{language}"), PublicPage]
    public async Task<IActionResult> InLanguage([FromRoute] string slug, [FromRoute] string language, CancellationToken ct) =>
        LanguageTag.TryParse(language, out var tag) ? await ShowAsync(slug, tag, ct) : NotFound();

    private async Task<IActionResult> ShowAsync(string slug, LanguageTag? language, CancellationToken ct)
    {
        if (!Slug.TryParse(slug, out var address))
            return NotFound();
        if (await DetailPage.LoadAsync(catalogue, related, site, address, language, ct) is { } page)
            return language is not null && page.Text.Language != language ? NotFound()
                : page.Address is var own && own != Request.Path ? RedirectPermanent(own) : View("Detail", page);
        if (await catalogue.MovedToAsync(address, ct) is { } present)
            return RedirectPermanent($"/publications/{present}{(language is { } tag ? $"/{tag}" : "")}");
        if (await catalogue.TombstoneAsync(address, ct) is not { } gone)
            return NotFound();
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("Gone", gone);
    }
}
