using System.Buffers;
using Microsoft.AspNetCore.Routing.Patterns;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// A public page has one address: who asks for it in capitals or with a slash at its end is led there. Routing alone would answer all
/// three. What stands in the holes of an address is compared by the page itself.
/// </summary>
internal sealed class OneAddress(RequestDelegate next)
{
    private static readonly SearchValues<char> Capitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    public Task InvokeAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        if (path.Length < 2 || (path[^1] != '/' && !path.AsSpan().ContainsAny(Capitals)))
            return next(http);
        if (http.GetEndpoint() is not RouteEndpoint page || page.Metadata.GetMetadata<PublicPageAttribute>() is null
            || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) || Of(path, page.RoutePattern) is not { } own || own == path)
            return next(http);
        http.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        http.Response.Headers.Location = $"{http.Request.PathBase}{new PathString(own).ToUriComponent()}{http.Suffix()}{http.Request.QueryString}";
        return Task.CompletedTask;
    }

    private static string? Of(string path, RoutePattern pattern)
    {
        var parts = path.TrimEnd('/').Split('/')[1..];
        if (parts.Length != pattern.PathSegments.Count)
            return null;
        for (var i = 0; i < parts.Length; i++)
        {
            if (pattern.PathSegments[i] is { IsSimple: true } segment && segment.Parts[0] is RoutePatternLiteralPart literal)
                parts[i] = literal.Content;
        }
        return "/" + string.Join('/', parts);
    }
}
