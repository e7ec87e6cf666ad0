using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Webhooks;

namespace PublicationsCatalogue.Tests.Support;

public static class Telling
{
    private const string Url = "https://hooks.example.org/a-path-that-is-long-enough-to-need-a-second-line/0123456789abcdef";

    /// <summary>The number of a webhook with messages that were taken, failed and wait; nobody is at its address.</summary>
    public static Task<long> TellingAsync(this CatalogueApp app) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        if (await db.Webhooks.FirstOrDefaultAsync(w => w.Url == Url) is { } known)
            return known.Id;
        var desk = services.GetRequiredService<WebhookDesk>();
        await desk.AddAsync(new Uri(Url), WebhookEvents.Published | WebhookEvents.Withdrawn, default);
        await app.AddManyAsync(3, i => A.Publication($"Told {i}").Published());
        var webhook = await db.Webhooks.SingleAsync(w => w.Url == Url);
        await desk.TestAsync(webhook, default);
        var deliveries = await db.WebhookDeliveries.Where(d => d.WebhookId == webhook.Id).OrderBy(d => d.Id).ToListAsync();
        deliveries[0].Delivered(204, app.Now);
        deliveries[1].Failed(500, "It answered 500.", app.Now);
        webhook.Failed(app.Now);
        await db.SaveChangesAsync();
        return webhook.Id;
    });
}
