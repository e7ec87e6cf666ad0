using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Api;

/// <summary>/api/v1/months and /api/v1/months/{month}</summary>
[Tags("Months")]
public sealed class MonthsApiController(PublicHistory history, ListParts parts) : ApiCalls(parts)
{
    [HttpGet("/api/v1/months"), PublicPage("*")]
    [EndpointName("listMonths"), EndpointSummary("List the months")]
    [EndpointDescription("Every month that has publications, newest first, with how many. A year’s publications without a month follow its months as “2021-no-month”; those without a date come last as “undated”. With “asof” these are the months and counts of that day.")]
    [ProducesResponseType<ListOf<MonthShape>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> All([FromQuery] string? asof, CancellationToken ct)
    {
        var asked = new Asked(Request);
        var day = DayOf(asked, asof);
        if (asked.Errors.Count > 0)
            return ApiProblem.Of(asked.Errors).ToResult();
        if (day is not null)
            Mark(day);
        var counts = day is null ? await Parts.Catalogue.MonthsAsync(ct) : await history.MonthsAsync(day.End, ct);
        return Answer(new ListOf<MonthShape>([.. counts.NewestFirst.Select(m => new MonthShape(m.Month.Anchor, m.Month.Format(Parts.Site.Culture), m.Count, Absolute(m.Month.Path), Absolute($"/api/v1/months/{m.Month.Anchor}")))], null));
    }

    [HttpGet("/api/v1/months/{month}"), EnableRateLimiting(Limits.Search), PublicPage("*", NotKeptWith = "cursor")]
    [EndpointName("listMonth"), EndpointSummary("List one month")]
    [EndpointDescription("A month’s publications in the order of its page. A month is written as 2021-10, 2021-no-month or undated, as in the list of months. With “asof” it is the list of that day, without what was taken from readers since.")]
    [ProducesResponseType<ListOf<PublicationShape>>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ApiProblem>(StatusCodes.Status404NotFound, ApiProblem.MediaType)]
    public async Task<IActionResult> One([FromRoute] string? month, [FromQuery] string? asof, [FromQuery] Portion portion, [FromQuery] string? fields, CancellationToken ct)
    {
        var asked = new Asked(Request);
        var (size, place, chosen) = (asked.Size(portion), MonthPlace.Read(asked.Place(portion)), asked.Fields(fields));
        var day = DayOf(asked, asof);
        if (asked.Errors.Count > 0)
            return ApiProblem.Of(asked.Errors).ToResult();
        if (MonthKey.Read(month ?? "") is not { } key || !(await Parts.Catalogue.MonthsAsync(ct)).Has(key))
            return NotThere("There is no such month in the catalogue. A month is written as 2021-10, 2021-no-month or undated; /api/v1/months lists those there are.");
        if (day is not null)
            return await OfDayAsync(asked, day, await history.OfMonthAsync(day.End, key, place, size, ct), chosen, ct);
        var (publications, next) = await Parts.Lists.SomeOfMonthAsync(key, place, size, ct);
        return Answer(new ListOf<JsonElement>(await ItemsAsync(publications, chosen, ct), NextOf(asked, next?.ToString())));
    }
}
