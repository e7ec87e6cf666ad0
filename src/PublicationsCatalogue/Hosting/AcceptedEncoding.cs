using Microsoft.Net.Http.Headers;

namespace PublicationsCatalogue.Hosting;

internal static class AcceptedEncoding
{
    /// <summary>Reduces Accept-Encoding to the one encoding we would choose, so that the page cache holds three copies and not one for every browser.</summary>
    public static void Normalise(HttpRequest request)
    {
        var header = request.Headers.AcceptEncoding;
        if (header.Count == 1 && header[0] is "br" or "gzip" or "")
            return;
        // What every browser sends, which need not be parsed each time.
        if (header.Count == 1 && header[0] is "gzip, deflate, br, zstd" or "gzip, deflate, br")
        {
            request.Headers.AcceptEncoding = "br";
            return;
        }
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        request.Headers.AcceptEncoding = Takes(accepted, "br") ? "br" : Takes(accepted, "gzip") ? "gzip" : "";
    }

    private static bool Takes(IList<StringWithQualityHeaderValue> accepted, string encoding)
    {
        foreach (var value in accepted)
        {
            if (value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase))
                return value.Quality is not 0;
        }
        foreach (var value in accepted)
        {
            if (value.Value.Equals("*", StringComparison.Ordinal))
                return value.Quality is not 0;
        }
        return false;
    }
}
