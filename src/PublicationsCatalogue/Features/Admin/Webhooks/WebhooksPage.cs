using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Webhooks;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Admin.Webhooks;

public sealed record WebhooksPage(IReadOnlyList<Webhook> Webhooks, IReadOnlyList<string> AllowedHosts, WebhookForm Form)
{
    public const int Most = 100;

    public static string StateOf(Webhook webhook) =>
        webhook.EndedAt is not null ? "ended" : webhook.StoppedAt is not null ? "switched off" : webhook.FailingSince is not null ? "fails" : "live";

    public static string ToldOf(Webhook webhook) => string.Join(", ", WebhookTypes.All.Where(t => webhook.Events.HasFlag(t.Event)).Select(t => t.Event.ToString().ToLowerInvariant()));
}

/// <summary>One webhook and the last that was sent to it, or is to be.</summary>
public sealed record WebhookPage(Webhook Webhook, IReadOnlyList<DeliveryLine> Deliveries, int Waiting, DateTime Now)
{
    public const int MostWaiting = 1000;
    private const int Most = 50;

    public static async Task<WebhookPage?> LoadAsync(CatalogueContext db, long id, DateTime now, CancellationToken ct)
    {
        if (await db.Webhooks.AsNoTracking().FirstOrDefaultAsync(w => w.Id == id, ct) is not { } webhook)
            return null;
        var deliveries = await db.WebhookDeliveries.AsNoTracking().Where(d => d.WebhookId == id).OrderByDescending(d => d.Id).Take(Most).ToListAsync(ct);
        var entries = deliveries.Select(d => d.PublicationId).OfType<long>().Distinct().ToList();
        var titles = await db.Publications.AsNoTracking().Where(p => entries.Contains(p.Id))
            .Select(p => new { p.Id, Title = p.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault() ?? "" }).ToDictionaryAsync(p => p.Id, p => p.Title, ct);
        var waiting = await db.WebhookDeliveries.Where(d => d.WebhookId == id && d.NextAt != null).Take(MostWaiting).CountAsync(ct);
        return new WebhookPage(webhook, deliveries.ConvertAll(d => new DeliveryLine(d, d.PublicationId is { } entry ? titles.GetValueOrDefault(entry) : null)), waiting, now);
    }
}

public sealed record DeliveryLine(WebhookDelivery Delivery, string? Title)
{
    public string Type => WebhookTypes.NameOf(Delivery.Event);

    public string Became => Delivery.Outcome switch
    {
        DeliveryOutcome.Delivered => $"taken ({Delivery.Status})",
        DeliveryOutcome.Superseded => "left out: no longer true when it was to be sent",
        DeliveryOutcome.GivenUp => $"given up: {Delivery.Problem}",
        _ => Delivery.Problem ?? "waits",
    };
}
