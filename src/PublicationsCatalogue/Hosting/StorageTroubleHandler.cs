using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;

namespace PublicationsCatalogue.Hosting;

/// <summary>Answers in plain words, without the database, when the store can't serve a request; one line in the log, no stack.</summary>
internal sealed class StorageTroubleHandler(ILogger<StorageTroubleHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (StorageTrouble.Of(exception) is not { } trouble)
            return false;
        log.LogError("{Status} for {Method} {Path}: {Cause} Reference", trouble.Status, httpContext.Request.Method, httpContext.Request.Path.Value,
            exception.GetBaseException().Message);
        var response = httpContext.Response;
        response.StatusCode = trouble.Status;
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        if (trouble.Status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = StorageTrouble.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        await response.WriteAsync($"{trouble.Sentence}\n\nReference: {httpContext.TraceIdentifier}\n", cancellationToken);
        return true;
    }
}
