using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>The headers of every answer, error pages and static files too (OWASP Secure Headers, ASVS 3.4).</summary>
internal sealed class SecurityHeaders(RequestDelegate next, Site site)
{
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
        + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private readonly bool isHttps = site.PublicUrl?.Scheme == Uri.UriSchemeHttps;

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(static state =>
        {
            var (response, isHttps) = ((HttpResponse, bool))state;
            var headers = response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            if (isHttps)
                headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true && !headers.Vary.Contains("Accept-Encoding"))
                headers.Append("Vary", "Accept-Encoding");
            return Task.CompletedTask;
        }, (http.Response, isHttps));
        return next(http);
    }
}
