using PublicationsCatalogue.Data.Webhooks;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// Sends what waits in the outbox, to each address one message after the other and to all of them side by side, so that a slow one holds
/// up nobody else. What was not noted as sent when the server ended is sent again.
/// </summary>
internal sealed class WebhookSender(IServiceScopeFactory scopes, CatalogueSettings settings, TimeProvider clock, ILogger<WebhookSender> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PruneEvery = TimeSpan.FromHours(1);

    // Where no host is named, nothing is sent: the first readers after a start need the processor more.
    private readonly TimeSpan every = settings.Webhooks.AllowedHosts.Length > 0 ? Every : PruneEvery;
    private readonly Dictionary<long, Task> sending = [];
    private DateTimeOffset prunedAt = clock.GetUtcNow();
    private bool isTroubled;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(every, clock, stoppingToken);
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
        await Task.WhenAll(sending.Values);
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var outgoing = scope.ServiceProvider.GetRequiredService<OutgoingMessages>();
            await outgoing.AddDueAsync(ct);
            foreach (var webhook in await outgoing.WaitingAsync(ct))
            {
                if (!sending.TryGetValue(webhook, out var task) || task.IsCompleted)
                    sending[webhook] = SendAllAsync(webhook, ct);
            }
            if (clock.GetUtcNow() - prunedAt > PruneEvery)
            {
                await outgoing.PruneAsync(ct);
                prunedAt = clock.GetUtcNow();
            }
            isTroubled = false;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Complain(e);
        }
    }

    private async Task SendAllAsync(long webhook, CancellationToken ct)
    {
        // Not on the way of who looks for the next.
        await Task.Yield();
        try
        {
            while (await SendNextAsync(webhook, ct))
                ct.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The end; what is not noted is sent again.
        }
        catch (Exception e)
        {
            Complain(e);
        }
    }

    // Each in a scope of its own: the public door stands still in time, and nothing is kept of what was sent.
    private async Task<bool> SendNextAsync(long webhook, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var outgoing = scope.ServiceProvider.GetRequiredService<OutgoingMessages>();
        if (await outgoing.NextAsync(webhook, ct) is not { } delivery)
            return false;
        try
        {
            if (await scope.ServiceProvider.GetRequiredService<WebhookMessages>().WriteAsync(delivery, ct) is { } body)
                await outgoing.NoteAsync(delivery, await SendAsync(scope.ServiceProvider, delivery, body, ct), ct);
            else
                await outgoing.SupersedeAsync(delivery, ct);
        }
        catch (Exception e) when (e is not (OperationCanceledException or System.Data.Common.DbException))
        {
            // What can't be written must not stand in the way of what comes after it.
            log.LogError(e, "The message {Message} can’t be written", delivery.MessageId);
            await outgoing.NoteAsync(delivery, new WebhookAnswer(null, "It could not be written: see the log."), ct);
        }
        return true;
    }

    private Task<WebhookAnswer> SendAsync(IServiceProvider services, WebhookDelivery delivery, byte[] body, CancellationToken ct)
    {
        // The list of hosts may be shorter than when the address was added.
        if (!WebhookAddress.TryRead(delivery.Webhook.Url, settings.Webhooks, out var address, out var problem))
            return Task.FromResult(new WebhookAnswer(null, problem));
        return services.GetRequiredService<WebhookSecrets>().Read(delivery.Webhook.Secret, clock.GetUtcNow()) is { Count: > 0 } keys
            ? services.GetRequiredService<WebhookClient>().SendAsync(address, keys, $"msg_{delivery.MessageId:N}", body, ct)
            : Task.FromResult(new WebhookAnswer(null, "Its secret can’t be read any more: make a new one."));
    }

    // Once, not every five seconds while the database is away.
    private void Complain(Exception e)
    {
        if (!isTroubled)
            log.LogWarning(e, "Webhooks could not be sent; it is tried again");
        isTroubled = true;
    }
}
