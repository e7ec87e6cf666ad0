using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Duplicates;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Duplicates;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Duplicates;

/// <summary>/admin/duplicates: whether what is typed is in the catalogue already, and what somebody says to that.</summary>
public sealed class DuplicatesController(CatalogueContext db, DuplicateSearch search, DuplicateAnswers answers, Site site) : AdminController
{
    private int triesLeft = 3;

    [HttpGet("/admin/duplicates")]
    public async Task<IActionResult> Ask(long? id, string? title, string? subtitle, string? date, string? link, string? identifiers, List<string> verdicts, CancellationToken ct) =>
        PartialView("_Duplicates", new DuplicatePanel(id, id is null, await search.FindAsync(
            DuplicateQuestion.Read(id, title, subtitle, date, link, identifiers, verdicts, site.Culture), ct)));

    [HttpPost("/admin/duplicates/{id:long}")]
    public async Task<IActionResult> Answer([FromRoute] long id, List<string> verdicts, CancellationToken ct)
    {
        if (await db.Publications.WithParts().FirstOrDefaultAsync(p => p.Id == id, ct) is not { State: not PublicationState.Trashed } publication)
            return NotFound();
        var said = Answered.Read(verdicts);
        try
        {
            await answers.RelateAsync(said, publication, ct);
            await db.SaveChangesAsync(ct);
            await answers.RememberAsync(said, id, ct);
        }
        catch (DbUpdateException e) when ((e is DbUpdateConcurrencyException || Database.IsDuplicate(e)) && triesLeft-- > 0)
        {
            // Somebody else saved this entry, or judged this pair, in this moment.
            db.ChangeTracker.Clear();
            return await Answer(id, verdicts, ct);
        }
        return Redirect(FormattableString.Invariant($"/admin/entries/{said.FirstOrDefault(a => a.Answer == DuplicateAnswer.Same)?.OtherId ?? id}"));
    }
}
