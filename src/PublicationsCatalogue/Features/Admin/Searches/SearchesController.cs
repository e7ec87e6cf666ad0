using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Features.Admin.Searches;

/// <summary>/admin/searches: what readers looked for and did not find in the last 30 days.</summary>
public sealed class SearchesController(CatalogueContext db, TimeProvider clock) : AdminController
{
    public const int Shown = 100;

    [HttpGet("/admin/searches")]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        View(await MissedSearches.Latest(db, clock.GetUtcNow().UtcDateTime).GroupBy(m => m.Words)
            .Select(g => new { Words = g.Key, Count = g.Sum(m => m.Count), LastDay = g.Max(m => m.Day) })
            .OrderByDescending(r => r.Count).ThenByDescending(r => r.LastDay).ThenBy(r => r.Words).Take(Shown)
            .Select(r => new MissedRow(r.Words, r.Count, r.LastDay)).ToListAsync(ct));
}

public sealed record MissedRow(string Words, int Count, DateOnly LastDay);
