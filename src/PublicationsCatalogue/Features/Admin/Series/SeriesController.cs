using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Series;

/// <summary>/admin/series: the series, what each remembers, and what somebody sets instead.</summary>
public sealed class SeriesController(CatalogueContext db, SeriesMemories memories, SeriesDesk desk, Site site, TimeProvider clock,
    ILogger<SeriesController> log) : AdminController
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpGet("/admin/series")]
    public async Task<IActionResult> Index([FromQuery] long? after, CancellationToken ct) => View(await SeriesListPage.LoadAsync(db, after, ct));

    [HttpGet("/admin/series/{id:long}")]
    public async Task<IActionResult> Edit([FromRoute] long id, [FromQuery] string? after, CancellationToken ct) =>
        await memories.FindAsync(id, ct) is { } remembered
            ? View(await SeriesPage.LoadAsync(memories, remembered, SeriesForm.Of(remembered, site.Culture), after, Today, ct)) : NotFound();

    [HttpPost("/admin/series/{id:long}")]
    public async Task<IActionResult> Edit([FromRoute] long id, SeriesForm form, CancellationToken ct)
    {
        if (await memories.FindAsync(id, ct) is not { } remembered)
            return NotFound();
        var input = SeriesInput.Read(form, ModelState, site);
        if (ModelState.IsValid && await desk.ProblemAsync(remembered, input, form, ct) is var (field, problem))
            ModelState.AddModelError(field, problem);
        if (!ModelState.IsValid)
            return await AgainAsync(remembered, form, StatusCodes.Status400BadRequest, ct);
        try
        {
            await desk.SaveAsync(remembered.Series, input, ct);
            Say($"Saved {site.ToLocal(Now).ToString("HH:mm", site.Culture)}");
            return RedirectToAction(nameof(Edit), new { id });
        }
        catch (Exception e) when (StorageTrouble.Of(e) is { } trouble)
        {
            ModelState.AddModelError("", $"{trouble.Sentence} Nothing you typed is lost. Reference: {StorageTrouble.Note(log, HttpContext, trouble.Status, e)}");
            db.ChangeTracker.Clear();
            return await AgainAsync(remembered, form, trouble.Status, ct);
        }
    }

    /// <summary>What a typed title looks like: 204 when it is like no series.</summary>
    [HttpGet("/admin/series/fitting")]
    public async Task<IActionResult> Fitting([FromQuery] string? title, CancellationToken ct) =>
        !string.IsNullOrWhiteSpace(title) && await memories.FittingAsync(title.Trim(), ct) is { } fit ? Json(SeriesOffer.Of(fit, site)) : NoContent();

    private DateOnly Today => DateOnly.FromDateTime(site.ToLocal(Now));

    private async Task<IActionResult> AgainAsync(RememberedSeries remembered, SeriesForm form, int status, CancellationToken ct)
    {
        Response.StatusCode = status;
        return View("Edit", await SeriesPage.LoadAsync(memories, remembered, form, null, Today, ct));
    }
}
