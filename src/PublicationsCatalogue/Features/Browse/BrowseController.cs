using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Browse;

/// <summary>/ , /2021 , /2021/10 , /2021/no-month , /undated , /archive</summary>
[AllowAnonymous]
public sealed class BrowseController(PublicCatalogue catalogue, PublicHistory history, Site site, ListParts lists) : Controller
{
    private MonthLists Months => MonthLists.For(HttpContext, catalogue, history, site);

    /// <summary>By what a request accepts also the whole catalogue, as /publications with a suffix.</summary>
    [HttpGet("/"), PublicPage(AsOfDay.Parameter), AsOf, InFormats(FormatUse.List)]
    public async Task<IActionResult> Home(CancellationToken ct) =>
        HttpContext.FormatAsked() is { } format ? await this.ListAsync(lists, format, PublicList.OfAll(lists, await catalogue.MonthsAsync(ct)), ct) : View(await HomePage.LoadAsync(Months, site, ct));

    [HttpGet("/{year:int:range(1,9999)}"), PublicPage("summaries", AsOfDay.Parameter), AsOf, InFormats(FormatUse.ListOfDays)]
    public async Task<IActionResult> Year([FromRoute] int year, [FromQuery] string? summaries, CancellationToken ct)
    {
        if (string.Create(CultureInfo.InvariantCulture, $"/{year}") is var own && own != Request.Path.Value)
            return RedirectPermanent(HttpContext.OfDay(own + HttpContext.Suffix()));
        return HttpContext.FormatAsked() is { } format ? await InFormatAsync(format, await FileLists.OfYearAsync(lists, year, ct), ct)
            : await YearPage.LoadAsync(Months, year, summaries == "1", ct) is { } page ? View(page) : NotFound();
    }

    [HttpGet("/{year:int:range(1,9999)}/{month:int}"), PublicPage("page", AsOfDay.Parameter), AsOf, InFormats(FormatUse.ListOfDays)]
    public async Task<IActionResult> Month([FromRoute] string year, [FromRoute] string month, [FromQuery] string? page, CancellationToken ct)
    {
        var (y, m) = (int.Parse(year, CultureInfo.InvariantCulture), int.Parse(month, CultureInfo.InvariantCulture));
        if (m is < 1 or > 12)
            return NotFound();
        var key = MonthKey.Of(y, m);
        return key.Path == $"/{year}/{month}" ? await ListAsync(key, page, ct) : RedirectPermanent(HttpContext.OfDay(key.Path + HttpContext.Suffix()));
    }

    [HttpGet("/{year:int:range(1,9999)}/no-month"), PublicPage("page", AsOfDay.Parameter), AsOf, InFormats(FormatUse.List)]
    public async Task<IActionResult> NoMonth([FromRoute] int year, [FromQuery] string? page, CancellationToken ct) =>
        MonthKey.OfYear(year) is var key && key.Path == Request.Path.Value ? await ListAsync(key, page, ct) : RedirectPermanent(HttpContext.OfDay(key.Path + HttpContext.Suffix()));

    [HttpGet("/undated"), PublicPage("page", AsOfDay.Parameter), AsOf, InFormats(FormatUse.List)]
    public Task<IActionResult> Undated([FromQuery] string? page, CancellationToken ct) => ListAsync(MonthKey.Undated, page, ct);

    [HttpGet("/archive"), PublicPage(AsOfDay.Parameter), AsOf]
    public async Task<IActionResult> Archive(CancellationToken ct) => View(await ArchivePage.LoadAsync(Months, site, catalogue.Now, ct));

    /// <summary>Where the two boxes lead.</summary>
    [HttpGet("/archive/go"), AsOf]
    public IActionResult Go([FromQuery] int? year, [FromQuery] int? month) =>
        LocalRedirect(HttpContext.OfDay(year is >= 1 and <= 9999 && month is >= 1 and <= 12 ? MonthKey.Of(year.Value, month.Value).Path : "/archive"));

    private async Task<IActionResult> ListAsync(MonthKey month, string? asked, CancellationToken ct)
    {
        if (HttpContext.FormatAsked() is { } format)
            return await InFormatAsync(format, await FileLists.OfMonthAsync(lists, month, ct), ct);
        var page = 1;
        if (asked is not null && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out page) || page < 1 || asked == "1"))
            return RedirectPermanent(HttpContext.OfDay(month.Path));
        if (await MonthPage.LoadAsync(Months, month, page, ct) is not { } model)
            return NotFound();
        if (page <= model.Pages)
            return View("Month", model);
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("NoSuchPage", model);
    }

    private async Task<IActionResult> InFormatAsync(Format format, PublicList? list, CancellationToken ct) =>
        list is null ? NotFound() : await this.ListAsync(lists, format, list, ct);
}
