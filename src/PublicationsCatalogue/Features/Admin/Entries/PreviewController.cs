using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>What readers will see, from the text as typed, by the views that readers get. Nothing is saved.</summary>
public sealed class PreviewController(CatalogueContext db, EntryDesk desk, PublicCatalogue catalogue, Site site) : AdminController
{
    private const string Page = "/Features/Admin/Preview.cshtml";
    private const string Row = "/Features/Admin/Entries/_Preview.cshtml";

    /// <summary>The page of an entry as it is saved.</summary>
    [HttpGet("/admin/entries/{id:long}/preview")]
    public async Task<IActionResult> Saved([FromRoute] long id, CancellationToken ct) =>
        await desk.FindAsync(id, ct) is { } stored ? View(Page, stored) : NotFound();

    [HttpPost("/admin/entries/new/preview"), RequestSizeLimit(TypedForm.Limit), RequestFormLimits(ValueLengthLimit = TypedForm.Limit)]
    public Task<IActionResult> Typed(EntryForm form, bool page, CancellationToken ct) => ShowAsync(form, null, page, ct);

    /// <summary>The row in its month as a piece of the form's page or, when <paramref name="page"/> is asked for, the whole page of the entry.</summary>
    [HttpPost("/admin/entries/{id:long}/preview"), RequestSizeLimit(TypedForm.Limit), RequestFormLimits(ValueLengthLimit = TypedForm.Limit)]
    public async Task<IActionResult> Typed([FromRoute] long id, EntryForm form, bool page, CancellationToken ct) =>
        await db.Publications.AsNoTracking().WithParts().FirstOrDefaultAsync(p => p.Id == id, ct) is { } stored ? await ShowAsync(form, stored, page, ct) : NotFound();

    private async Task<IActionResult> ShowAsync(EntryForm form, Publication? stored, bool page, CancellationToken ct)
    {
        var input = EntryInput.Read(form, ModelState, site, desk.Now, toPublish: false);
        if (ModelState.GetFieldValidationState("Summary") == Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
            input = input with { Summary = null };
        if (input.Title.Length == 0)
            input = input with { Title = "(no title yet)" };
        var preview = await EntryPreview.LoadAsync(desk, db, catalogue, site, input, stored, ct);
        var problem = ModelState["Date"]?.Errors is [var first, ..] ? first.ErrorMessage : null;
        ModelState.Clear();
        (ViewData["Problem"], ViewData["Form"], ViewData["Language"]) = (problem, form.Key, form.AssumedLanguage(site));
        return page ? View(Page, preview.Publication) : PartialView(Row, preview);
    }
}
