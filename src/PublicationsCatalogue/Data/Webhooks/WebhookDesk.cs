using Microsoft.EntityFrameworkCore;

namespace PublicationsCatalogue.Data.Webhooks;

/// <summary>Adds, tries, switches on and ends webhooks.</summary>
public sealed class WebhookDesk(CatalogueContext db, Actor actor, WebhookSecrets secrets, TimeProvider clock)
{
    public const int MostLive = 20;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task<int> CountAsync(CancellationToken ct) => db.Webhooks.CountAsync(w => w.EndedAt == null, ct);

    /// <summary>Its secret, which nobody can be told again.</summary>
    public async Task<string> AddAsync(Uri url, WebhookEvents events, CancellationToken ct)
    {
        var secret = WebhookSecrets.New();
        db.Webhooks.Add(new Webhook { Url = url.AbsoluteUri, Secret = secrets.Protect(secret), Events = events, CreatedAt = Now, CreatedBy = actor.Name });
        Note(isEnd: false, url.Host);
        await db.SaveChangesAsync(ct);
        return secret;
    }

    /// <summary>Sends it a message that tells nothing, before all that waits.</summary>
    public Task TestAsync(Webhook webhook, CancellationToken ct)
    {
        webhook.Answered();
        db.WebhookDeliveries.Add(new WebhookDelivery { WebhookId = webhook.Id, MessageId = Guid.CreateVersion7(), Event = WebhookEvents.Test, At = Now }.Due(webhook.CreatedAt));
        return db.SaveChangesAsync(ct);
    }

    /// <summary>Switches one on again that the catalogue gave up.</summary>
    public Task ResumeAsync(Webhook webhook, CancellationToken ct)
    {
        webhook.Resume();
        Note(isEnd: false, webhook.Host);
        return db.SaveChangesAsync(ct);
    }

    /// <summary>Gives it a new secret, which nobody can be told again; the one before signs too for a day, so that the receiver can change in peace.</summary>
    public async Task<string> ReplaceSecretAsync(Webhook webhook, CancellationToken ct)
    {
        var secret = WebhookSecrets.New();
        webhook.Secret = secrets.Replace(webhook.Secret, secret, clock.GetUtcNow());
        db.ProgramChanges.Add(new ProgramChange { Kind = ProgramChangeKind.WebhookSecret, IsEnd = false, What = webhook.Host, At = Now, UserId = actor.UserId, By = actor.Name });
        await db.SaveChangesAsync(ct);
        return secret;
    }

    /// <summary>Ends one for good.</summary>
    public Task EndAsync(Webhook webhook, CancellationToken ct)
    {
        webhook.EndedAt = Now;
        Note(isEnd: true, webhook.Host);
        return db.SaveChangesAsync(ct);
    }

    private void Note(bool isEnd, string host) =>
        db.ProgramChanges.Add(new ProgramChange { Kind = ProgramChangeKind.Webhook, IsEnd = isEnd, What = host, At = Now, UserId = actor.UserId, By = actor.Name });
}
