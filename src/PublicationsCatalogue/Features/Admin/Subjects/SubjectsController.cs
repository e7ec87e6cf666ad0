using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Naming;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Subjects;

/// <summary>/admin/subjects: what subjects are called, in each language, and what is broader than what.</summary>
public sealed class SubjectsController(CatalogueContext db, SubjectDesk desk, Merging merging, Renaming renaming, Site site, ILogger<SubjectsController> log) : AdminController
{
    [HttpGet("/admin/subjects")]
    public async Task<IActionResult> Index([FromQuery] string? q, [FromQuery] long? after, CancellationToken ct) => View(await TermList.SubjectsAsync(db, merging, q, after, ct));

    [HttpGet("/admin/subjects/new")]
    public IActionResult New() => View("Edit", new SubjectPage(NewOne(), new SubjectForm(), null));

    [HttpPost("/admin/subjects/new")]
    public Task<IActionResult> New(SubjectForm form, CancellationToken ct) => SaveAsync(NewOne(), form, ct);

    [HttpGet("/admin/subjects/{id:long}")]
    public async Task<IActionResult> Edit([FromRoute] long id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } subject)
            return NotFound();
        return subject.ReplacedById is { } kept ? RedirectToAction(nameof(Edit), new { id = kept }) : await ShowAsync(subject, SubjectForm.Of(subject, site.Culture), ct);
    }

    [HttpPost("/admin/subjects/{id:long}")]
    public async Task<IActionResult> Edit([FromRoute] long id, SubjectForm form, CancellationToken ct) =>
        await desk.FindAsync(id, ct) is { } subject ? await SaveAsync(subject, form, ct) : NotFound();

    /// <summary>Takes out a name that this subject had before; its address leads nowhere from then on.</summary>
    [HttpPost("/admin/subjects/{id:long}/names/{other:long}/remove")]
    public async Task<IActionResult> TakeOut([FromRoute] long id, [FromRoute] long other, CancellationToken ct)
    {
        if (await renaming.TakeOutAsync(db.Subjects.Include(s => s.Labels), id, other, ct) is not { } name)
            return NotFound();
        await db.SaveChangesAsync(ct);
        Say($"“{name}” was taken out");
        return RedirectToAction(nameof(Edit), new { id });
    }

    [HttpPost("/admin/subjects/{id:long}/delete")]
    public async Task<IActionResult> Delete([FromRoute] long id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } subject)
            return NotFound();
        if (await merging.CountAsync(subject, ct) > 0)
        {
            ModelState.AddModelError("", "An entry carries this subject since, so it was not deleted");
            return await ShowAsync(subject, SubjectForm.Of(subject, site.Culture), ct);
        }
        // What stood below it stands below what it stood below.
        foreach (var narrower in await db.Subjects.Where(s => s.BroaderId == id).ToListAsync(ct))
            narrower.BroaderId = subject.BroaderId;
        db.Subjects.Remove(subject);
        await db.SaveChangesAsync(ct);
        Say($"Deleted “{subject.Label}”");
        return RedirectToAction(nameof(Index));
    }

    private static Subject NewOne() => new() { Slug = default };

    private async Task<IActionResult> SaveAsync(Subject subject, SubjectForm form, CancellationToken ct)
    {
        var isNew = subject.Id == 0;
        var input = SubjectInput.Read(form, ModelState);
        if (ModelState.IsValid && await desk.ProblemAsync(subject, input, form, ct) is var (field, problem))
            ModelState.AddModelError(field, problem);
        if (!ModelState.IsValid || !await Saving.TryAsync(this, db, log, () => desk.SaveAsync(subject, input, ct)))
            return await ShowAsync(isNew ? NewOne() : subject, form, ct);
        Say($"Saved “{subject.Label}”");
        return RedirectToAction(nameof(Edit), new { subject.Id });
    }

    private async Task<IActionResult> ShowAsync(Subject subject, SubjectForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid && Response.StatusCode == StatusCodes.Status200OK)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Edit", new SubjectPage(subject, form, subject.Id == 0 ? null : await TermPanel.LoadAsync(db, merging, subject, ct)));
    }
}

/// <summary>A subject; what stands beside it is null for a new one.</summary>
public sealed record SubjectPage(Subject Subject, SubjectForm Form, TermPanel? Panel);
