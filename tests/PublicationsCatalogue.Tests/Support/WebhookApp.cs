using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Webhooks;

namespace PublicationsCatalogue.Tests.Support;

/// <summary>A catalogue that may tell receivers on this machine.</summary>
public class WebhookApp : CatalogueApp
{
    public const WebhookEvents Everything = WebhookEvents.Published | WebhookEvents.Changed | WebhookEvents.Withdrawn;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    protected virtual bool AllowsPrivateAddresses => true;
    protected virtual string[] Hosts => ["localhost"];

    /// <summary>Adds a webhook as the desk does.</summary>
    public async Task<(long Id, string Secret)> HookAsync(Uri url, WebhookEvents events = Everything)
    {
        var secret = await InScopeAsync(s => s.GetRequiredService<WebhookDesk>().AddAsync(url, events, default));
        return (await InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Webhooks.MaxAsync(w => w.Id)), secret);
    }

    public Task<(long Id, string Secret)> HookAsync(Receiver receiver, WebhookEvents events = Everything) => HookAsync(receiver.Address, events);

    /// <summary>The next that the receiver is told, the clock going on as far as the catalogue needs to look for what is due.</summary>
    public Task<Told> ToldAsync(Receiver receiver) => receiver.NextAsync(() => Clock.Advance(Look));

    public Task<Webhook> WebhookAsync(long id) => InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Webhooks.AsNoTracking().SingleAsync(w => w.Id == id));

    public Task<List<WebhookDelivery>> DeliveriesAsync(long id) => InScopeAsync(s => s.GetRequiredService<CatalogueContext>().WebhookDeliveries.AsNoTracking().Where(d => d.WebhookId == id).OrderBy(d => d.Id).ToListAsync());

    /// <summary>Waits, the clock going on by <paramref name="step"/> now and then, until what was sent or is to be sent is as said.</summary>
    public async Task<List<WebhookDelivery>> UntilAsync(long id, Func<List<WebhookDelivery>, bool> isSo, TimeSpan? step = null)
    {
        using var limit = new CancellationTokenSource(Patience);
        for (var i = 0; ; i++)
        {
            if (await DeliveriesAsync(id) is var deliveries && isSo(deliveries))
                return deliveries;
            if (i % 100 == 0)
                Clock.Advance(step ?? Look);
            await Task.Delay(50, limit.Token);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Catalogue:PublicUrl", "http://localhost");
        builder.UseSetting("Catalogue:Webhooks:AllowPrivateAddresses", AllowsPrivateAddresses ? "true" : "false");
        foreach (var (i, host) in Hosts.Index())
            builder.UseSetting($"Catalogue:Webhooks:AllowedHosts:{i}", host);
    }
}
