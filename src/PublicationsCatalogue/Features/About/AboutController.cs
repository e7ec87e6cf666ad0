using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.About;

/// <summary>/about , /help , /accessibility</summary>
[AllowAnonymous]
public sealed class AboutController(PublicCatalogue catalogue) : Controller
{
    [HttpGet("/about"), PublicPage]
    public async Task<IActionResult> About(CancellationToken ct) => View(await catalogue.MonthsAsync(ct));

    [HttpGet("/help"), PublicPage]
    public IActionResult Help() => View();

    [HttpGet("/accessibility"), PublicPage]
    public IActionResult Accessibility() => View();
}
