using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Api;

/// <summary>/api: the description of the interface, for people.</summary>
[AllowAnonymous]
public sealed class ApiController([FromKeyedServices(ApiDocument.Version)] IOpenApiDocumentProvider described) : Controller
{
    [HttpGet("/api"), PublicPage]
    public async Task<IActionResult> Index(CancellationToken ct) => View(ApiPage.Of(await described.GetOpenApiDocumentAsync(ct)));
}
