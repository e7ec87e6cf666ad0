using Microsoft.Extensions.Primitives;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>The headers of every answer, error pages and static files too (OWASP Secure Headers, ASVS 3.4).</summary>
internal sealed class SecurityHeaders(RequestDelegate next, Site site)
{
    private static readonly StringValues ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
        + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues Referrer = "strict-origin-when-cross-origin";
    private static readonly StringValues SameOrigin = "same-origin";
    private static readonly StringValues AlwaysHttps = "max-age=31536000; includeSubDomains";

    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = Referrer;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
        if (site.IsHttps)
            headers.StrictTransportSecurity = AlwaysHttps;
        return next(http);
    }
}
