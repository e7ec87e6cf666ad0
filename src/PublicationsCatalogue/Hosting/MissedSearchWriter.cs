using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Hosting;

/// <summary>Writes the searches that found nothing: every minute, and when the server stops.</summary>
internal sealed class MissedSearchWriter(MissedSearches missed, IServiceScopeFactory scopes, TimeProvider clock, ILogger<MissedSearchWriter> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await WriteAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end; what came since is written by StopAsync.
        }
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await missed.WriteAsync(scope.ServiceProvider.GetRequiredService<CatalogueContext>(), ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "Searches that found nothing could not be counted");
        }
    }
}
