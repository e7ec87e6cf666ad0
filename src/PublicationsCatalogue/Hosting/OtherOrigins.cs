using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// Lets the scripts of all sites read what any program may (WHATWG Fetch, CORS): public pages in another form, feeds, files. Never with a
/// session, for "*" is not taken for a request with credentials, and never a page of the desk or of an account.
/// </summary>
internal sealed class OtherOrigins(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata is { } about && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            && (about.GetMetadata<OpenToScriptsAttribute>() is not null || (http.FormatAsked() is not null && about.GetMetadata<PublicPageAttribute>() is not null)))
        {
            http.Response.Headers.AccessControlAllowOrigin = "*";
            http.Response.Headers.AccessControlExposeHeaders = "ETag, Link, Retry-After, Content-Disposition";
        }
        return next(http);
    }
}
