using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Api;

/// <summary>Calls that read, open to everyone: what strangers see on the pages, and nothing else.</summary>
[AllowAnonymous, ForPrograms, ApiExplorerSettings]
[ProducesResponseType<ApiProblem>(StatusCodes.Status400BadRequest, ApiProblem.MediaType), ProducesResponseType<ApiProblem>(StatusCodes.Status406NotAcceptable, ApiProblem.MediaType), ProducesResponseType<ApiProblem>(StatusCodes.Status429TooManyRequests, ApiProblem.MediaType)]
public abstract class ApiCalls(ListParts parts) : Controller
{
    protected ListParts Parts { get; } = parts;

    protected IActionResult Answer(object answer) => new JsonResult(answer, ApiProblem.Json);

    protected IActionResult NotThere(string detail) => new ApiProblem(StatusCodes.Status404NotFound, detail).ToResult();

    private protected string? NextOf(Asked asked, string? place) => asked.Next(Parts.Site, place);

    private protected AsOfDay? DayOf(Asked asked, string? asof) => asked.Day(asof, Parts.Site, Parts.Catalogue.Now);

    /// <summary>Some of a list of an earlier day, marked as such.</summary>
    private protected async Task<IActionResult> OfDayAsync(Asked asked, AsOfDay day, PastPortion some, IReadOnlyList<string>? fields, CancellationToken ct)
    {
        var next = NextOf(asked, some.Next?.ToString());
        Mark(day);
        return Answer(new ListOf<JsonElement>(await ItemsAsync([.. some.Entries.Select(e => e.Publication).OfType<Publication>()], fields, ct), next));
    }

    private protected void Mark(AsOfDay day) => Response.MarkAsOf(day, Absolute(QueryHelpers.AddQueryString(Request.Path,
        Request.Query.Where(q => q.Key != AsOfDay.Parameter).SelectMany(q => q.Value.Select(value => new KeyValuePair<string, string?>(q.Key, value))))));

    protected string Absolute(string path) => Parts.Site.Absolute(Request, path);

    protected async Task<IReadOnlyList<JsonElement>> ItemsAsync(IReadOnlyList<Publication> publications, IReadOnlyList<string>? fields, CancellationToken ct)
    {
        var context = await ContextAsync(ct);
        return [.. publications.Select(p => PublicationJson.Of(p, context, fields))];
    }

    protected async Task<FormatContext> ContextAsync(CancellationToken ct) =>
        Parts.Site.FormatContext(Request) with { Instance = await Parts.Catalogue.InstanceAsync(ct) };
}
