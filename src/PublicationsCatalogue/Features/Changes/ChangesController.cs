using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Core.Formats.Feeds;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Changes;

/// <summary>/changes and /changes.atom: what readers could see happen to the catalogue.</summary>
[AllowAnonymous]
public sealed class ChangesController(ChangeLog changes, PublicCatalogue catalogue, Site site) : Controller
{
    private const int PageLength = 50;

    [HttpGet("/changes"), PublicPage("before")]
    public async Task<IActionResult> Index([FromQuery] string? before, CancellationToken ct)
    {
        var place = before is null ? null : ChangePlace.Read(before);
        if (before is not null && place is null)
            return NotFound();
        var (found, next) = await changes.LoadAsync(place, PageLength, ct);
        return View(new ChangesPage(found, next, place is not null));
    }

    [HttpGet("/changes.atom"), PublicPage, OpenToScripts]
    public async Task<IActionResult> Feed(CancellationToken ct)
    {
        var (found, _) = await changes.LoadAsync(null, PageLength, ct);
        var context = site.FormatContext(Request) with
        {
            Instance = await catalogue.InstanceAsync(ct),
            IsList = true,
            Title = $"{site.Title} – Changes",
            Page = "/changes",
            Self = "/changes.atom",
            Updated = found.Count == 0 ? DateTime.UnixEpoch : found[0].At,
        };
        using var bytes = new MemoryStream();
        ChangesWriter.Write(bytes, context, found.Select(c => new FeedChange(c.Id.ToString(CultureInfo.InvariantCulture), c.At, Sentence(c), c.Slug is { } slug ? $"/publications/{slug}" : null)));
        Response.Headers["X-Robots-Tag"] = "noindex";
        return new WholeResult(bytes.ToArray(), "application/atom+xml; charset=utf-8");
    }

    private static string Sentence(LoggedChange change) => ChangesPage.NameOf(change.Kind)
        + (change.Title is null ? "" : $": {change.Title}") + (change.Fields is null ? "" : $" ({change.Fields})") + (change.Reason is null ? "" : $" – {change.Reason}");
}
