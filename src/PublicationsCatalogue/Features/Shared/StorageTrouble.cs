using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>What readers and editors are told when the store, and not the request, is at fault.</summary>
public static class StorageTrouble
{
    public const int RetryAfterSeconds = 5;

    /// <summary>Status and plain words, or null when the exception tells of anything else.</summary>
    public static (int Status, string Sentence)? Of(Exception exception) => Database.FaultOf(exception) switch
    {
        StorageFault.Full => (StatusCodes.Status507InsufficientStorage,
            "The server's disk is full, so nothing could be saved. Reading still works; try to save again when space has been made."),
        StorageFault.Locked => (StatusCodes.Status503ServiceUnavailable,
            "The catalogue is busy with another change, so nothing was saved. Try again in a few seconds."),
        StorageFault.ReadOnly => (StatusCodes.Status503ServiceUnavailable,
            "The catalogue can only be read at the moment, so nothing was saved. Try again later."),
        StorageFault.Damaged => (StatusCodes.Status503ServiceUnavailable,
            "The catalogue's database is damaged, so this can't be shown or saved. The people who run the site must restore it."),
        StorageFault.Unreachable => (StatusCodes.Status503ServiceUnavailable,
            "The catalogue's database can't be reached, so this can't be shown or saved. Try again in a few seconds."),
        _ => null,
    };

    /// <summary>Writes the failure to the log and returns the reference by which the answer's reader and the operator find it.</summary>
    public static string Note(ILogger log, HttpContext http, int status, Exception exception)
    {
        var reference = Activity.Current?.Id ?? http.TraceIdentifier;
        log.LogError("{Status} for {Method} {Path}, reference {Reference}: {Cause}", status, http.Request.Method, PathOf(http), reference, exception.GetBaseException().Message);
        return reference;
    }

    /// <summary>The address that was asked for, also while its error page is made, and with its suffix.</summary>
    public static string? PathOf(HttpContext http) => http.Features.Get<AskedFormat>()?.Path ?? http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? http.Request.Path.Value;
}
