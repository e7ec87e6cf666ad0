using System.Xml.Linq;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Unapi;

/// <summary>/unapi : which forms there are of an entry, and where each is (unAPI 1), for tools that keep references. An entry is named by the address of its page.</summary>
[AllowAnonymous, EnableRateLimiting(Limits.Search)]
public sealed class UnapiController(PublicCatalogue catalogue, Site site) : Controller
{
    // Zotero would take MODS or MARC before RIS, and keeps less of them.
    private static readonly (string Name, string Suffix)[] Forms = [("ris", "ris"), ("bibtex", "bib"), ("csl", "csl.json")];

    [HttpGet("/unapi"), PublicPage("id", "format"), OpenToScripts]
    public async Task<IActionResult> Answer([FromQuery] string? id, [FromQuery] string? format, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(id))
            return string.IsNullOrEmpty(format) ? List(null) : Refused(StatusCodes.Status400BadRequest, "Say which entry is meant, by the address of its page in id.");
        if (await PathAsync(id, ct) is not { } path)
            return Refused(StatusCodes.Status404NotFound, "There is no public entry at that address.");
        if (string.IsNullOrEmpty(format))
            return List(id);
        return Array.Find(Forms, f => f.Name == format).Suffix is { } suffix ? Redirect($"{path}.{suffix}")
            : Refused(StatusCodes.Status406NotAcceptable, $"The forms are {string.Join(", ", Forms.Select(f => f.Name))}.");
    }

    // Written anew of what was understood, so that nobody is led elsewhere.
    private async Task<string?> PathAsync(string id, CancellationToken ct)
    {
        var start = site.Absolute(Request, "/publications/");
        if (!id.StartsWith(start, StringComparison.Ordinal) || id[start.Length..].Split('/') is not [var first, .. var rest] || rest.Length > 1
            || !Slug.TryParse(Uri.UnescapeDataString(first), out var slug))
            return null;
        var language = default(LanguageTag);
        if (rest is [var code] && !LanguageTag.TryParse(code, out language))
            return null;
        var isHere = await catalogue.Publications.AnyAsync(p => p.Slug == slug, ct) || await catalogue.MovedToAsync(slug, ct) is not null;
        return !isHere ? null : rest.Length == 0 ? $"/publications/{slug}" : $"/publications/{slug}/{language}";
    }

    private ContentResult List(string? id)
    {
        var formats = new XElement("formats", id is null ? null : new XAttribute("id", id),
            Forms.Select(f => new XElement("format", new XAttribute("name", f.Name), new XAttribute("type", Format.Find(f.Suffix)!.MediaType))));
        var answer = Content(new XDeclaration("1.0", "utf-8", null) + "\n" + formats + "\n", "application/xml; charset=utf-8");
        answer.StatusCode = id is null ? StatusCodes.Status200OK : StatusCodes.Status300MultipleChoices;
        return answer;
    }

    private ContentResult Refused(int status, string why) => new() { StatusCode = status, Content = why, ContentType = "text/plain; charset=utf-8" };
}
