using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>An answer in one of the formats, written while it is read.</summary>
public sealed class FormatResult(Format format, FormatContext told, IAsyncEnumerable<Publication> publications, string fileName) : IActionResult
{
    /// <summary>As much of an answer is held back until it is whole, so that it gets a tag by what it says and can be kept; the rest of a longer one is not.</summary>
    public const int MostHeldBack = 1024 * 1024;

    /// <summary>The page it is another form of; of one entry only.</summary>
    public string? Describes { get; init; }

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var response = http.Response;
        response.ContentType = format.ContentType;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue(format.IsDownload ? "attachment" : "inline") { FileName = $"{fileName}.{format.Suffix}" }.ToString();
        // It is the page that is to be found.
        response.Headers["X-Robots-Tag"] = "noindex";
        if (Describes is not null)
            response.Headers.Link = $"<{Describes}>; rel=\"describes\"; type=\"text/html\"";
        // A body that nobody gets is written no further than the answer's headers need.
        Func<bool>? isEnough = null;
        if (HttpMethods.IsHead(http.Request.Method))
        {
            var held = 0;
            isEnough = () => (held += Format.Portion) > MostHeldBack + Format.Portion;
        }
        await format.WriteAsync(publications, told, response.Body, isEnough, http.RequestAborted);
    }
}
