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
        await FindAsync(id, ct) is not { } entry ? NotFound() : entry.IsPublicAt(Now) ? View(new WithdrawForm(entry, null, null)) : NotPossible("Only a published entry can be withdrawn.");

    [HttpPost("/admin/entries/{id:long}/withdraw")]
    public async Task<IActionResult> Withdraw([FromRoute] long id, string? reason, string? replacement, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } entry)
            return NotFound();
        if (!entry.IsPublicAt(Now))
            return NotPossible("Only a published entry can be withdrawn.");
        var (replacedBy, problem) = await ReplacementAsync(replacement, entry, ct);
        if (string.IsNullOrWhiteSpace(reason))
            ModelState.AddModelError("Reason", "Enter the reason: readers who come by an old link will see it");
        else if (reason.Length > 1000)
            ModelState.AddModelError("Reason", "Shorten the reason to 1,000 characters");
        if (problem is not null)
            ModelState.AddModelError("Replacement", problem);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(new WithdrawForm(entry, reason, replacement));
        }
        entry.Withdraw((reason ?? "").Trim(), replacedBy, Now);
        return await DoneAsync(entry, "Withdrawn. Its address now tells the reason", ct);
    }

    [HttpPost("/admin/entries/{id:long}/trash")]
    public Task<IActionResult> Trash([FromRoute] long id, CancellationToken ct) =>
        ChangeAsync(id, "Moved to the trash", e => e.State != PublicationState.Trashed, "It is in the trash already.", e => e.Trash(Now), ct);

    [HttpPost("/admin/entries/{id:long}/restore")]
    public Task<IActionResult> Restore([FromRoute] long id, CancellationToken ct) =>
        ChangeAsync(id, "Restored", e => e.State == PublicationState.Trashed, "It is not in the trash.", e => e.Restore(), ct);

    [HttpPost("/admin/entries/{id:long}/republish")]
    public Task<IActionResult> Republish([FromRoute] long id, CancellationToken ct) =>
        ChangeAsync(id, "Published again", e => e.State == PublicationState.Withdrawn, "Only a withdrawn entry can be published again.", e => e.Publish(Now, Now), ct);

    [HttpPost("/admin/entries/{id:long}/unschedule")]
    public Task<IActionResult> Unschedule([FromRoute] long id, CancellationToken ct) =>
        ChangeAsync(id, "Back to a draft", e => e.IsScheduledAt(Now), "It is not scheduled.", e => e.Unschedule(Now), ct);

    private Task<Publication?> FindAsync(long id, CancellationToken ct) => db.Publications.WithParts().FirstOrDefaultAsync(p => p.Id == id, ct);

    private async Task<IActionResult> ChangeAsync(long id, string said, Func<Publication, bool> possible, string otherwise, Action<Publication> change, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } entry)
            return NotFound();
        if (!possible(entry))
            return NotPossible(otherwise);
        change(entry);
        return await DoneAsync(entry, said, ct);
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

    private async Task<(long? Id, string? Problem)> ReplacementAsync(string? typed, Publication entry, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return (null, null);
        var last = typed.Trim().TrimEnd('/').Split('/')[^1];
        var id = Slug.TryParse(last, out var slug)
            ? await db.Publications.Where(p => p.Slug == slug && p.Id != entry.Id).Select(p => (long?)p.Id).FirstOrDefaultAsync(ct) : null;
        return id is null ? (null, "No other entry has this address: copy it from the entry’s page") : (id, null);
    }
}

public sealed record WithdrawForm(Publication Entry, string? Reason, string? Replacement);
