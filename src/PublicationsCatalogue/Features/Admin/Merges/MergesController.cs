using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Naming;

namespace PublicationsCatalogue.Features.Admin.Merges;

/// <summary>/admin/authors/{id}/merge, and the same of series and subjects: makes one of two; first a page that says what changes.</summary>
public sealed class MergesController(CatalogueContext db, Merging merging) : AdminController
{
    private const string Address = "/admin/{kind}/{id:long}/merge";

    [HttpGet(Address)]
    public async Task<IActionResult> Ask([FromRoute] string kind, [FromRoute] long id, [FromQuery(Name = "Into")] string? into, CancellationToken ct)
    {
        if (await FindAsync(kind, id, ct) is not { IsKept: true } from)
            return NotFound();
        var other = string.IsNullOrWhiteSpace(into) ? null : await NamedAsync(from, Folded.Key(into), ct);
        if (other is null && Request.Query.ContainsKey("into"))
            ModelState.AddModelError("Into", string.IsNullOrWhiteSpace(into) ? "Enter the name to keep" : $"No other {TermWords.OneOf(from)} has this name. Choose one of those offered while you type");
        return await ShowAsync(from, other, into, ct);
    }

    [HttpPost(Address)]
    public async Task<IActionResult> Do([FromRoute] string kind, [FromRoute] long id, long into, CancellationToken ct)
    {
        if (await FindAsync(kind, id, ct) is not { IsKept: true } from)
            return NotFound();
        if (await FindAsync(kind, into, ct) is not { IsKept: true } kept || kept == from || !IsLike(from, kept))
        {
            ModelState.AddModelError("Into", "This name has been changed since. Choose the one to keep again");
            return await ShowAsync(from, null, null, ct);
        }
        if (await merging.CountAsync(from, ct) > Merging.Most)
            return await ShowAsync(from, kept, kept.Heading, ct);
        try
        {
            var (entries, act) = await merging.MergeAsync(from, kept, ct);
            var path = $"/admin/{kind}/{kept.Id}";
            Say($"“{from.Heading}” is “{kept.Heading}” now; {(entries == 1 ? "1 entry" : $"{entries} entries")} changed", undo: $"/admin/entries/bulk/{act}/undo?then={path}");
            return LocalRedirect(path);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", "Someone else changed one of these entries at the same moment, so nothing was changed. Try again");
            return await ShowAsync(from, kept, kept.Heading, ct);
        }
    }

    private async Task<IActionResult> ShowAsync(Term from, Term? into, string? typed, CancellationToken ct)
    {
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Merge", await MergePage.LoadAsync(db, merging, from, into, typed, ct));
    }

    private async Task<Term?> FindAsync(string kind, long id, CancellationToken ct) => kind switch
    {
        "authors" => await db.Agents.FirstOrDefaultAsync(a => a.Id == id, ct),
        "series" => await db.Series.Include(s => s.Texts).FirstOrDefaultAsync(s => s.Id == id, ct),
        "subjects" => await db.Subjects.Include(s => s.Labels).FirstOrDefaultAsync(s => s.Id == id, ct),
        _ => null,
    };

    // Of the same kind, and the kept one when the name has given way.
    private async Task<Term?> NamedAsync(Term from, string key, CancellationToken ct)
    {
        IQueryable<Term> named = from switch
        {
            Agent agent => db.Agents.Where(a => a.NameKey == key && a.Kind == agent.Kind),
            PublicationSeries => db.SeriesNamed(key),
            _ => db.SubjectsNamed(key),
        };
        var id = await named.Where(t => t.Id != from.Id).OrderBy(t => t.ReplacedById != null).ThenBy(t => t.Id).Select(t => (long?)t.Id).FirstOrDefaultAsync(ct);
        var found = id is null ? null : await FindAsync(TermWords.PathOf(from), id.Value, ct);
        while (found is { ReplacedById: { } next })
            found = await FindAsync(TermWords.PathOf(from), next, ct);
        return found == from ? null : found;
    }

    private static bool IsLike(Term a, Term b) => a is not Agent one || b is Agent other && one.Kind == other.Kind;
}
