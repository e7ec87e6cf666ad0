using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Publications;

/// <summary>/publications/{slug}</summary>
[AllowAnonymous]
public sealed class PublicationsController(PublicCatalogue catalogue, Site site) : Controller
{
    [HttpGet("/publications")]
    public IActionResult Index() => RedirectPermanent("/");

    [HttpGet("/publications/{slug}"), PublicPage]
    public async Task<IActionResult> Detail([FromRoute] string slug, CancellationToken ct)
    {
        if (!Slug.TryParse(slug, out var address))
            return NotFound();
        if (await DetailPage.LoadAsync(catalogue, site, address, ct) is { } page)
            return View(page);
        if (await catalogue.MovedToAsync(address, ct) is { } present)
            return RedirectPermanent($"/publications/{present}");
        if (await catalogue.TombstoneAsync(address, ct) is not { } gone)
            return NotFound();
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("Gone", gone);
    }
}
