using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// Gives a public page its ETag (weak, for it is the same in every encoding) from what it says, so that the tag outlives restarts.
/// A list too long to be held back has its tag from the number of the last commit. Stands inside the page cache and the
/// compression; runs once a render.
/// </summary>
internal sealed class EntityTagMiddleware(RequestDelegate next, CatalogueVersion version)
{
    // Commits are counted from the start of the process.
    private static readonly string Process = Guid.NewGuid().ToString("N")[..12];

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is not { } about || http.User.Identity?.IsAuthenticated == true)
        {
            await next(http);
            return;
        }
        // Read before anything is asked of the database, so that a commit meanwhile makes the tag worthless.
        var asOfNow = new EntityTagHeaderValue($"\"{Process}-{version.Name}\"", isWeak: true);
        if (http.FormatAsked() is not null && Knows(http.Request, asOfNow))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            SetHeaders(http, asOfNow);
            return;
        }
        var outer = http.Response.Body;
        await using var page = new HeldBack(outer, FormatResult.MostHeldBack, () => SetHeaders(http, asOfNow));
        http.Response.Body = page;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = outer;
        }
        if (page.IsPassedOn)
            return;
        if (http.Response.StatusCode == StatusCodes.Status200OK)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var piece in page.Held)
                hash.AppendData(piece.Span);
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12))}\"", isWeak: true);
            SetHeaders(http, tag);
            // Of what is kept the page cache says so.
            if (!about.IsKept(http.Request.Query) && Knows(http.Request, tag))
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                (http.Response.ContentType, http.Response.ContentLength) = (null, null);
                return;
            }
        }
        await page.PassOnAsync(http.RequestAborted);
    }

    private static bool Knows(HttpRequest request, EntityTagHeaderValue tag) => request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));

    private static void SetHeaders(HttpContext http, EntityTagHeaderValue tag)
    {
        http.Response.GetTypedHeaders().ETag = tag;
        http.Response.Headers.CacheControl = "public, no-cache";
        // Compression says so only of what it compressed; the copy for who takes no compression differs too.
        var choosesByAccept = http.GetEndpoint()?.Metadata.GetMetadata<InFormatsAttribute>() is { ByAccept: true } && http.Suffix().Length == 0;
        http.Response.Headers.Vary = choosesByAccept ? "Accept, Accept-Encoding" : "Accept-Encoding";
    }
}
