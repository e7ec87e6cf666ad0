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
            Open(http.Response);
        return IsAskedFirst(http.Request) ? AllowAsync(http.Response) : next(http);
    }

    public static void Open(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = "ETag, Link, Retry-After, Content-Disposition";
    }

    // A browser asks before it sends more than the plainest request. That a script may send it is told for any address; what it may
    // read of the answer, by the answer.
    private static bool IsAskedFirst(HttpRequest request) => HttpMethods.IsOptions(request.Method) && request.Headers.Origin.Count > 0
        && request.Headers.AccessControlRequestMethod.ToString() is "GET" or "HEAD";

    private static Task AllowAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlAllowMethods = "GET, HEAD";
        response.Headers.AccessControlAllowHeaders = "Accept, If-Modified-Since, If-None-Match, Range";
        response.Headers.AccessControlMaxAge = "86400";
        return Task.CompletedTask;
    }
}
