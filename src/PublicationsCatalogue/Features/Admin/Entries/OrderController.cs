using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>/admin/entries/{id}/order: the entries of its date in their order, to be moved one place at a time.</summary>
public sealed class OrderController(CatalogueContext db, Actor actor, Site site, TimeProvider clock) : AdminController
{
    private const string Page = "/Features/Admin/Entries/Order.cshtml";
    private const string NotPossible = "/Features/Admin/EntryStates/NotPossible.cshtml";
    private int triesLeft = 3;

    [HttpGet("/admin/entries/{id:long}/order")]
    public async Task<IActionResult> Order([FromRoute] long id, [FromQuery] string? moved, CancellationToken ct)
    {
        if (await db.Publications.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } entry)
            return NotFound();
        if (!new EntryDay(db, entry).HasPlace)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View(NotPossible, "An entry that is withdrawn or in the trash stands in no list, so it has no place in an order.");
        }
        return View(Page, await OrderPage.LoadAsync(db, entry, moved, site.Culture, clock.GetUtcNow().UtcDateTime, ct));
    }

    /// <summary>Moves the entry past the neighbour that its page has shown; nothing when another stands there now.</summary>
    [HttpPost("/admin/entries/{id:long}/order")]
    public async Task<IActionResult> Order([FromRoute] long id, string? to, long? above, long? below, CancellationToken ct)
    {
        if (await db.Publications.AsNoTracking().Include(p => p.Texts).FirstOrDefaultAsync(p => p.Id == id, ct) is not { } entry)
            return NotFound();
        var day = new EntryDay(db, entry);
        if (!day.HasPlace)
            return await Order(id, null, ct);
        if (!ModelState.IsValid || to is not ("up" or "down") || (to == "up" ? above : below) is not { } past)
            return await AgainAsync(id, StatusCodes.Status400BadRequest, "The form did not arrive whole, so nothing was moved.", ct);
        var (places, at) = await day.AroundAsync(Bulk.Most + 1, ct);
        var (ahead, behind) = to == "up" ? (at - 1, at + 1) : (at + 1, at - 1);
        // The button was pressed twice: the entry stands there already.
        if (places.ElementAtOrDefault(behind)?.Id == past)
            return await MovedAsync(entry, to, null, ct);
        if (places.ElementAtOrDefault(ahead)?.Id != past)
            return await AgainAsync(id, StatusCodes.Status409Conflict,
                "The order has changed since this page was shown, so nothing was moved. Below it stands as it is now.", ct);
        var changes = DayOrder.Exchange(places, Math.Min(at, ahead));
        if (changes.Count > Bulk.Most)
            return await AgainAsync(id, StatusCodes.Status409Conflict,
                "Too many entries of this date stand at one place to make room for this one, so nothing was moved.", ct);
        try
        {
            return await MovedAsync(entry, to, await SaveAsync(entry, places, changes, ct), ct);
        }
        catch (DbUpdateConcurrencyException) when (triesLeft-- > 0)
        {
            // Another save came first. Now it is there to be seen.
            db.ChangeTracker.Clear();
            return await Order(id, to, above, below, ct);
        }
    }

    private async Task<Guid> SaveAsync(Publication moved, List<DayPlace> seen, IReadOnlyList<DayPlace> changes, CancellationToken ct)
    {
        // Asked once more, together with the versions that the save then holds them to: another move may have come in between.
        var was = seen.ToLookup(p => p.Id);
        var positions = changes.ToDictionary(c => c.Id, c => c.Position);
        var entries = await db.Publications.WithParts().Where(p => positions.Keys.Contains(p.Id)).ToListAsync(ct);
        if (!entries.TrueForAll(e => e.SortDate == moved.SortDate && was[e.Id].SequenceEqual([new DayPlace(e.Id, e.Position)])))
            throw new DbUpdateConcurrencyException("The order changed while it was read.");
        entries.ForEach(e => e.Position = positions[e.Id]);
        var batch = Guid.NewGuid();
        actor.BatchId = batch;
        await db.SaveChangesAsync(ct);
        return batch;
    }

    private async Task<IActionResult> MovedAsync(Publication entry, string to, Guid? batch, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var stored = await db.Publications.AsNoTracking().FirstAsync(p => p.Id == entry.Id, ct);
        var place = await OrderPage.PlaceAsync(new EntryDay(db, stored), site.Culture, ct);
        Say($"Moved “{entry.Original?.Title}” {(place is null ? to : $"to place {place}")}",
            undo: batch is null ? null : $"/admin/entries/bulk/{batch}/undo?order={entry.Id}");
        return Redirect($"/admin/entries/{entry.Id}/order?moved={to}");
    }

    private async Task<IActionResult> AgainAsync(long id, int status, string problem, CancellationToken ct)
    {
        ModelState.Clear();
        ModelState.AddModelError("", problem);
        Response.StatusCode = status;
        return await Order(id, null, ct);
    }
}
