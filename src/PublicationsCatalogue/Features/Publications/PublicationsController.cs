using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Formats.PageMetadata;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Publications;

/// <summary>/publications/{slug} and /publications/{slug}/{language}; of all together only the other forms, for their page is the home page.</summary>
[AllowAnonymous]
public sealed class PublicationsController(PublicCatalogue catalogue, PublicHistory history, RelatedEntries related, Site site, ListParts lists) : Controller
{
    [HttpGet("/publications"), PublicPage(AsOfDay.Parameter), AsOf, InFormats(FormatUse.List)]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        HttpContext.FormatAsked() is { } format ? await this.ListAsync(lists, format, PublicList.OfAll(lists, await catalogue.MonthsAsync(ct)), ct) : RedirectPermanent(HttpContext.OfDay("/"));

    [HttpGet("/publications/{slug}"), PublicPage(AsOfDay.Parameter), AsOf, InFormats(FormatUse.Entry | FormatUse.Links)]
    public Task<IActionResult> Detail([FromRoute] string slug, CancellationToken ct) => ShowAsync(slug, null, ct);

    /// <summary>The same in another language; at the publication's own address stands the one that readers get first.</summary>
    [HttpGet("/publications/{slug}/{language}"), PublicPage(AsOfDay.Parameter), AsOf, InFormats(FormatUse.Entry | FormatUse.Links)]
    public async Task<IActionResult> InLanguage([FromRoute] string slug, [FromRoute] string language, CancellationToken ct) =>
        LanguageTag.TryParse(language, out var tag) ? await ShowAsync(slug, tag, ct) : NotFound();

    private async Task<IActionResult> ShowAsync(string slug, LanguageTag? language, CancellationToken ct)
    {
        if (!Slug.TryParse(slug, out var address))
            return NotFound();
        if (HttpContext.Day() is { } day && await history.FindAsync(address, day.End, ct) is { } earlier)
            return Show(earlier, language);
        if (HttpContext.Day() is not null && await catalogue.Publications.AnyAsync(p => p.Slug == address, ct))
            return NotYet();
        if (await catalogue.FindAsync(address, ct) is { } publication)
            return await ShowAsync(publication, language, ct);
        if (await catalogue.MovedToAsync(address, ct) is { } present)
            return RedirectPermanent(HttpContext.OfDay($"/publications/{present}{(language is { } tag ? $"/{tag}" : "")}{HttpContext.Suffix()}"));
        if (await catalogue.TombstoneAsync(address, ct) is not { } gone)
            return NotFound();
        if (HttpContext.Day() is { } then && gone.FirstPublicAt > then.End)
            return NotYet();
        if (ErrorForm.Of(HttpContext) != ErrorForm.Page)
            return ApiProblem.OfGone(gone, gone.ReplacedBy is { } other ? site.Absolute(Request, $"/publications/{other.Slug}{HttpContext.Suffix()}") : null).ToResult();
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("Gone", gone);
    }

    // As it was; at the address that it had then or has now.
    private ViewResult Show(Publication earlier, LanguageTag? language) =>
        language is { } tag && !earlier.Texts.Exists(text => text.Language == tag) ? NotYet()
            : View("Detail", DetailPage.Of(earlier, site, site.FormatContext(Request), language));

    private ViewResult NotYet()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("NotYet");
    }

    private async Task<IActionResult> ShowAsync(Publication publication, LanguageTag? language, CancellationToken ct)
    {
        var text = Texts.For(publication, site, language);
        if (language is not null && text.Language != language)
            return NotFound();
        // The letters of a language tag may be typed in any case; the address has one.
        if (DetailPage.AddressOf(publication, text, site) is var own && own != Request.Path.Value)
            return RedirectPermanent(own + HttpContext.Suffix());
        if (HttpContext.FormatAsked() is { } format)
            return await this.EntryAsync(lists, format, publication, language, ct);
        var page = await DetailPage.LoadAsync(catalogue, related, site, site.FormatContext(Request), publication, language, ct);
        Response.Headers.Link = Signposting.Of(publication, page.Context);
        return View("Detail", page);
    }
}
