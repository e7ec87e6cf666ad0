using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Core.Formats.Listing;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Duplicates;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>Text copied from a page into the title: one entry is split into its fields, several become drafts if that is wanted.</summary>
public sealed class PasteController(CatalogueContext db, EntryDesk desk, DuplicateSearch duplicates, Actor actor, Site site) : AdminController
{
    /// <summary>The most drafts that one text makes; longer lists are for the import.</summary>
    public const int Most = 200;
    private const string Page = "/Features/Admin/Entries/Paste.cshtml";

    [HttpPost("/admin/entries/paste"), RequestSizeLimit(TypedForm.Limit), RequestFormLimits(ValueLengthLimit = TypedForm.Limit)]
    public IActionResult Split(string? text) => Json(PastedEntries.Read(text ?? "")
        .Select(FormOf).Select(form => new { form.Title, form.Date, form.Summary, form.Link, form.Identifiers }));

    /// <summary>A field for a longer text, and what was read in it, before anything is saved.</summary>
    [HttpGet("/admin/entries/paste")]
    public IActionResult Paste() => View(Page, new PastePage(null, Guid.NewGuid(), []));

    /// <summary>Shows what would be made of the text.</summary>
    /// <param name="key">Under which the browser keeps its copy of the text.</param>
    [HttpPost("/admin/entries/paste/read"), RequestSizeLimit(TypedForm.Limit), RequestFormLimits(ValueLengthLimit = TypedForm.Limit)]
    public async Task<IActionResult> Look(string? text, Guid key, CancellationToken ct)
    {
        var entries = PastedEntries.Read(text ?? "");
        if (entries.Count is 0 or > Most)
            return Refused(text, key);
        var found = new List<FoundEntry>();
        foreach (var entry in entries)
            found.Add(new FoundEntry(entry, (await duplicates.FindAsync(new DuplicateQuestion { Title = entry.Title, Date = entry.Date, Link = entry.Link, Identifiers = entry.Identifiers }, ct)).Others));
        return View(Page, new PastePage(text, key, found));
    }

    [HttpPost("/admin/entries/paste/drafts"), RequestSizeLimit(TypedForm.Limit), RequestFormLimits(ValueLengthLimit = TypedForm.Limit)]
    public async Task<IActionResult> Drafts(string? text, Guid key, CancellationToken ct)
    {
        var entries = PastedEntries.Read(text ?? "");
        if (entries.Count is 0 or > Most)
            return Refused(text, key);
        var inputs = entries.Select(e => EntryInput.Read(FormOf(e), ModelState, site, desk.Now, toPublish: false)).ToList();
        if (!ModelState.IsValid)
            return Refused(text, key, $"Nothing was saved: {ModelState.Values.SelectMany(v => v.Errors).First().ErrorMessage}");
        actor.BatchId = Guid.NewGuid();
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            // The last one first, so that the list keeps the order of the page.
            foreach (var input in inputs.AsEnumerable().Reverse())
                await desk.SaveAsync(input, null, Guid.Empty, EntryAct.Save, ct);
            await transaction.CommitAsync(ct);
        }
        Say(entries.Count == 1 ? "1 draft saved" : $"{entries.Count:#,0} drafts saved", undo: $"/admin/entries/bulk/{actor.BatchId}/undo?then=%2Fadmin%2Fentries%3Fstate%3Ddraft");
        return Redirect("/admin/entries?state=draft");
    }

    private EntryForm FormOf(PastedEntry entry) => new()
    {
        Title = entry.Title,
        Date = entry.Date is { } date ? desk.Show(date) : null,
        Summary = entry.Summary,
        Link = entry.Link?.Value,
        Identifiers = EntryForm.Lines(entry.Identifiers.Select(EntryForm.Line)),
    };

    private ViewResult Refused(string? text, Guid key, string? why = null)
    {
        var count = PastedEntries.Read(text ?? "").Count;
        ModelState.Clear();
        ModelState.AddModelError("text", why ?? (count == 0 ? "In this text no entry was found: an entry is a title, a line with its date alone, such as 07 October 2021 or October 2021, and perhaps a summary"
            : string.Create(CultureInfo.InvariantCulture, $"These are {count:#,0} entries. Paste at most {Most} at once")));
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(Page, new PastePage(text, key, []));
    }
}

/// <summary>The text as it was pasted, and the entries found in it.</summary>
public sealed record PastePage(string? Text, Guid Key, IReadOnlyList<FoundEntry> Entries);

/// <summary>An entry of the text, and those of the catalogue that may be the same.</summary>
public sealed record FoundEntry(PastedEntry Entry, IReadOnlyList<Duplicate> Others);
