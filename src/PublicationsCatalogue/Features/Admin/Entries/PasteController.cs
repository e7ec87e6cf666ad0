using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Core.Formats.Listing;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>Text copied from a page into the title: one entry is split into its fields, several become drafts if that is wanted.</summary>
public sealed class PasteController(CatalogueContext db, EntryDesk desk, Actor actor, Site site) : AdminController
{
    /// <summary>The most drafts that one text makes; longer lists are for the import.</summary>
    private const int Most = 200;

    [HttpPost("/admin/entries/paste"), RequestSizeLimit(EntriesController.FormLimit), RequestFormLimits(ValueLengthLimit = EntriesController.FormLimit)]
    public IActionResult Split(string? text) => Json(PastedEntries.Read(text ?? "")
        .Select(e => new { title = e.Title, date = e.Date is { } date ? desk.Show(date) : null, summary = e.Summary }));

    [HttpPost("/admin/entries/paste/drafts"), RequestSizeLimit(EntriesController.FormLimit), RequestFormLimits(ValueLengthLimit = EntriesController.FormLimit)]
    public async Task<IActionResult> Drafts(string? text, CancellationToken ct)
    {
        var entries = PastedEntries.Read(text ?? "");
        if (entries.Count is 0 or > Most)
            return Refused(entries.Count == 0 ? "In this text no entry was found: an entry is a title, the line of its date, and perhaps a summary." : $"These are {entries.Count:#,0} entries. Paste at most {Most} at once.");
        var inputs = entries.Select(e => EntryInput.Read(FormOf(e), ModelState, site, desk.Now, toPublish: false)).ToList();
        if (!ModelState.IsValid)
            return Refused($"Nothing was saved: {ModelState.Values.SelectMany(v => v.Errors).First().ErrorMessage}.");
        actor.BatchId = Guid.NewGuid();
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            // The last one first, so that the list keeps the order of the page.
            foreach (var input in inputs.AsEnumerable().Reverse())
                await desk.SaveAsync(input, null, Guid.Empty, EntryAct.Save, ct);
            await transaction.CommitAsync(ct);
        }
        Say(entries.Count == 1 ? "1 draft saved" : $"{entries.Count:#,0} drafts saved", undo: $"/admin/entries/bulk/{actor.BatchId}/undo");
        return Redirect("/admin/entries?state=draft");
    }

    private EntryForm FormOf(PastedEntry entry) => new()
    {
        Title = entry.Title,
        Date = entry.Date is { } date ? desk.Show(date) : null,
        Summary = entry.Summary,
        Language = site.Language,
    };

    private ViewResult Refused(string why)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("/Features/Admin/EntryStates/NotPossible.cshtml", why);
    }
}
