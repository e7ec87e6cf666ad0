using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// One entry in the log for each request that failed, with the reference that its answer shows. When the store is at fault
/// it answers itself, in plain words and without the database; else the error page does.
/// </summary>
internal sealed class FailureHandler(Site site, ILogger<FailureHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (StorageTrouble.Of(exception) is not { } trouble)
        {
            log.LogError(exception, "500 for {Method} {Path}, reference {Reference}", httpContext.Request.Method, httpContext.Request.Path.Value,
                Activity.Current?.Id ?? httpContext.TraceIdentifier);
            return false;
        }
        var reference = StorageTrouble.Note(log, httpContext, trouble.Status, exception);
        var response = httpContext.Response;
        response.StatusCode = trouble.Status;
        SecurityHeaders.Set(response.Headers, site);
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        if (trouble.Status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = StorageTrouble.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        await response.WriteAsync($"{trouble.Sentence}\n\nReference: {reference}\n", cancellationToken);
        return true;
    }
}
