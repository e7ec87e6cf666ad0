using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Duplicates;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>/admin/entries: the list, and the form that adds and changes one.</summary>
public sealed class EntriesController(CatalogueContext db, EntryDesk desk, DuplicateSearch duplicates, PublicCatalogue catalogue, Site site,
    ILogger<EntriesController> log) : AdminController
{
    private const int FormLimit = 8 * 1024 * 1024;
    private int triesLeft = 20;

    [HttpGet("/admin/entries")]
    public async Task<IActionResult> Index(string? state, string? q, string? month, string? type, string? after, CancellationToken ct) =>
        View(await EntriesPage.LoadAsync(db, EntriesFilter.Read(state, q, month, type, after), desk.Now, ct));

    [HttpGet("/admin/entries/new")]
    public IActionResult New() => View("Edit", new EditPage(
        new EntryForm { Key = Guid.NewGuid(), Date = site.ToLocal(desk.Now).ToString("dd MMMM yyyy", site.Culture), Language = site.Language }, null, desk.Now));

    [HttpGet("/admin/entries/{id:long}")]
    public async Task<IActionResult> Edit([FromRoute] long id, CancellationToken ct) =>
        await desk.FindAsync(id, ct) is { } stored && desk.FormOf(stored) is var form
            ? View(new EditPage(form, stored, desk.Now, Duplicates: await DuplicatesAsync(form, stored, isUnsaved: false, ct))) : NotFound();

    [HttpPost("/admin/entries/new"), RequestSizeLimit(FormLimit), RequestFormLimits(ValueLengthLimit = FormLimit)]
    public async Task<IActionResult> New(EntryForm form, EntryAct act, CancellationToken ct) =>
        !CameWhole(nameof(form.Key)) ? Again(form, null, StatusCodes.Status400BadRequest)
        : await desk.MadeByAsync(form.Key, ct) is { } made ? RedirectToAction(nameof(Edit), new { id = made }) : await SaveAsync(form, act, null, ct);

    [HttpPost("/admin/entries/{id:long}"), RequestSizeLimit(FormLimit), RequestFormLimits(ValueLengthLimit = FormLimit)]
    public async Task<IActionResult> Edit([FromRoute] long id, EntryForm form, EntryAct act, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } stored)
            return NotFound();
        if (!CameWhole(nameof(form.Revision)))
            return Again(form, stored, StatusCodes.Status400BadRequest);
        if (form.Theirs.Count > 0 && form.Revision == stored.RevisionNumber)
            Take(form.Theirs, desk.FormOf(stored), form);
        return await desk.ConflictAsync(stored, form, ct) is { } conflict ? Conflict(conflict, stored) : await SaveAsync(form, act, stored, ct);
    }

    [HttpGet("/admin/entries/{id:long}/preview")]
    public async Task<IActionResult> Preview([FromRoute] long id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } stored)
            return NotFound();
        return View("Preview", stored);
    }

    private async Task<IActionResult> SaveAsync(EntryForm form, EntryAct act, Publication? stored, CancellationToken ct)
    {
        var input = EntryInput.Read(form, ModelState, site, desk.Now, toPublish: IsForReaders(act, stored));
        if (act == EntryAct.Preview && ModelState.IsValid)
            return View("Edit", new EditPage(form, stored, desk.Now, await PreviewAsync(input, stored, ct), await DuplicatesAsync(form, stored, isUnsaved: true, ct)));
        if (stored?.State == PublicationState.Trashed && act is not EntryAct.Restore)
            return Again(form, stored, StatusCodes.Status409Conflict, "This entry is in the trash. Restore it with what you typed, or leave it there.");
        if (await desk.ProblemAsync(input, stored, ct) is var (field, problem))
            ModelState.AddModelError(field, problem);
        if (!ModelState.IsValid)
            return Again(form, stored, StatusCodes.Status400BadRequest);
        try
        {
            var saved = stored is null ? await desk.AddAsync(input, form.Key, act, ct) : await desk.SaveAsync(input, stored, act, ct);
            TempData["Notice"] = Said(saved);
            TempData["View"] = saved.IsPublicAt(desk.Now) ? $"/publications/{saved.Slug}" : null;
            return RedirectToAction(nameof(Edit), new { id = saved.Id });
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

    /// <summary>A hidden field that came twice, not at all or as something else is no browser's doing, and what it would overwrite can't be known.</summary>
    private bool CameWhole(string hidden)
    {
        if (Request.Form[hidden].Count == 1 && ModelState.IsValid)
            return true;
        ModelState.Clear();
        ModelState.AddModelError("", "The form did not arrive whole, so nothing was saved. Copy what you typed, load the page again and retry.");
        return false;
    }

    private static bool IsForReaders(EntryAct act, Publication? stored) => act is EntryAct.Publish or EntryAct.PublishNow
        || (act is EntryAct.Save && stored?.State == PublicationState.Published)
        || (act is EntryAct.Restore && stored?.TrashedFrom == PublicationState.Published);

    private ViewResult Again(EntryForm form, Publication? stored, int status, string? problem = null)
    {
        if (problem is not null)
            ModelState.AddModelError("", problem);
        Response.StatusCode = status;
        return View("Edit", new EditPage(form, stored, desk.Now));
    }

    private ViewResult Conflict(EntryMerge conflict, Publication stored)
    {
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Conflict", (conflict, stored));
    }

    private async Task<EntryPreview> PreviewAsync(EntryInput input, Publication? stored, CancellationToken ct)
    {
        var wasThere = stored is not null && stored.IsPublicAt(desk.Now) ? stored.Month : (MonthKey?)null;
        var draft = await desk.DraftOfAsync(input, stored, ct);
        var counts = await catalogue.MonthsAsync(ct);
        var before = await catalogue.Publications.CountAsync(o => o.Month == draft.Month && o.Id != draft.Id
            && (o.SortDate > draft.SortDate || (o.SortDate == draft.SortDate && o.Position < draft.Position)), ct);
        db.ChangeTracker.Clear();
        var following = counts.Around(draft.Month).Older is { } older
            && await ListItem.LoadAsync(catalogue.Publications.InMonth(older.Month).Take(1), site, summaries: false, ct) is [var first]
            ? (older.Month, older.Count, first) : ((MonthKey, int, ListItem)?)null;
        return new EntryPreview(draft.Month, counts[draft.Month] + (wasThere == draft.Month ? 0 : 1), before + 1, ListItem.Of(draft, site), following);
    }

    private async Task<DuplicatePanel?> DuplicatesAsync(EntryForm form, Publication? stored, bool isUnsaved, CancellationToken ct) =>
        stored?.State == PublicationState.Trashed ? null : new DuplicatePanel(stored?.Id, isUnsaved, await duplicates.FindAsync(
            DuplicateQuestion.Read(stored?.Id, form.Title, form.Subtitle, form.Date, form.Link, form.Identifiers, form.Verdicts, site.Culture), ct));

    private string Said(Publication saved) =>
        saved.IsPublicAt(desk.Now) ? $"Published under {saved.Month.Format(site.Culture)}"
            : saved.IsScheduledAt(desk.Now) ? $"Scheduled for {site.ToLocal(saved.PublicAt ?? desk.Now).ToString("dd MMMM yyyy, HH:mm", site.Culture)}"
            : $"Saved {site.ToLocal(desk.Now).ToString("HH:mm", site.Culture)}";

    private static void Take(IReadOnlyList<string> names, EntryForm from, EntryForm to)
    {
        foreach (var field in EntryField.All.Where(field => names.Contains(field.Name)))
            field.Set(to, field.Get(from));
    }
}
