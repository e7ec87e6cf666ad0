using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Publications;
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

    protected string Absolute(string path) => Parts.Site.Absolute(Request, path);

    protected async Task<IReadOnlyList<JsonElement>> ItemsAsync(IReadOnlyList<Publication> publications, IReadOnlyList<string>? fields, CancellationToken ct)
    {
        var context = await ContextAsync(ct);
        return [.. publications.Select(p => PublicationJson.Of(p, context, fields))];
    }

    protected async Task<FormatContext> ContextAsync(CancellationToken ct) =>
        Parts.Site.FormatContext(Request) with { Instance = await Parts.Catalogue.InstanceAsync(ct) };
}
