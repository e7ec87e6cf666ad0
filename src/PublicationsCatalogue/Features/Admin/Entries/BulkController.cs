using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>/admin/entries/bulk: one act on the ticked entries, or on all that the list shows; first a page that says how many.</summary>
public sealed class BulkController(Bulk bulk, Site site, TimeProvider clock) : AdminController
{
    private const string List = "/admin/entries";
    private const string Page = "/Features/Admin/Entries/Bulk.cshtml";
    private const string NotPossible = "/Features/Admin/EntryStates/NotPossible.cshtml";

    [HttpPost("/admin/entries/bulk"), RequestFormLimits(ValueCountLimit = 2 * Bulk.Most)]
    public async Task<IActionResult> Ask(List<long> ids, string? choose, bool all, [FromForm] EntriesQuery asked, CancellationToken ct)
    {
        if (BulkAct.Find(choose) is not { } act)
            return Refused("Choose what to do with the entries, then press the button again.");
        var list = EntriesFilter.Read(asked, site);
        var entries = await bulk.FindAsync(ids, all ? list : null, ct);
        if (entries.Count == 0)
            return Refused("No entry was ticked. Go back, tick the entries and press the button again.", list.Address(list.State));
        ModelState.Clear();
        return View(Page, new BulkPage(act, entries, null, list.Address(list.State), clock.GetUtcNow().UtcDateTime));
    }

    [HttpPost("/admin/entries/bulk/do"), RequestFormLimits(ValueCountLimit = 2 * Bulk.Most)]
    public async Task<IActionResult> Do(List<long> ids, string? choose, [FromForm(Name = "Value")] string? value, [FromForm] string? list, CancellationToken ct)
    {
        if (BulkAct.Find(choose) is not { } act || ids.Count is 0 or > Bulk.Most)
            return Refused("The form did not arrive whole, so nothing was changed. Go back to the list and begin again.");
        var read = bulk.Read(act, value, ModelState);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(Page, new BulkPage(act, await bulk.FindAsync(ids, null, ct), value, ListOf(list), clock.GetUtcNow().UtcDateTime));
        }
        try
        {
            var (count, impossible, batch) = await bulk.DoAsync(act, read, ids, ct);
            var same = ids.Distinct().Count() - count - impossible;
            var others = (same > 0 && count > 0 ? $"; {Count(same)} needed no change" : "") + (impossible > 0 ? $"; {Count(impossible)} could not be, since someone changed {(impossible == 1 ? "it" : "them")} meanwhile" : "");
            if (count == 0)
                Say(impossible > 0 ? $"Nothing was changed{others}" : "Nothing needed to be changed");
            else
                Say($"{Count(count)} {act.Done}{others}", undo: $"/admin/entries/bulk/{batch}/undo?then={Uri.EscapeDataString(ListOf(list))}");
            return Redirect(ListOf(list));
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refused("Someone else changed one of these entries at the same moment, so nothing was changed. Go back to the list and look again.", ListOf(list));
        }
    }

    public static string Count(int entries) => entries == 1 ? "1 entry" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{entries:#,0} entries");

    // The list as it was narrowed; nothing but that list.
    private static string ListOf(string? address) => address?.StartsWith(List + "?", StringComparison.Ordinal) == true && !address.AsSpan().ContainsAnyExceptInRange('!', '~') ? address : List;

    private ViewResult Refused(string why, string list = List)
    {
        ViewData["List"] = list;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(NotPossible, why);
    }
}
