using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Api;

/// <summary>/api/v1/series, /api/v1/subjects, /api/v1/agents and one of each; /api/v1/types, /api/v1/languages</summary>
[Tags("Names")]
public sealed class TermsApiController(TermParts terms, ListParts parts) : ApiCalls(parts)
{
    private const int LongestTyped = 100;
    private const string About = "Only those that public publications carry, from A to Z, with how many. With “q” those whose name begins with it or has a word that does.";

    [HttpGet("/api/v1/series"), EnableRateLimiting(Limits.Search), PublicPage("*", NotKeptWith = "cursor")]
    [EndpointName("listSeries"), EndpointSummary("List series"), EndpointDescription(About)]
    [ProducesResponseType<ListOf<TermShape>>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> AllSeries([FromQuery] string? q, [FromQuery] Portion portion, CancellationToken ct) => ListAsync(TermKind.Series, q, portion, ct);

    [HttpGet("/api/v1/subjects"), EnableRateLimiting(Limits.Search), PublicPage("*", NotKeptWith = "cursor")]
    [EndpointName("listSubjects"), EndpointSummary("List subjects"), EndpointDescription(About)]
    [ProducesResponseType<ListOf<TermShape>>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> AllSubjects([FromQuery] string? q, [FromQuery] Portion portion, CancellationToken ct) => ListAsync(TermKind.Subjects, q, portion, ct);

    [HttpGet("/api/v1/agents"), EnableRateLimiting(Limits.Search), PublicPage("*", NotKeptWith = "cursor")]
    [EndpointName("listAgents"), EndpointSummary("List people and organisations"), EndpointDescription(About)]
    [ProducesResponseType<ListOf<TermShape>>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> AllAgents([FromQuery] string? q, [FromQuery] Portion portion, CancellationToken ct) => ListAsync(TermKind.Authors, q, portion, ct);

    [HttpGet("/api/v1/types"), PublicPage("*")]
    [EndpointName("listTypes"), EndpointSummary("List types"), EndpointDescription("The types that public publications have, with how many.")]
    [ProducesResponseType<ListOf<TermShape>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> AllTypes(CancellationToken ct) => Shown(TermKind.Types, await terms.Terms.TypesAsync(ct), null);

    [HttpGet("/api/v1/languages"), PublicPage("*")]
    [EndpointName("listLanguages"), EndpointSummary("List languages"), EndpointDescription("The languages in which public publications have a text, with how many.")]
    [ProducesResponseType<ListOf<TermShape>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> AllLanguages(CancellationToken ct) => Shown(TermKind.Languages, await terms.Terms.LanguagesAsync(ct), null);

    [HttpGet("/api/v1/series/{slug}"), EnableRateLimiting(Limits.Search), PublicPage("*")]
    [EndpointName("getSeries"), EndpointSummary("Read one series"), EndpointDescription("What is told of it. “publications” is the address of its publications.")]
    [ProducesResponseType<TermFactsShape>(StatusCodes.Status200OK, "application/json"), ProducesResponseType<ApiProblem>(StatusCodes.Status404NotFound, ApiProblem.MediaType)]
    public Task<IActionResult> Series([FromRoute] string slug, CancellationToken ct) => OneAsync(TermKind.Series, slug, ct);

    [HttpGet("/api/v1/subjects/{slug}"), EnableRateLimiting(Limits.Search), PublicPage("*")]
    [EndpointName("getSubject"), EndpointSummary("Read one subject"), EndpointDescription("What is told of it. “publications” is the address of its publications.")]
    [ProducesResponseType<TermFactsShape>(StatusCodes.Status200OK, "application/json"), ProducesResponseType<ApiProblem>(StatusCodes.Status404NotFound, ApiProblem.MediaType)]
    public Task<IActionResult> Subject([FromRoute] string slug, CancellationToken ct) => OneAsync(TermKind.Subjects, slug, ct);

    [HttpGet("/api/v1/agents/{slug}"), EnableRateLimiting(Limits.Search), PublicPage("*")]
    [EndpointName("getAgent"), EndpointSummary("Read one person or organisation"), EndpointDescription("What is told of them. “publications” is the address of what they have written.")]
    [ProducesResponseType<TermFactsShape>(StatusCodes.Status200OK, "application/json"), ProducesResponseType<ApiProblem>(StatusCodes.Status404NotFound, ApiProblem.MediaType)]
    public Task<IActionResult> Agent([FromRoute] string slug, CancellationToken ct) => OneAsync(TermKind.Authors, slug, ct);

    private async Task<IActionResult> ListAsync(TermKind kind, string? q, Portion portion, CancellationToken ct)
    {
        var asked = new Asked(Request);
        var (size, place) = (asked.Size(portion), asked.Place(portion));
        if (q is not null && (string.IsNullOrWhiteSpace(q) || q.Length > LongestTyped))
            asked.Wrong("q", $"“q” must have 1 to {LongestTyped} characters.");
        if (asked.Errors.Count > 0)
            return ApiProblem.Of(asked.Errors).ToResult();
        if (q is not null)
        {
            var (found, isCut) = await terms.Terms.FindAsync(kind.Facet, q.Trim(), size, ct);
            return Shown(kind, found, null, isCut ? "There may be more: ask for a longer beginning." : null);
        }
        var (listed, next) = await terms.Terms.ListAsync(kind.Facet, Read(place), size, ct);
        return Shown(kind, listed, NextOf(asked, next is null ? null : string.Create(CultureInfo.InvariantCulture, $"{next.Id} {next.Key}")));
    }

    private IActionResult Shown(TermKind kind, IReadOnlyList<TermCount> found, string? next, string? note = null) =>
        Answer(new ListOf<TermShape>([.. found.Select(t => TermShape.Of(kind, t.Name, t.Count, Absolute))], next) { Note = note });

    private async Task<IActionResult> OneAsync(TermKind kind, string slug, CancellationToken ct)
    {
        if (await terms.Names.FindAsync(kind.Facet, slug, ct) is not { } value)
            return NotThere($"There is no {kind.One.ToLowerInvariant()} with this address that a publication has.");
        var name = (await terms.Names.OfAsync([value], ct))[value];
        if (name.Slug != slug)
            return LocalRedirectPermanent($"{TermShape.CallOf(kind)}/{name.Slug}");
        var count = (await terms.Search.CountsAsync([value], ct)).GetValueOrDefault(value);
        return Answer(TermFactsShape.Of(kind, TermShape.Of(kind, name, count, Absolute), await terms.Terms.FactsAsync(value, ct), Absolute));
    }

    private static TermPlace Read(string? place)
    {
        var space = (place ?? "").IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && place!.Length - space <= NameOrder.Longest + 1 && long.TryParse(place[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new TermPlace(place[(space + 1)..].Replace("\0", "", StringComparison.Ordinal), id) : new TermPlace("");
    }
}
