using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Subscribe;

/// <summary>/subscribe , and /feed.atom , /feed.rss , /feed.json for who guesses them</summary>
[AllowAnonymous]
public sealed class SubscribeController(TermParts parts) : Controller
{
    [HttpGet("/subscribe"), PublicPage]
    public async Task<IActionResult> Index(CancellationToken ct) => View(await SubscribePage.LoadAsync(parts, ct));

    [HttpGet("/feed"), PublicPage, InFormats(FormatUse.List, ByAccept = false)]
    public IActionResult Feed() => HttpContext.FormatAsked() switch
    {
        null => RedirectPermanent("/subscribe"),
        { IsFeed: true } feed => RedirectPermanent("/publications".In(feed)),
        { Suffix: "json" } => RedirectPermanent("/publications.feed.json"),
        _ => NotFound(),
    };
}
