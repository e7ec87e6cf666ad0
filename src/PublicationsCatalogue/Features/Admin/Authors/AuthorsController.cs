using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Naming;

namespace PublicationsCatalogue.Features.Admin.Authors;

/// <summary>/admin/authors: people and organisations, their names and identifiers.</summary>
public sealed class AuthorsController(CatalogueContext db, AuthorDesk desk, Merging merging, ILogger<AuthorsController> log) : AdminController
{
    [HttpGet("/admin/authors")]
    public async Task<IActionResult> Index([FromQuery] string? q, [FromQuery] long? after, CancellationToken ct) => View(await TermList.AuthorsAsync(db, merging, q, after, ct));

    [HttpGet("/admin/authors/new")]
    public IActionResult New() => View("Edit", new AuthorPage(NewOne(AgentKind.Person), new AuthorForm { Kind = "person" }, null));

    [HttpPost("/admin/authors/new")]
    public Task<IActionResult> New(AuthorForm form, CancellationToken ct) => SaveAsync(NewOne(form.Kind == "organisation" ? AgentKind.Organization : AgentKind.Person), form, ct);

    [HttpGet("/admin/authors/{id:long}")]
    public async Task<IActionResult> Edit([FromRoute] long id, CancellationToken ct)
    {
        if (await db.Agents.FirstOrDefaultAsync(a => a.Id == id, ct) is not { } agent)
            return NotFound();
        return agent.ReplacedById is { } kept ? RedirectToAction(nameof(Edit), new { id = kept }) : await ShowAsync(agent, AuthorForm.Of(agent, await desk.AlsoCalledAsync(agent, ct)), ct);
    }

    [HttpPost("/admin/authors/{id:long}")]
    public async Task<IActionResult> Edit([FromRoute] long id, AuthorForm form, CancellationToken ct) =>
        await db.Agents.FirstOrDefaultAsync(a => a.Id == id, ct) is { } agent ? await SaveAsync(agent, form, ct) : NotFound();

    [HttpPost("/admin/authors/{id:long}/delete")]
    public async Task<IActionResult> Delete([FromRoute] long id, CancellationToken ct)
    {
        if (await db.Agents.FirstOrDefaultAsync(a => a.Id == id, ct) is not { } agent)
            return NotFound();
        if (await merging.CountAsync(agent, ct) > 0)
        {
            ModelState.AddModelError("", "An entry carries this name since, so it was not deleted");
            return await ShowAsync(agent, AuthorForm.Of(agent, await desk.AlsoCalledAsync(agent, ct)), ct);
        }
        db.Agents.Remove(agent);
        await db.SaveChangesAsync(ct);
        Say($"Deleted “{agent.Name}”");
        return RedirectToAction(nameof(Index));
    }

    private static Agent NewOne(AgentKind kind) => new() { Kind = kind, Name = "", NameKey = "", Slug = default };

    private async Task<IActionResult> SaveAsync(Agent agent, AuthorForm form, CancellationToken ct)
    {
        var input = AuthorInput.Read(form, agent.Kind, ModelState);
        if (ModelState.IsValid && await desk.ProblemAsync(agent, input, form, ct) is var (field, problem))
            ModelState.AddModelError(field, problem);
        var isNew = agent.Id == 0;
        if (!ModelState.IsValid || !await Saving.TryAsync(this, db, log, () => desk.SaveAsync(agent, input, ct)))
            return await ShowAsync(isNew ? NewOne(agent.Kind) : agent, form, ct);
        Say($"Saved “{agent.Name}”");
        return RedirectToAction(nameof(Edit), new { agent.Id });
    }

    private async Task<IActionResult> ShowAsync(Agent agent, AuthorForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid && Response.StatusCode == StatusCodes.Status200OK)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Edit", new AuthorPage(agent, form, agent.Id == 0 ? null : await TermPanel.LoadAsync(db, merging, agent, ct)));
    }
}

/// <summary>A person or an organisation; what stands beside it is null for a new one.</summary>
public sealed record AuthorPage(Agent Agent, AuthorForm Form, TermPanel? Panel);
