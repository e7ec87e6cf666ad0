using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
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

/// <summary>The secrets by which receivers know that a message is the catalogue's; kept so that a copy of their table tells none.</summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    /// <summary>By this a secret is known for one (Standard Webhooks).</summary>
    public const string Prefix = "whsec_";
    private readonly IDataProtector protector = protection.CreateProtector("Catalogue.Webhook.v1");

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public string Protect(string secret) => protector.Protect(secret);

    /// <summary>Its bytes; null when the keys with which it was encrypted are gone.</summary>
    public byte[]? Read(string kept)
    {
        try
        {
            return Convert.FromBase64String(protector.Unprotect(kept)[Prefix.Length..]);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
