using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Files;

/// <summary>/files , /files/catalogue.db , /files/catalogue.csv and the like: all public entries, as they were when the file was last made.</summary>
[AllowAnonymous]
public sealed class FilesController(CatalogueSettings settings) : Controller
{
    // The verb make-files runs beside the server.
    [HttpGet("/files"), PublicPage(Kept = false)]
    public IActionResult Index() => View(FilesPage.Of(settings));

    [HttpGet("/files/{name}"), OpenToScripts]
    public IActionResult Published([FromRoute] string name)
    {
        if (PublishedFile.All.FirstOrDefault(f => f.Name == name) is not { } published || Open(published.PathIn(settings)) is not { } file)
            return NotFound();
        Response.Headers.CacheControl = "public, no-cache";
        Response.Headers["X-Robots-Tag"] = "noindex";
        // A part of a file is a part of these bytes: none is compressed on its way.
        Request.Headers.AcceptEncoding = default;
        // What is counted in anything else is not known here, and the whole file is the answer (RFC 9110 14.2).
        if (!Request.Headers.Range.ToString().StartsWith("bytes=", StringComparison.OrdinalIgnoreCase))
            Request.Headers.Range = default;
        // A file that would be the same is not made anew, so its time tells it from another.
        var changed = new DateTimeOffset(System.IO.File.GetLastWriteTimeUtc(file.SafeFileHandle), TimeSpan.Zero);
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{changed.UtcTicks:x}-{file.Length:x}\"");
        return File(file, published.MediaType, published.Name, changed, new EntityTagHeaderValue(tag), enableRangeProcessing: true);
    }

    // Another may be put in its place meanwhile: this one is read to its end.
    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
