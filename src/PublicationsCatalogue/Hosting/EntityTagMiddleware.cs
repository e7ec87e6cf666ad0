using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// Gives a public page its ETag (weak, for it is the same in every encoding) from what it says, so that the tag outlives restarts.
/// Stands inside the page cache and the compression; runs once a render.
/// </summary>
internal sealed class EntityTagMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is null || http.User.Identity?.IsAuthenticated == true)
        {
            await next(http);
            return;
        }
        var outer = http.Response.Body;
        using var page = new MemoryStream();
        http.Response.Body = page;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = outer;
        }
        if (http.Response.StatusCode == StatusCodes.Status200OK)
        {
            var hash = SHA256.HashData(page.GetBuffer().AsSpan(0, (int)page.Length));
            http.Response.GetTypedHeaders().ETag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 12))}\"", isWeak: true);
            http.Response.Headers.CacheControl = "public, no-cache";
            // Compression says so only of what it compressed; the copy for who takes no compression differs too.
            http.Response.Headers.Vary = "Accept-Encoding";
        }
        page.Position = 0;
        await page.CopyToAsync(outer, http.RequestAborted);
    }
}
