using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Admin.Entries;

namespace PublicationsCatalogue.Features.Admin.EntryStates;

/// <summary>/admin/entries/{id}/withdraw, /trash, /restore, /unschedule: what becomes of an entry. Each only where it makes sense.</summary>
public sealed class EntryStatesController(CatalogueContext db, TimeProvider clock) : AdminController
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpGet("/admin/entries/{id:long}/withdraw")]
    public async Task<IActionResult> Withdraw([FromRoute] long id, CancellationToken ct) =>
        await FindAsync(id, ct) is not { } entry ? NotFound() : entry.IsPublicAt(Now) ? View(new WithdrawForm(entry, null, null)) : NotPossible(Withdrawal.Otherwise);

    [HttpPost("/admin/entries/{id:long}/withdraw")]
    public async Task<IActionResult> Withdraw([FromRoute] long id, [FromForm(Name = "Reason")] string? reason, [FromForm(Name = "Replacement")] string? replacement, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } entry)
            return NotFound();
        if (!entry.IsPublicAt(Now))
            return NotPossible(Withdrawal.Otherwise);
        var withdrawal = await Withdrawal.ReadAsync(db, entry, reason, replacement, ModelState, ct);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(new WithdrawForm(entry, reason, replacement));
        }
        entry.Withdraw(withdrawal.Reason, withdrawal.ReplacedBy, Now);
        return await DoneAsync(entry, "Withdrawn. Its address now tells the reason", ct);
    }

    [HttpPost("/admin/entries/{id:long}/trash")]
    public Task<IActionResult> Trash([FromRoute] long id, CancellationToken ct) =>
        ChangeAsync(id, StateChange.Trash, ct);

    [HttpPost("/admin/entries/{id:long}/restore")]
    public Task<IActionResult> Restore([FromRoute] long id, CancellationToken ct) =>
        ChangeAsync(id, StateChange.Restore, ct);

    [HttpPost("/admin/entries/{id:long}/republish")]
    public Task<IActionResult> Republish([FromRoute] long id, CancellationToken ct) =>
        ChangeAsync(id, StateChange.Republish, ct);

    [HttpPost("/admin/entries/{id:long}/unschedule")]
    public Task<IActionResult> Unschedule([FromRoute] long id, CancellationToken ct) =>
        ChangeAsync(id, StateChange.Unschedule, ct);

    private Task<Publication?> FindAsync(long id, CancellationToken ct) => db.Publications.WithParts().FirstOrDefaultAsync(p => p.Id == id, ct);

    private async Task<IActionResult> ChangeAsync(long id, StateChange change, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } entry)
            return NotFound();
        if (!change.IsPossible(entry, Now))
            return NotPossible(change.Otherwise);
        change.Make(entry, Now);
        return await DoneAsync(entry, change.Said, ct);
    }

    private async Task<IActionResult> DoneAsync(Publication entry, string said, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return NotPossible("Someone else changed this entry at the same moment. Look at it again, then decide.");
        }
        Say(said, undo: $"/admin/entries/{entry.Id}/undo?revision={entry.RevisionNumber}");
        return LocalRedirect($"/admin/entries/{entry.Id}");
    }

    private ViewResult NotPossible(string why)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("NotPossible", why);
    }
}

public sealed record WithdrawForm(Publication Entry, string? Reason, string? Replacement);
