using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>What a form's script tells and asks while somebody types. Nothing here changes an entry.</summary>
public sealed class UnsavedController(CatalogueContext db, UnsavedWork unsaved, EntryPresence presence, Actor actor, Site site, TimeProvider clock) : AdminController
{
    [HttpPost("/admin/entries/new/unsaved"), RequestSizeLimit(TypedForm.Limit), RequestFormLimits(ValueLengthLimit = TypedForm.Limit)]
    public Task<IActionResult> Keep(EntryForm form, CancellationToken ct) => KeepAsync(form, null, ct);

    [HttpPost("/admin/entries/{id:long}/unsaved"), RequestSizeLimit(TypedForm.Limit), RequestFormLimits(ValueLengthLimit = TypedForm.Limit)]
    public async Task<IActionResult> Keep([FromRoute] long id, EntryForm form, CancellationToken ct) =>
        await db.Publications.AnyAsync(p => p.Id == id, ct) ? await KeepAsync(form, id, ct) : NotFound();

    /// <summary>The form as it is kept, so that a browser can tell whether its own copy has arrived; 204 when it has not.</summary>
    [HttpGet("/admin/entries/unsaved/{key:guid}")]
    public async Task<IActionResult> Kept([FromRoute] Guid key, CancellationToken ct) =>
        await unsaved.FindAsync(key, ct) is { } kept ? Content(kept.Form, "application/json") : NoContent();

    /// <summary>Throws away what was typed; for an entry that is there, or its text in a language, the form begins again from what is saved.</summary>
    [HttpPost("/admin/entries/unsaved/{key:guid}/discard")]
    public async Task<IActionResult> Discard([FromRoute] Guid key, [FromQuery] long? entry, [FromQuery] string? language, CancellationToken ct)
    {
        await unsaved.ForgetAsync(key, ct);
        return Redirect(entry is not { } id ? "/admin" : LanguageTag.TryParse(language, out var tag) ? $"/admin/entries/{id}/languages/{tag}" : $"/admin/entries/{id}");
    }

    /// <summary>Who else has the entry open, and who saved it after the form was filled; asked every half minute.</summary>
    [HttpGet("/admin/entries/{id:long}/others")]
    public async Task<IActionResult> Others([FromRoute] long id, [FromQuery] int revision, CancellationToken ct)
    {
        var stored = await db.Publications.AsNoTracking().Where(p => p.Id == id).Select(p => new { p.RevisionNumber, p.ModifiedBy, p.ModifiedAt }).FirstOrDefaultAsync(ct);
        if (stored is null)
            return NotFound();
        var others = presence.See(id, actor.UserId ?? "", actor.Name);
        var saved = stored.RevisionNumber == revision ? null
            : $"{(stored.ModifiedBy == actor.Name ? "You" : stored.ModifiedBy)} saved this entry at {Clock(stored.ModifiedAt)}. When you save, both changes are brought together.";
        return Json(new { others = EditPage.Together(others), saved });
    }

    private async Task<IActionResult> KeepAsync(EntryForm form, long? id, CancellationToken ct)
    {
        // What was typed into a new form and taken out again is not waiting for anybody.
        if (id is null && form.IsBlank())
        {
            await unsaved.ForgetAsync(form.Key, ct);
            return Json(new { key = form.Key, sequence = form.Sequence, at = Clock(clock.GetUtcNow().UtcDateTime) });
        }
        var kept = await unsaved.KeepAsync(form, id, null, ct);
        return Json(new { key = kept.Key, sequence = kept.Sequence, at = Clock(kept.At) });
    }

    private string Clock(DateTime utc) => site.ToLocal(utc).ToString("HH:mm", site.Culture);
}
