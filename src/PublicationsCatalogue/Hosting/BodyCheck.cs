using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Hosting;

/// <summary>Refuses, before anything reads it, a body that is larger than its page takes (413) or one in letters other than UTF-8 or of a kind that no call takes (415).</summary>
internal sealed class BodyCheck(RequestDelegate next)
{
    public const int Largest = 1024 * 1024;
    private const int MostThrownAway = 64 * 1024 * 1024;

    public Task InvokeAsync(HttpContext http)
    {
        // The page that tells of the refusal comes by here too.
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            return next(http);
        var limit = http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? Largest;
        if (http.Request.ContentLength > limit)
            Refuse(http);
        else if (IsUnreadable(http.Request))
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        else
            return TakeAsync(http);
        return Task.CompletedTask;
    }

    private static bool IsUnreadable(HttpRequest request)
    {
        var isOfProgram = ErrorForm.IsCall(request.Path) && (HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method) || HttpMethods.IsPatch(request.Method));
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            return isOfProgram && request.Path.StartsWithSegments(ToolServer.Address, StringComparison.OrdinalIgnoreCase);
        if ((isOfProgram || request.HasFormContentType) && type.Charset is { HasValue: true } letters && HeaderUtilities.RemoveQuotes(letters).Value?.ToUpperInvariant() is not ("UTF-8" or "US-ASCII"))
            return true;
        // What has parts would be read as a form before the call looks at it.
        return isOfProgram && type.Type.Equals("multipart", StringComparison.OrdinalIgnoreCase);
    }

    // Only in the usual form of a browser is a NUL written as %00; in one of parts it does no harm.
    private Task TakeAsync(HttpContext http)
    {
        if (http.Request.HasFormContentType && http.Request.ContentType?.StartsWith("multipart", StringComparison.OrdinalIgnoreCase) != true)
            http.Request.Body = new NulFreeBody(http.Request.Body);
        return next(http);
    }

    // A browser reads the answer only after it has sent everything, so the server must take in what it then throws away.
    private static void Refuse(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostThrownAway;
    }
}
