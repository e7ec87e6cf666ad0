using Microsoft.EntityFrameworkCore;

namespace PublicationsCatalogue.Data.Webhooks;

/// <summary>What is to be sent, in its order, and what became of it.</summary>
public sealed class OutgoingMessages(CatalogueContext db, Actor actor, TimeProvider clock)
{
    private const int Batch = 500;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task AddDueAsync(CancellationToken ct) => WebhookOutbox.AddDueAsync(db, Now, ct);

    /// <summary>The addresses for which something is due.</summary>
    public async Task<IReadOnlyList<long>> WaitingAsync(CancellationToken ct)
    {
        var now = Now;
        return await Ready(now).Where(w => db.WebhookDeliveries.Any(d => d.WebhookId == w.Id && d.NextAt <= now)).Select(w => w.Id).ToListAsync(ct);
    }

    /// <summary>What comes next for this address; null when there is nothing, or it rests, was stopped or ended.</summary>
    public async Task<WebhookDelivery?> NextAsync(long webhook, CancellationToken ct)
    {
        var now = Now;
        return await Ready(now).AnyAsync(w => w.Id == webhook, ct)
            ? await db.WebhookDeliveries.Include(d => d.Webhook).Where(d => d.WebhookId == webhook && d.NextAt <= now).OrderBy(d => d.NextAt).ThenBy(d => d.Id).FirstOrDefaultAsync(ct)
            : null;
    }

    public Task SupersedeAsync(WebhookDelivery delivery, CancellationToken ct)
    {
        delivery.Supersede();
        return db.SaveChangesAsync(ct);
    }

    public Task NoteAsync(WebhookDelivery delivery, WebhookAnswer answer, CancellationToken ct)
    {
        var (webhook, now) = (delivery.Webhook, Now);
        if (answer.Problem is not { } problem)
        {
            delivery.Delivered(answer.Status ?? 0, now);
            webhook.Answered();
            return db.SaveChangesAsync(ct);
        }
        delivery.Failed(answer.Status, problem, now, answer.RetryAfter);
        // A test tells nothing of how long real messages have not come through.
        if (delivery.Event != WebhookEvents.Test)
            webhook.Failed(now, answer.RetryAfter);
        if (answer.Status == StatusCodes.Status410Gone)
            Stop(webhook, "It answered 410: it wants to be told nothing any more.", now);
        // Not at the first failure after a silence: a message has all its tries.
        else if (delivery.Outcome == DeliveryOutcome.GivenUp && now - webhook.FailingSince >= Webhook.Patience)
            Stop(webhook, $"It failed for {Webhook.Patience.Days} days: {problem}", now);
        return db.SaveChangesAsync(ct);
    }

    /// <summary>Forgets what was noted more than 30 days ago.</summary>
    public async Task PruneAsync(CancellationToken ct)
    {
        for (var (until, isMore) = (Now - Kept, true); isMore;)
        {
            var oldest = await db.WebhookDeliveries.AsNoTracking().OrderBy(d => d.Id).Take(Batch).Select(d => new { d.Id, d.At }).ToListAsync(ct);
            var old = oldest.TakeWhile(d => d.At < until).Select(d => d.Id).ToList();
            if (old.Count > 0)
                await db.WebhookDeliveries.Where(d => old.Contains(d.Id)).ExecuteDeleteAsync(ct);
            isMore = old.Count == Batch;
        }
    }

    private void Stop(Webhook webhook, string because, DateTime now)
    {
        webhook.Stop(because, now);
        db.ProgramChanges.Add(new ProgramChange { Kind = ProgramChangeKind.Webhook, IsEnd = true, What = webhook.Host, At = now, By = actor.Name });
    }

    private IQueryable<Webhook> Ready(DateTime now) => WebhookOutbox.Live(db).Where(w => w.RestsUntil == null || w.RestsUntil <= now);
}

/// <summary>What came of a message.</summary>
/// <param name="Status">Null when there was no answer.</param>
/// <param name="Problem">Null when the message was taken.</param>
public sealed record WebhookAnswer(int? Status, string? Problem)
{
    /// <summary>How long the receiver asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
