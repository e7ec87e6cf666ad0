using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Duplicates;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Duplicates;

/// <summary>/admin/duplicates: whether what is typed is in the catalogue already, and what somebody says to that.</summary>
public sealed class DuplicatesController(CatalogueContext db, DuplicateSearch search, DuplicateAnswers answers, Site site,
    TimeProvider clock) : AdminController
{
    [HttpGet("/admin/duplicates")]
    public async Task<IActionResult> Ask(long? id, string? title, string? subtitle, string? date, string? link, string? identifiers, List<string> verdicts, CancellationToken ct) =>
        PartialView("_Duplicates", new DuplicatePanel(id, id is null, await search.FindAsync(
            DuplicateQuestion.Read(id, title, subtitle, date, link, identifiers, verdicts, site.Culture), ct)));

    /// <summary>The pairs that nobody has judged, and those judged the same of which both are still there.</summary>
    [HttpGet("/admin/duplicates/possible")]
    public async Task<IActionResult> Possible([FromQuery] long? later, [FromQuery] long? earlier, CancellationToken ct) =>
        View(await PossiblePage.LoadAsync(db, later, earlier, clock.GetUtcNow().UtcDateTime, ct));

    /// <summary>Stores at once what was said of a saved entry.</summary>
    /// <param name="listed">True when the answer was given in the list of possible duplicates: then that is shown again.</param>
    [HttpPost("/admin/duplicates/{id:long}")]
    public async Task<IActionResult> Answer([FromRoute] long id, List<string> verdicts, bool listed, CancellationToken ct)
    {
        var said = Answered.Read(verdicts);
        if (!await answers.SaveAsync(said, id, ct))
            return NotFound();
        if (listed)
        {
            Say("Your answer is remembered");
            return Redirect("/admin/duplicates/possible");
        }
        return Redirect(Answered.Then(said, id));
    }
}
