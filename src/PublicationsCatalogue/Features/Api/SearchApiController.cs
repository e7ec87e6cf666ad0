using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Api;

/// <summary>/api/v1/search</summary>
[Tags("Publications")]
public sealed class SearchApiController(CatalogueSearch search, FacetNames names, ListParts parts) : ApiCalls(parts)
{
    private const int LongestQuery = 2000;

    private static readonly Dictionary<string, SearchOrder> Orders = new(StringComparer.Ordinal)
    {
        ["best"] = SearchOrder.Best,
        ["newest"] = SearchOrder.Newest,
        ["oldest"] = SearchOrder.Oldest,
        ["title"] = SearchOrder.Title,
    };

    [HttpGet("/api/v1/search"), EnableRateLimiting(Limits.Search), PublicPage("*", NotKeptWith = "cursor")]
    [EndpointName("searchPublications"), EndpointSummary("Search publications")]
    [EndpointDescription("Finds what the search page finds, in the same order. The first page also counts the results and what they can be narrowed by. Of words that are very frequent only a part of the catalogue is searched; “notes” then says how far. In order of fit the first 500 results are given, by title the first 2,000; sort=newest gives all.")]
    [ProducesResponseType<SearchOf<PublicationShape>>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> Search([FromQuery] string? q, [FromQuery] Filters filters, [FromQuery] string? sort, [FromQuery] Portion portion, [FromQuery] string? fields, CancellationToken ct)
    {
        var asked = new Asked(Request);
        if (q?.Length > LongestQuery)
            asked.Wrong("q", $"“q” has {q.Length} characters: at most {LongestQuery} are taken, of which the first {SearchQuery.Longest} are searched.");
        var query = SearchQueryReader.Read(q);
        var (size, place, chosen) = (asked.Size(portion), asked.Place(portion), asked.Fields(fields));
        var order = asked.Choice("sort", sort, Orders, SearchOrder.Best);
        var question = await filters.OfAsync(asked, names, query, order == SearchOrder.Best && !query.HasWords ? SearchOrder.Newest : order, ct);
        if (asked.Errors.Count > 0)
            return ApiProblem.Of(asked.Errors).ToResult();
        var counts = place is null ? await search.FacetsAsync(question, ct) : null;
        var found = question.Order is SearchOrder.Newest or SearchOrder.Oldest ? await FoundPage.ByDateAsync(search, Parts.Lists, question, place, size, ct)
            : await FoundPage.InOrderAsync(search, Parts.Lists, question, place, size, ct);
        return Answer(new SearchOf<JsonElement>(await ItemsAsync(found.Publications, chosen, ct), NextOf(asked, found.Next))
        {
            Total = counts is null ? null : new TotalShape(counts.Total.AtLeast, counts.Total.IsFloor),
            Facets = counts is null ? null : await FacetShape.AllAsync(names, counts, ct),
            Notes = Notes(query, found.End, question.Order) is { Count: > 0 } notes ? notes : null,
        });
    }

    private List<string> Notes(SearchQuery query, long? end, SearchOrder order)
    {
        List<string> notes = [.. query.NotUnderstood.Select(part => $"“{part}” was not understood and is left out.")];
        if (query.IsWithoutWords)
            notes.Add($"“{query.Typed}” has no letter or digit to look for, so nothing is found. Without “q” everything is listed.");
        if (query.IsCut)
            notes.Add($"Only the first {SearchQuery.Longest} characters were searched.");
        if (end is { } key)
        {
            var month = MonthKey.FromValue(SearchEntry.DateOf(key) / 100);
            notes.Add($"Each of these words is in very many publications, so only those {(month == MonthKey.Undated ? "with a date" : $"{(order == SearchOrder.Oldest ? "up to" : "since")} {month}")} were searched for this page. {(order is SearchOrder.Newest or SearchOrder.Oldest ? "“next” goes on from there." : "sort=newest goes on from there.")}");
        }
        return notes;
    }
}
