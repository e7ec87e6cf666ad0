using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Webhooks;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Webhooks;

/// <summary>/admin/webhooks: other programs that are told when what readers see changes.</summary>
[Authorize(Policy = "people")]
public sealed class WebhooksController(CatalogueContext db, WebhookDesk desk, CatalogueSettings settings, TimeProvider clock) : AdminController
{
    [HttpGet("/admin/webhooks")]
    public Task<IActionResult> List(CancellationToken ct) => ShowAsync(new WebhookForm { Published = true, Changed = true, Withdrawn = true }, ct);

    [HttpPost("/admin/webhooks")]
    public async Task<IActionResult> Add(WebhookForm form, CancellationToken ct)
    {
        if (!WebhookAddress.TryRead(form.Url, settings.Webhooks, out var url, out var problem))
            ModelState.AddModelError(nameof(form.Url), problem);
        if (form.Events == WebhookEvents.None)
            ModelState.AddModelError(nameof(form.Published), "Choose what it is told.");
        if (await desk.CountAsync(ct) >= WebhookDesk.MostLive)
            ModelState.AddModelError(nameof(form.Url), $"There are {WebhookDesk.MostLive} webhooks. End one that is not used any more.");
        if (ModelState.IsValid && url is not null)
            return View("Made", new MadeWebhook(url.AbsoluteUri, await desk.AddAsync(url, form.Events, ct)));
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(form, ct);
    }

    [HttpGet("/admin/webhooks/{id:long}")]
    public async Task<IActionResult> One([FromRoute] long id, CancellationToken ct) =>
        await WebhookPage.LoadAsync(db, id, clock.GetUtcNow().UtcDateTime, ct) is { } page ? View(page) : NotFound();

    [HttpPost("/admin/webhooks/{id:long}/test")]
    public Task<IActionResult> Test([FromRoute] long id, CancellationToken ct) =>
        ActAsync(id, webhook => webhook.StoppedAt is null, webhook => desk.TestAsync(webhook, ct), "A test is sent within a few seconds. Load this page again to see what became of it", ct);

    [HttpPost("/admin/webhooks/{id:long}/secret")]
    public async Task<IActionResult> Secret([FromRoute] long id, CancellationToken ct) =>
        await db.Webhooks.FindAsync([id], ct) is not { } webhook ? NotFound()
        : webhook.EndedAt is not null ? LocalRedirect(FormattableString.Invariant($"/admin/webhooks/{id}"))
        : View("Made", new MadeWebhook(webhook.Url, await desk.ReplaceSecretAsync(webhook, ct)) { IsReplaced = true });

    [HttpPost("/admin/webhooks/{id:long}/resume")]
    public Task<IActionResult> Resume([FromRoute] long id, CancellationToken ct) =>
        ActAsync(id, webhook => webhook.StoppedAt is not null, webhook => desk.ResumeAsync(webhook, ct), "Switched on. What waited for it is sent now", ct);

    [HttpPost("/admin/webhooks/{id:long}/end")]
    public Task<IActionResult> End([FromRoute] long id, CancellationToken ct) =>
        ActAsync(id, _ => true, webhook => desk.EndAsync(webhook, ct), "Ended. It is told nothing any more", ct);

    // What cannot be done in its present state has been done already, or by somebody else: the page shows how it is.
    private async Task<IActionResult> ActAsync(long id, Func<Webhook, bool> isPossible, Func<Webhook, Task> act, string done, CancellationToken ct)
    {
        if (await db.Webhooks.FindAsync([id], ct) is not { } webhook)
            return NotFound();
        if (webhook.EndedAt is null && isPossible(webhook))
        {
            await act(webhook);
            Say(done);
        }
        return LocalRedirect(FormattableString.Invariant($"/admin/webhooks/{id}"));
    }

    private async Task<IActionResult> ShowAsync(WebhookForm form, CancellationToken ct) =>
        View("List", new WebhooksPage(await db.Webhooks.AsNoTracking().OrderBy(w => w.EndedAt != null).ThenByDescending(w => w.Id).Take(WebhooksPage.Most).ToListAsync(ct), settings.Webhooks.AllowedHosts, form));
}

/// <summary>The only time the secret is shown.</summary>
public sealed record MadeWebhook(string Url, string Secret)
{
    /// <summary>True when it had another before.</summary>
    public bool IsReplaced { get; init; }
}
