using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Languages;

/// <summary>/admin/languages: which entry has a text in which language; /admin/entries/{id}/languages: the texts of one, and each beside the original.</summary>
public sealed class LanguagesController(CatalogueContext db, UnsavedWork work, Site site, TimeProvider clock, ILogger<LanguagesController> log) : AdminController
{
    private int triesLeft = 20;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpGet("/admin/languages")]
    public async Task<IActionResult> Index([FromQuery] string? language, [FromQuery] bool missing, [FromQuery] long? before, CancellationToken ct) =>
        View(await MatrixPage.LoadAsync(db, site, language, missing, before, ct));

    /// <summary>The texts there are; with a language, its form.</summary>
    [HttpGet("/admin/entries/{id:long}/languages")]
    public async Task<IActionResult> Choose([FromRoute] long id, [FromQuery] string? language, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } entry)
            return NotFound();
        if (LanguageNames.TryRead(language, out var tag))
            return Redirect($"/admin/entries/{id}/languages/{tag}");
        Response.StatusCode = language is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        return View(new TextsPage(entry, language));
    }

    [HttpGet("/admin/entries/{id:long}/languages/{language}")]
    public async Task<IActionResult> Edit([FromRoute] long id, [FromRoute] string language, CancellationToken ct)
    {
        if (!LanguageTag.TryParse(language, out var tag) || await FindAsync(id, ct) is not { Original: { } original } entry)
            return NotFound();
        var pending = await work.OfAsync(id, tag, ct);
        if (original.Language == tag && pending is null)
            return Redirect($"/admin/entries/{id}");
        var page = new TextPage(entry, original, tag, TextMerge.FormOf(SavedIn(entry, tag), entry.RevisionNumber), Now);
        if (pending is null)
            return View(page);
        var typed = UnsavedWork.FormOf<TextForm>(pending);
        if (!TextMerge.IsSame(typed, page.Form))
            return View(page with { Form = typed, Unsaved = pending.At });
        await work.ForgetAsync(pending.Key, ct);
        return View(page);
    }

    [HttpPost("/admin/entries/{id:long}/languages/{language}/unsaved"), RequestSizeLimit(TypedForm.Limit), RequestFormLimits(ValueLengthLimit = TypedForm.Limit)]
    public async Task<IActionResult> Keep([FromRoute] long id, [FromRoute] string language, TextForm form, CancellationToken ct)
    {
        if (!LanguageTag.TryParse(language, out var tag) || !await db.Publications.AnyAsync(p => p.Id == id, ct))
            return NotFound();
        var kept = await work.KeepAsync(form, id, tag, ct);
        return Json(new { key = kept.Key, sequence = kept.Sequence, at = Clock(kept.At) });
    }

    /// <summary>The page that readers will get in this language, from the text as typed. Nothing is saved.</summary>
    [HttpPost("/admin/entries/{id:long}/languages/{language}/preview"), RequestSizeLimit(TypedForm.Limit), RequestFormLimits(ValueLengthLimit = TypedForm.Limit)]
    public async Task<IActionResult> Preview([FromRoute] long id, [FromRoute] string language, TextForm form, CancellationToken ct)
    {
        if (!LanguageTag.TryParse(language, out var tag) || await db.Publications.AsNoTracking().WithParts().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } entry)
            return NotFound();
        if (entry.Texts.Find(t => t.Language == tag) is not { } text)
            entry.Texts.Add(text = new PublicationText { Language = tag, Title = "" });
        (text.Title, text.Subtitle) = (string.IsNullOrWhiteSpace(form.Title) ? "(no title yet)" : form.Title, form.Subtitle);
        text.Summarise(Markdown.TryRender(form.Summary, out _, out _) ? form.Summary : null);
        ModelState.Clear();
        (ViewData["Form"], ViewData["Shown"]) = (form.Key, tag);
        return View("/Features/Admin/Preview.cshtml", entry);
    }

    [HttpPost("/admin/entries/{id:long}/languages/{language}"), RequestSizeLimit(TypedForm.Limit), RequestFormLimits(ValueLengthLimit = TypedForm.Limit)]
    public async Task<IActionResult> Edit([FromRoute] long id, [FromRoute] string language, TextForm form, TextAct act, CancellationToken ct)
    {
        if (!LanguageTag.TryParse(language, out var tag) || await FindAsync(id, ct) is not { Original: { } original } entry)
            return NotFound();
        var page = new TextPage(entry, original, tag, form, Now);
        if (Request.Form[nameof(form.Revision)].Count != 1 || !ModelState.IsValid)
            return Again(page, StatusCodes.Status400BadRequest, "The form did not arrive whole, so nothing was saved. Copy what you typed, load the page again and retry.");
        if (entry.State == PublicationState.Trashed)
            return Again(page, StatusCodes.Status409Conflict, "This entry is in the trash. Restore it, then save what you typed here.");
        if (original.Language == tag)
            return Again(page, StatusCodes.Status409Conflict, "This has become the original text while you typed. Copy what you typed and open the entry to change it.");
        if (form.Revision != entry.RevisionNumber && TextMerge.Into(form, await StartAsync(entry, tag, form.Revision, ct), SavedIn(entry, tag)) is { Count: > 0 } conflicts)
            return Again(page with { Conflicts = conflicts }, StatusCodes.Status409Conflict,
                $"{entry.ModifiedBy} changed this text at {Clock(entry.ModifiedAt)}, after you had opened it. Below each field stands what is saved now; nothing of yours is saved yet.");
        var saved = TextMerge.FormOf(SavedIn(entry, tag), 0);
        if (act == TextAct.Remove)
            entry.Texts.RemoveAll(t => t.Language == tag);
        else if (!TryWrite(entry, tag, form, act))
            return Again(page, StatusCodes.Status400BadRequest);
        return await SaveAsync(page, act, keepTyped: act == TextAct.Remove && !TextMerge.IsSame(form, saved), ct);
    }

    private async Task<IActionResult> SaveAsync(TextPage page, TextAct act, bool keepTyped, CancellationToken ct)
    {
        var (entry, tag) = (page.Entry, page.Language);
        var before = entry.RevisionNumber;
        try
        {
            await db.SaveChangesAsync(ct);
            // What was typed and never saved outlives the text that is removed: it is there again after an undo.
            if (keepTyped)
                await work.KeepAsync(page.Form, entry.Id, tag, ct);
            else
                await work.ForgetAsync(page.Form.Key, ct);
        }
        catch (DbUpdateException e) when ((e is DbUpdateConcurrencyException || Database.IsDuplicate(e)) && triesLeft-- > 0)
        {
            // Somebody saved the entry in this moment; now that is there to be seen.
            db.ChangeTracker.Clear();
            return await Edit(entry.Id, tag.ToString(), page.Form, act, ct);
        }
        catch (Exception e) when (StorageTrouble.Of(e) is { } trouble)
        {
            return Again(page, trouble.Status, $"{trouble.Sentence} Nothing you typed is lost. Reference: {StorageTrouble.Note(log, HttpContext, trouble.Status, e)}");
        }
        var name = tag.NameIn(site.Culture);
        Say(act switch { TextAct.Remove => $"The {name} text was removed", TextAct.MakeOriginal => $"The {name} text is the original now", _ => $"Saved the {name} text at {Clock(Now)}" },
            entry.IsPublicAt(Now) && act != TextAct.Remove ? $"/publications/{entry.Slug}/{tag}" : null,
            entry.RevisionNumber > before ? $"/admin/entries/{entry.Id}/undo?revision={entry.RevisionNumber}" : null);
        return Redirect(act == TextAct.Save ? page.Address : $"/admin/entries/{entry.Id}");
    }

    // False when something is wrong with what was typed: then it is said at its field.
    private bool TryWrite(Publication entry, LanguageTag tag, TextForm form, TextAct act)
    {
        var read = new FieldReader(ModelState);
        var title = read.Text("Title", form.Title, PublicationText.TitleLimit, "title");
        var subtitle = read.Text("Subtitle", form.Subtitle, PublicationText.TitleLimit, "subtitle");
        if (title is null)
            ModelState.AddModelError("Title", "Enter the title in this language");
        if (!Markdown.TryRender(form.Summary, out _, out var problem))
            ModelState.AddModelError("Summary", problem);
        if (title is null || !ModelState.IsValid)
            return false;
        if (entry.Texts.Find(t => t.Language == tag) is not { } text)
            entry.Texts.Add(text = new PublicationText { Language = tag, Title = title });
        (text.Title, text.Subtitle) = (title, subtitle);
        text.Summarise(form.Summary?.ReplaceLineEndings("\n").Trim());
        if (act == TextAct.MakeOriginal)
            entry.Texts.ForEach(t => t.IsOriginal = t == text);
        return true;
    }

    private ViewResult Again(TextPage page, int status, string? problem = null)
    {
        if (problem is not null)
            ModelState.AddModelError("", problem);
        // From here on the form knows what was saved: sent again, it stands.
        if (page.Conflicts.Count > 0)
            page.Form.Revision = page.Entry.RevisionNumber;
        Response.StatusCode = status;
        return View("Edit", page);
    }

    private Task<Publication?> FindAsync(long id, CancellationToken ct) => db.Publications.WithParts().FirstOrDefaultAsync(p => p.Id == id, ct);

    private static TextSnapshot? SavedIn(Publication entry, LanguageTag tag) => TextIn(PublicationSnapshot.Of(entry), tag);

    private async Task<TextSnapshot?> StartAsync(Publication entry, LanguageTag tag, int revision, CancellationToken ct) =>
        await db.Revisions.AsNoTracking().Where(r => r.PublicationId == entry.Id && r.Number == revision).Select(r => r.Snapshot).FirstOrDefaultAsync(ct) is { } json
            ? TextIn(PublicationSnapshot.FromJson(json), tag) : null;

    private static TextSnapshot? TextIn(PublicationSnapshot record, LanguageTag tag) => record.Texts.FirstOrDefault(t => t.Language == tag.ToString());

    private string Clock(DateTime utc) => site.ToLocal(utc).ToString("HH:mm", site.Culture);
}
