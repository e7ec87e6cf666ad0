using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Sitemap;

/// <summary>/sitemap.xml , /sitemap/2021-10.xml and the like, /robots.txt , /llms.txt: what search engines and other programs look for first.</summary>
[AllowAnonymous]
public sealed class SitemapController(SitemapParts parts) : Controller
{
    [HttpGet("/sitemap.xml"), PublicPage, OpenToScripts]
    public async Task<IActionResult> Index(CancellationToken ct) => new SitemapResult(parts.Site, await SitemapIndex.LoadAsync(parts.Catalogue, parts.Names, ct), isIndex: true);

    [HttpGet("/sitemap/{name}.xml"), PublicPage("part"), OpenToScripts]
    public async Task<IActionResult> Part([FromRoute] string name, [FromQuery] string? part, CancellationToken ct)
    {
        var number = 1;
        if (part is not null && (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number is < 2 or > 100_000))
            return NotFound();
        var lines = await SitemapPage.LoadAsync(parts, name, number, ct);
        return lines.Count == 0 ? NotFound() : new SitemapResult(parts.Site, lines);
    }

    [HttpGet("/robots.txt"), PublicPage, OpenToScripts]
    public IActionResult Robots() => Text(FirstFiles.Robots(path => parts.Site.Absolute(Request, path)));

    [HttpGet("/llms.txt"), PublicPage, OpenToScripts]
    public async Task<IActionResult> Llms(CancellationToken ct) => Text(FirstFiles.Llms(parts.Site, await parts.Catalogue.MonthsAsync(ct), path => parts.Site.Absolute(Request, path)));

    private ContentResult Text(string text) => Content(text, "text/plain; charset=utf-8");
}
