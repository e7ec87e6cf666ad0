using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Api;

/// <summary>/api/v1/publications and /api/v1/publications/{slug}</summary>
[Tags("Publications")]
public sealed class PublicationsApiController(CatalogueSearch search, PublicHistory history, FacetNames names, ListParts parts) : ApiCalls(parts)
{
    private static readonly Dictionary<string, SearchOrder> Orders = new(StringComparer.Ordinal) { ["newest"] = SearchOrder.Newest, ["oldest"] = SearchOrder.Oldest };

    private static readonly Format OwnJson = Format.Find("json") ?? throw new InvalidOperationException("There is no JSON.");

    [HttpGet("/api/v1/publications"), EnableRateLimiting(Limits.Search), PublicPage("*", NotKeptWith = "cursor")]
    [EndpointName("listPublications"), EndpointSummary("List publications by date")]
    [EndpointDescription("All that is public, newest first, or what fits the filters. Follow “next” until there is none: nothing is missed or told twice while the catalogue changes. Where filters are very frequent a page may have fewer entries than asked for, or none, and still have a “next”. With “asof” it is the list of that day, newest first: what readers saw then, without what was taken from them since. The filters then ask what an entry was on that day; a series, a subject or an author is found by every name that it has or had. “sort=oldest” is refused together with “asof”.")]
    [ProducesResponseType<ListOf<PublicationShape>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> List([FromQuery] Filters filters, [FromQuery] string? sort, [FromQuery] string? asof, [FromQuery] Portion portion, [FromQuery] string? fields, CancellationToken ct)
    {
        var asked = new Asked(Request);
        var (size, place, chosen) = (asked.Size(portion), asked.Place(portion), asked.Fields(fields));
        var day = DayOf(asked, asof);
        var question = await filters.OfAsync(asked, names, SearchQuery.Empty, asked.Choice("sort", sort, Orders, SearchOrder.Newest), ct);
        if (day is not null && question.Order != SearchOrder.Newest)
            asked.Wrong("sort", "The list of an earlier day comes with the newest first: leave “sort” out, or “asof”.");
        if (asked.Errors.Count > 0)
            return ApiProblem.Of(asked.Errors).ToResult();
        if (day is not null)
            return await OfDayAsync(asked, day, await history.AfterAsync(day.End, question, MonthPlace.Read(place), size, ct), chosen, ct);
        var found = await FoundPage.ByDateAsync(search, Parts.Lists, question, place, size, ct);
        return Answer(new ListOf<System.Text.Json.JsonElement>(await ItemsAsync(found.Publications, chosen, ct), NextOf(asked, found.Next)));
    }

    [HttpGet("/api/v1/publications/{slug}"), PublicPage("*"), InFormats(FormatUse.Entry)]
    [EndpointName("getPublication"), EndpointSummary("Read one publication")]
    [EndpointDescription("The same JSON as at the publication’s page with “.json”. With another media type in the Accept header it comes in that form, such as BibTeX. An address that the publication had before leads to the present one (301); one that was withdrawn tells why (410). With “asof” it is as readers saw it on that day.")]
    [ProducesResponseType<PublicationShape>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ApiProblem>(StatusCodes.Status404NotFound, ApiProblem.MediaType)]
    [ProducesResponseType<ApiProblem>(StatusCodes.Status410Gone, ApiProblem.MediaType)]
    public async Task<IActionResult> One([FromRoute] string slug, [FromQuery] string? asof, [FromQuery] string? fields, CancellationToken ct)
    {
        var asked = new Asked(Request);
        var (chosen, day) = (asked.Fields(fields), DayOf(asked, asof));
        if (day is not null && HttpContext.FormatAsked() is { } format && format != OwnJson)
            asked.Wrong(AsOfDay.Parameter, "What was there on an earlier day comes as JSON only.");
        if (asked.Errors.Count > 0)
            return ApiProblem.Of(asked.Errors).ToResult();
        if (!Slug.TryParse(slug, out var address))
            return NoSuch();
        if (day is not null && await history.FindAsync(address, day.End, ct) is { } earlier)
        {
            Mark(day);
            return Answer(PublicationJson.Of(earlier, await ContextAsync(ct), chosen));
        }
        if (day is not null && await Parts.Catalogue.Publications.AnyAsync(p => p.Slug == address, ct))
            return NotThen();
        if (await Parts.Catalogue.FindAsync(address, ct) is { } publication)
            return chosen is null ? await this.EntryAsync(Parts, HttpContext.FormatAsked() ?? OwnJson, publication, null, ct)
                : Answer(PublicationJson.Of(publication, await ContextAsync(ct), chosen));
        if (await Parts.Catalogue.MovedToAsync(address, ct) is { } present)
            return RedirectPermanent($"/api/v1/publications/{present}{HttpContext.Suffix()}{Request.QueryString}");
        return await Parts.Catalogue.TombstoneAsync(address, ct) is not { } gone ? NoSuch() : gone.FirstPublicAt > day?.End ? NotThen() : Gone(gone);
    }

    private IActionResult NoSuch() => NotThere("There is no publication with this address. It is the last part of the address of its page.");

    private IActionResult NotThen() => NotThere("Readers could not see this publication on that day.");

    private IActionResult Gone(Tombstone gone) => ApiProblem.OfGone(gone, gone.ReplacedBy is { } other ? Absolute($"/api/v1/publications/{other.Slug}") : null).ToResult();
}
