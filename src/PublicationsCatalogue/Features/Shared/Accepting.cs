using Microsoft.Net.Http.Headers;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>What a request would rather have than a page (RFC 9110 12.5.1).</summary>
public static class Accepting
{
    private static readonly string[] Pages = ["text/html", "application/xhtml+xml"];

    /// <summary>True for a browser: who takes anything names no page.</summary>
    public static bool NamesPage(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) && accepted.Any(type => type.Quality is not 0 && Pages.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase));

    /// <summary>Of what it accepts, the one it likes most of those that there are; null when a page is as good: that is what browsers get, and who takes anything.</summary>
    public static T? RatherThanPage<T>(HttpRequest request, Func<MediaTypeHeaderValue, T?> find)
        where T : class
    {
        // What browsers send, and who asks for nothing in particular: not to be parsed each time.
        if (request.Headers.Accept.Count == 0 || (request.Headers.Accept is [{ } only] && (only is "*/*" or "text/html" || only.StartsWith("text/html,", StringComparison.Ordinal))))
            return null;
        (T? best, double much, double page, double anything) = (null, 0, 0, 0);
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
            else if (quality > much && find(type) is { } found)
                (best, much) = (found, quality);
        }
        return much > page && much >= anything ? best : null;
    }
}
