using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Hosting;

/// <summary>One entry in the log for each request that failed, with the reference that its error page shows.</summary>
internal sealed class FailureHandler(ILogger<FailureHandler> log) : IExceptionHandler
{
    /// <summary>Always false: the error page answers.</summary>
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // Who is signed in stands in the store, which may be what has just failed: the error page must not ask it.
        httpContext.Request.Headers.Cookie = default;
        httpContext.Features.Set<IRequestCookiesFeature>(null);
        if (StorageTrouble.Of(exception) is not { } trouble)
        {
            log.LogError(exception, "500 for {Method} {Path}, reference {Reference}", httpContext.Request.Method, StorageTrouble.PathOf(httpContext),
                Activity.Current?.Id ?? httpContext.TraceIdentifier);
            return ValueTask.FromResult(false);
        }
        StorageTrouble.Note(log, httpContext, trouble.Status, exception);
        if (trouble.Status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = StorageTrouble.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return ValueTask.FromResult(false);
    }
}
