using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;
using PublicationsCatalogue.Core.Formats;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>In which form an error is told: to people by a page, to programs in what they read.</summary>
public sealed class ErrorForm
{
    public static readonly ErrorForm Page = new();

    /// <summary>RFC 9457.</summary>
    public static readonly ErrorForm Problem = new();

    /// <summary>A sentence.</summary>
    public static readonly ErrorForm Plain = new();

    private static readonly string[] Places = ["/api/v1", "/openapi", "/mcp"];

    // What goes wrong before their own errors can tell it: a page only for a browser.
    private static readonly string[] Protocols = ["/oai", "/unapi"];

    public static ErrorForm Of(HttpContext http)
    {
        var path = http.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? http.Request.Path.Value ?? "";
        return IsCall(path) ? Problem
            : IsIn(Protocols, path) && !Accepting.NamesPage(http.Request) ? Plain
            : (http.FormatAsked() ?? AskedFormats.BySuffix(path)?.Format) is { } format ? (IsJson(format.MediaType) ? Problem : Plain)
            : Accepting.RatherThanPage(http.Request, OfType) ?? Page;
    }

    /// <summary>True for addresses that only programs ask.</summary>
    public static bool IsCall(PathString path) => IsIn(Places, path);

    private static bool IsIn(string[] places, PathString path) => Array.Exists(places, place => path.StartsWithSegments(place, StringComparison.OrdinalIgnoreCase));

    private static ErrorForm? OfType(MediaTypeHeaderValue type) => type.MediaType.Value is not { } name ? null
        : IsJson(name) ? Problem
        : name.Equals("text/plain", StringComparison.OrdinalIgnoreCase) || Format.All.Any(format => name.Equals(format.MediaType, StringComparison.OrdinalIgnoreCase)) ? Plain : null;

    private static bool IsJson(string mediaType) => mediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase);
}
