using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Formats.Listing;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Duplicates;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>/admin/entries: the list, and the form that adds and changes one.</summary>
public sealed class EntriesController(CatalogueContext db, EntryDesk desk, UnsavedWork work, EntryPresence presence, Actor actor,
    PublicCatalogue catalogue, EntryIssue issues, DuplicateSearch duplicates, Site site, ILogger<EntriesController> log) : AdminController
{
    private int triesLeft = 20;

    [HttpGet("/admin/entries")]
    public async Task<IActionResult> Index([FromQuery] EntriesQuery asked, CancellationToken ct) =>
        View(await EntriesPage.LoadAsync(db, EntriesFilter.Read(asked, site), desk.Now, ct));

    /// <summary>An empty form, one that was begun and not saved, one that goes on after an entry of its kind, or the next issue of a series.</summary>
    [HttpGet("/admin/entries/new")]
    public async Task<IActionResult> New([FromQuery] Guid? unsaved, [FromQuery] long? after, [FromQuery] long? like, [FromQuery] long? series, [FromQuery] string? number,
        CancellationToken ct)
    {
        if (unsaved is { } key && await work.NewAsync(key, ct) is { } begun)
            return View("Edit", new EditPage(UnsavedWork.FormOf<EntryForm>(begun), null, desk.Now) { Unsaved = begun.At });
        // Who goes back in the browser after saving a new entry comes to that entry, and can't make it twice.
        if (unsaved is { } done && await desk.MadeByAsync(done, ct) is { } saved)
        {
            Say("This entry is saved already");
            return Redirect($"/admin/entries/{saved}");
        }
        if (series is { } ofSeries)
            return await issues.OfSeriesAsync(ofSeries, number, ct) is var (next, filled) ? View("Edit", new EditPage(next, null, desk.Now) { Filled = filled }) : NotFound();
        var form = issues.Blank();
        if (after is { } id && await desk.FindAsync(id, ct) is { } last)
            form = desk.FormAfter(last);
        else if (like is { } of && await desk.FindAsync(of, ct) is { } original)
            form = desk.FormLike(original);
        return View("Edit", new EditPage(form, null, desk.Now) { Begun = await work.NewOnesAsync(EditPage.BegunShown + 1, ct) });
    }

    /// <summary>The form with what is saved or, when this person has typed and not saved, with that.</summary>
    [HttpGet("/admin/entries/{id:long}")]
    public async Task<IActionResult> Edit([FromRoute] long id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } stored)
            return NotFound();
        var form = desk.FormOf(stored);
        form.Key = Guid.NewGuid();
        var page = new EditPage(form, stored, desk.Now) { Others = presence.See(id, actor.UserId ?? "", actor.Name) };
        if (await work.OfAsync(id, null, ct) is { } pending)
        {
            var typed = UnsavedWork.FormOf<EntryForm>(pending);
            if (EntryField.All.Any(field => field.Text(typed) != field.Text(form)))
                page = page with { Form = typed, Unsaved = pending.At };
            else
                await work.ForgetAsync(pending.Key, ct);
        }
        return View(page with
        {
            Offer = await issues.OfferAsync(page.Form, ct),
            Duplicates = await DuplicatesAsync(page.Form, stored, isUnsaved: page.Unsaved is not null, ct),
            Day = await DayAsync(stored, ct),
        });
    }

    [HttpPost("/admin/entries/new"), RequestSizeLimit(TypedForm.Limit), RequestFormLimits(ValueLengthLimit = TypedForm.Limit)]
    public async Task<IActionResult> New(EntryForm form, EntryAct act, CancellationToken ct) =>
        !CameWhole(nameof(form.Key)) ? Again(form, null, StatusCodes.Status400BadRequest)
        : await desk.MadeByAsync(form.Key, ct) is { } made ? await GoOnAsync(made, form, act, ct) : await SaveAsync(form, act, null, ct);

    [HttpPost("/admin/entries/{id:long}"), RequestSizeLimit(TypedForm.Limit), RequestFormLimits(ValueLengthLimit = TypedForm.Limit)]
    public async Task<IActionResult> Edit([FromRoute] long id, EntryForm form, EntryAct act, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } stored)
            return NotFound();
        if (!CameWhole(nameof(form.Revision)))
            return Again(form, stored, StatusCodes.Status400BadRequest);
        if (form.Theirs.Count > 0 && form.Revision == stored.RevisionNumber)
            Take(form.Theirs, desk.FormOf(stored), form);
        return await desk.ConflictAsync(stored, form, ct) is not { } conflict ? await SaveAsync(form, act, stored, ct)
            : conflict.Conflicts.Count > 0 ? Conflict(new ConflictPage(conflict, stored, act)) : WentPublic(form, stored);
    }

    private async Task<IActionResult> SaveAsync(EntryForm form, EntryAct act, Publication? stored, CancellationToken ct)
    {
        if (act == EntryAct.Fill)
        {
            ModelState.Clear();
            return View("Edit", new EditPage(form, stored, desk.Now) { Offer = await issues.FillAsync(form, ct) });
        }
        if (stored is null && form.Title?.Contains('\n', StringComparison.Ordinal) == true && PastedEntries.Read(form.Title) is { Count: > 1 } several)
            ModelState.AddModelError("Title", $"These are {several.Count:#,0} entries: paste them under “Paste entries” on the desk’s first page, or leave one here");
        if (stored is null && PastedIn(form))
            return View("Edit", new EditPage(form, stored, desk.Now) { WasSplit = true });
        var input = EntryInput.Read(form, ModelState, site, desk.Now, toPublish: IsForReaders(act, stored));
        if (act == EntryAct.Preview && ModelState.IsValid)
            return View("Edit", new EditPage(form, stored, desk.Now, await EntryPreview.LoadAsync(desk, db, catalogue, site, input, stored, ct), await DuplicatesAsync(form, stored, isUnsaved: true, ct))
            {
                Offer = await issues.OfferAsync(form, ct),
                Day = stored is null ? null : await DayAsync(stored, ct),
            });
        if (stored?.State == PublicationState.Trashed && act is not EntryAct.Restore)
            return Again(form, stored, StatusCodes.Status409Conflict, "This entry is in the trash. Restore it with what you typed, or leave it there.");
        if (await desk.ProblemAsync(input, stored, act, ct) is var (field, problem))
            ModelState.AddModelError(field, problem);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Edit", new EditPage(form, stored, desk.Now, Duplicates: await DuplicatesAsync(form, stored, isUnsaved: true, ct)) { Kept = await KeepAsync(form, stored, ct) });
        }
        if (await UnseenAsync(form, stored, act, ct) is { } unseen)
        {
            ModelState.AddModelError("", "Nothing is published yet: this may be in the catalogue already. Answer the question under the title, or publish once more as it is.");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Edit", new EditPage(form, stored, desk.Now, Duplicates: unseen) { Kept = await KeepAsync(form, stored, ct) });
        }
        var (before, wasPublic) = (stored?.RevisionNumber ?? 0, stored?.IsPublicAt(desk.Now) == true);
        try
        {
            if ((stored is null ? await desk.AddAsync(input, form.Key, act, ct) : await desk.SaveAsync(input, stored, form.Key, act, ct)) is not { } saved)
                return await New(form, act, ct);
            Say(Said(saved, wasPublic), saved.IsPublicAt(desk.Now) ? $"/publications/{saved.Slug}" : null,
                saved.RevisionNumber > before ? $"/admin/entries/{saved.Id}/undo?revision={saved.RevisionNumber}" : null);
            return Redirect(act == EntryAct.PublishNext ? $"/admin/entries/new?after={saved.Id}" : $"/admin/entries/{saved.Id}");
        }
        catch (DbUpdateConcurrencyException) when (stored is not null)
        {
            db.ChangeTracker.Clear();
            return await Edit(stored.Id, form, act, ct);
        }
        catch (DbUpdateException e) when (Database.IsDuplicate(e) && triesLeft-- > 0)
        {
            // Another save took the same address, or named the same new author, in this moment. Now it is there to be seen.
            db.ChangeTracker.Clear();
            return stored is null ? await New(form, act, ct) : await Edit(stored.Id, form, act, ct);
        }
        catch (Exception e) when (StorageTrouble.Of(e) is { } trouble)
        {
            return Again(form, stored, trouble.Status, $"{trouble.Sentence} Nothing you typed is lost. Reference: {StorageTrouble.Note(log, HttpContext, trouble.Status, e)}");
        }
    }

    // As the form's script does while somebody types. When the store can't, the form itself still comes back with all that was typed.
    private async Task<DateTime?> KeepAsync(EntryForm form, Publication? stored, CancellationToken ct)
    {
        if (form.IsBlank())
            return null;
        try
        {
            var kept = await work.KeepAsync(form, stored?.Id, null, ct);
            (form.Key, form.Sequence) = (kept.Key, kept.Sequence);
            return kept.At;
        }
        catch (Exception e) when (StorageTrouble.Of(e) is not null)
        {
            return null;
        }
    }

    // Without script a whole entry may have been pasted into the title: it is split, shown, and saved by the next press.
    private bool PastedIn(EntryForm form)
    {
        if (form.Title?.Contains('\n', StringComparison.Ordinal) != true || !string.IsNullOrWhiteSpace(form.Summary) || PastedEntries.Read(form.Title) is not [var entry])
            return false;
        ModelState.Clear();
        (form.Title, form.Summary) = (entry.Title, entry.Summary);
        if (entry.Link is { } link && string.IsNullOrWhiteSpace(form.Link))
            form.Link = link.Value;
        form.Identifiers = EntryForm.Lines([.. (form.Identifiers ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries), .. entry.Identifiers.Select(EntryForm.Line)]);
        if (entry.Date is { } date)
            (form.Date, form.DateUnknown) = (desk.Show(date), false);
        return true;
    }

    /// <summary>A hidden field that came twice, not at all or as something else is no browser's doing, and what it would overwrite can't be known.</summary>
    private bool CameWhole(string hidden)
    {
        if (Request.Form[hidden].Count == 1 && ModelState.IsValid)
            return true;
        ModelState.Clear();
        ModelState.AddModelError("", "The form did not arrive whole, so nothing was saved. Copy what you typed, load the page again and retry.");
        return false;
    }

    private static bool IsForReaders(EntryAct act, Publication? stored) => act is EntryAct.Publish or EntryAct.PublishNow or EntryAct.PublishNext
        || (act is EntryAct.Save && stored?.State == PublicationState.Published)
        || (act is EntryAct.Restore && stored?.TrashedFrom == PublicationState.Published);

    private ViewResult Again(EntryForm form, Publication? stored, int status, string? problem = null)
    {
        if (problem is not null)
            ModelState.AddModelError("", problem);
        Response.StatusCode = status;
        return View("Edit", new EditPage(form, stored, desk.Now));
    }

    private ViewResult Conflict(ConflictPage page)
    {
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Conflict", page);
    }

    private ViewResult WentPublic(EntryForm form, Publication stored)
    {
        ModelState.Remove(nameof(form.Revision));
        return Again(form, stored, StatusCodes.Status409Conflict,
            $"{(stored.ModifiedBy == User.Identity?.Name ? "You" : stored.ModifiedBy)} published this entry after you had opened it, so nothing was saved yet: readers would see it. “Save changes” shows them what stands below.");
    }

    // The answer to the first sending was lost, or the button was pressed twice: this is a change of what it made.
    private Task<IActionResult> GoOnAsync(long made, EntryForm form, EntryAct act, CancellationToken ct)
    {
        form.Revision = 1;
        return Edit(made, form, act, ct);
    }

    private async Task<DuplicatePanel?> DuplicatesAsync(EntryForm form, Publication? stored, bool isUnsaved, CancellationToken ct) =>
        stored?.State == PublicationState.Trashed ? null : new DuplicatePanel(stored?.Id, isUnsaved, await duplicates.FindAsync(
            DuplicateQuestion.Read(stored?.Id, form.Title, form.Subtitle, form.Date, form.Link, form.Identifiers, form.Verdicts, site.Culture), ct));

    // Before readers see an entry it is asked about once, unless the script does so; who publishes with the question on the page has seen it.
    private async Task<DuplicatePanel?> UnseenAsync(EntryForm form, Publication? stored, EntryAct act, CancellationToken ct) =>
        act is EntryAct.Publish or EntryAct.PublishNow or EntryAct.PublishNext && !form.Seen.Contains(DuplicatePanel.ByScript)
            && await DuplicatesAsync(form, stored, isUnsaved: true, ct) is { Found.Others: { Count: > 0 } others } panel
            && !others.Any(other => form.Seen.Contains(other.Id))
            // What the first of two clicks has made in this moment is no other entry.
            && (stored is not null || await desk.MadeByAsync(form.Key, ct) is null) ? panel : null;

    private async Task<string?> DayAsync(Publication stored, CancellationToken ct)
    {
        var day = new EntryDay(db, stored);
        return day.HasPlace && await day.CountAsync(ct) is > 1 and var count ? day.Named(count, site.Culture) : null;
    }

    private string Said(Publication saved, bool wasPublic) =>
        saved.IsPublicAt(desk.Now) ? $"{(wasPublic ? "Saved, public" : "Published")} under {saved.Month.Format(site.Culture)}"
            : saved.IsScheduledAt(desk.Now) ? $"Scheduled for {site.ToLocal(saved.PublicAt ?? desk.Now).ToString("dd MMMM yyyy, HH:mm", site.Culture)}"
            : $"Saved {site.ToLocal(desk.Now).ToString("HH:mm", site.Culture)}";

    private static void Take(IReadOnlyList<string> names, EntryForm from, EntryForm to)
    {
        foreach (var field in EntryField.All.Where(field => names.Contains(field.Name)))
            field.Set(to, field.Get(from));
    }
}
