using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Naming;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Series;

/// <summary>/admin/series: the series, what each remembers, and what somebody sets instead.</summary>
public sealed class SeriesController(CatalogueContext db, SeriesMemories memories, SeriesDesk desk, Merging merging, Renaming renaming, Site site, TimeProvider clock,
    ILogger<SeriesController> log) : AdminController
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpGet("/admin/series")]
    public async Task<IActionResult> Index([FromQuery] string? q, [FromQuery] long? after, CancellationToken ct) => View(await SeriesListPage.LoadAsync(db, q, after, ct));

    [HttpGet("/admin/series/new")]
    public IActionResult New() => View();

    [HttpPost("/admin/series/new")]
    public async Task<IActionResult> New([FromForm(Name = "Title")] string? title, CancellationToken ct)
    {
        var (id, problem) = await desk.AddAsync(title, site, ct);
        if (problem is null)
            return RedirectToAction(nameof(Edit), new { id });
        ModelState.AddModelError("Title", problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("New", title);
    }

    [HttpGet("/admin/series/{id:long}")]
    public async Task<IActionResult> Edit([FromRoute] long id, [FromQuery] string? after, CancellationToken ct)
    {
        if (await memories.FindAsync(id, ct) is not { } remembered)
            return NotFound();
        return remembered.Series.ReplacedById is { } kept ? RedirectToAction(nameof(Edit), new { id = kept }) : await ShowAsync(remembered, SeriesForm.Of(remembered, site.Culture), after, ct);
    }

    [HttpPost("/admin/series/{id:long}")]
    public async Task<IActionResult> Edit([FromRoute] long id, SeriesForm form, CancellationToken ct)
    {
        if (await memories.FindAsync(id, ct) is not { } remembered)
            return NotFound();
        var input = SeriesInput.Read(form, ModelState, site);
        if (ModelState.IsValid && await desk.ProblemAsync(remembered, input, form, ct) is var (field, problem))
            ModelState.AddModelError(field, problem);
        if (!ModelState.IsValid || !await Saving.TryAsync(this, db, log, () => desk.SaveAsync(remembered.Series, input, ct)))
            return await ShowAsync(remembered, form, null, ct);
        Say($"Saved {site.ToLocal(Now).ToString("HH:mm", site.Culture)}");
        return RedirectToAction(nameof(Edit), new { id });
    }

    /// <summary>Takes out a name that this series had before; its address leads nowhere from then on.</summary>
    [HttpPost("/admin/series/{id:long}/names/{other:long}/remove")]
    public async Task<IActionResult> TakeOut([FromRoute] long id, [FromRoute] long other, CancellationToken ct)
    {
        if (await renaming.TakeOutAsync(db.Series.Include(s => s.Texts), id, other, ct) is not { } name)
            return NotFound();
        await db.SaveChangesAsync(ct);
        Say($"“{name}” was taken out");
        return RedirectToAction(nameof(Edit), new { id });
    }

    [HttpPost("/admin/series/{id:long}/delete")]
    public async Task<IActionResult> Delete([FromRoute] long id, CancellationToken ct)
    {
        if (await memories.FindAsync(id, ct) is not { } remembered)
            return NotFound();
        if (await merging.CountAsync(remembered.Series, ct) > 0)
        {
            ModelState.AddModelError("", "An entry is in this series since, so it was not deleted");
            return await ShowAsync(remembered, SeriesForm.Of(remembered, site.Culture), null, ct);
        }
        db.Series.Remove(remembered.Series);
        await db.SaveChangesAsync(ct);
        Say($"Deleted “{remembered.Series.Title}”");
        return RedirectToAction(nameof(Index));
    }

    /// <summary>What a typed title looks like: 204 when it is like no series.</summary>
    [HttpGet("/admin/series/fitting")]
    public async Task<IActionResult> Fitting([FromQuery] string? title, CancellationToken ct) =>
        !string.IsNullOrWhiteSpace(title) && await memories.FittingAsync(title.Trim(), ct) is { } fit ? Json(SeriesOffer.Of(fit, site)) : NoContent();

    private DateOnly Today => DateOnly.FromDateTime(site.ToLocal(Now));

    private async Task<IActionResult> ShowAsync(RememberedSeries remembered, SeriesForm form, string? after, CancellationToken ct)
    {
        if (!ModelState.IsValid && Response.StatusCode == StatusCodes.Status200OK)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        var page = await SeriesPage.LoadAsync(memories, remembered, form, after, Today, ct);
        return View("Edit", page with { Panel = await TermPanel.LoadAsync(db, merging, remembered.Series, ct) });
    }
}
