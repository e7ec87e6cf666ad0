using Microsoft.AspNetCore.Diagnostics;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// Refuses (400) what the page of another site sends in the name of a person (W3C Fetch Metadata, Sec-Fetch-Site). The token of
/// each form refuses it as well; this holds for one whose token leaked. Programs that are no browser don't send the header.
/// </summary>
internal sealed class OtherSites(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        var isReading = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        // The page that tells of the refusal comes by here too.
        if (isReading || request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none" || http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
