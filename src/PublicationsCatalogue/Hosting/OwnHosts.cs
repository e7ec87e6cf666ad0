using Microsoft.Extensions.Primitives;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// Answers to the public address and to loopback only; whoever asks under another name is told so. The framework's own filter says it
/// with an old page and without the headers of every answer, and lets ports pass that no address can have.
/// </summary>
internal static class OwnHosts
{
    private const int LastPort = 65_535;

    private const string Refusal = "This site does not answer to the host of this request: ask for it by its own address. "
        + "Who runs it sets that address in Catalogue:PublicUrl.";

    public static void Use(IApplicationBuilder app, CatalogueSettings settings)
    {
        StringSegment[] own = ["localhost", "127.0.0.1", "[::1]",
            .. string.IsNullOrEmpty(settings.PublicUrl) ? [] : new StringSegment[] { new HostString(new Uri(settings.PublicUrl).Host).ToUriComponent() }];
        app.MapWhen(http => !IsOneOf(own, http.Request.Host), others =>
        {
            others.UseMiddleware<SecurityHeaders>();
            others.Run(RefuseAsync);
        });
    }

    private static bool IsOneOf(StringSegment[] own, HostString host)
    {
        if (!host.HasValue || host.Port > LastPort)
            return false;
        // A colon alone is allowed (RFC 9110 4.2.3).
        return (host.Port is not null || host.Value.Length <= host.Host.Length + 1) && HostString.MatchesAny(host.Value, own);
    }

    private static Task RefuseAsync(HttpContext http)
    {
        if (ErrorForm.Of(http) == ErrorForm.Problem)
            return new ApiProblem(StatusCodes.Status400BadRequest, Refusal).WriteAsync(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(Refusal + "\n", http.RequestAborted);
    }
}
