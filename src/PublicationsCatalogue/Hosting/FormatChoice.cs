using Microsoft.Net.Http.Headers;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// One page, many forms: the suffix of an address is taken off before the page is looked for, and given back where the page has no
/// such form. So every form passes through the page's own action, with its redirects and its 404.
/// </summary>
internal static class FormatChoice
{
    private static readonly string[] Pages = ["text/html", "application/xhtml+xml"];

    public static void Use(WebApplication app)
    {
        app.Use((http, next) =>
        {
            TakeSuffix(http);
            return next(http);
        });
        app.UseRouting();
        app.Use((http, next) =>
        {
            Choose(http);
            return next(http);
        });
        // Looks only for what has no page yet, which are the addresses that were given back.
        app.UseRouting();
    }

    private static void TakeSuffix(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        var last = path.LastIndexOf('/') + 1;
        var dot = path.IndexOf('.', last);
        if (dot <= last || Format.Find(path[(dot + 1)..]) is not { } format)
            return;
        http.Features.Set(new AskedFormat(format, IsBySuffix: true, path));
        http.Request.Path = path[..dot];
    }

    private static void Choose(HttpContext http)
    {
        var page = http.GetEndpoint()?.Metadata.GetMetadata<InFormatsAttribute>();
        if (http.Features.Get<AskedFormat>() is { } asked)
        {
            if (page is not null && asked.Format.IsFor(page.Use))
                return;
            http.Features.Set<AskedFormat>(null);
            http.Request.Path = asked.Path;
            http.SetEndpoint(null);
        }
        else if (page is { ByAccept: true } && http.Request.Headers.Accept is { Count: > 0 } && Accepted(http.Request, page.Use) is { } format)
            http.Features.Set(new AskedFormat(format, IsBySuffix: false, http.Request.Path.Value ?? ""));
    }

    /// <summary>What the request would rather have than a page, or null: a page is what browsers get, and who takes anything.</summary>
    private static Format? Accepted(HttpRequest request, FormatUse use)
    {
        // What browsers send, and who asks for nothing in particular: not to be parsed each time.
        if (request.Headers.Accept is [{ } only] && (only is "*/*" or "text/html" || only.StartsWith("text/html,", StringComparison.Ordinal)))
            return null;
        (Format? best, double much, double page, double anything) = (null, 0, 0, 0);
        // A header that can't be read asks for nothing.
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
            return null;
        foreach (var type in accepted)
        {
            var quality = type.Quality ?? 1;
            if (type.MatchesAllTypes || type.MatchesAllSubTypes)
                anything = Math.Max(anything, quality);
            else if (Pages.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
                page = Math.Max(page, quality);
            else if (quality > much && Format.All.FirstOrDefault(f => f.IsFor(use) && type.MediaType.Equals(f.MediaType, StringComparison.OrdinalIgnoreCase)) is { } format)
                (best, much) = (format, quality);
        }
        return much > page && much >= anything ? best : null;
    }
}
