using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// PostgreSQL first puts the words of a change aside, and every search reads all that is aside. Soon after a change, and at the start,
/// they are put into their lists, while nobody waits for it (postgresql.org/docs/current/gin.html, GIN Fast Update Technique).
/// </summary>
internal sealed class SearchSettler(CatalogueVersion version, IServiceScopeFactory scopes, TimeProvider clock, ILogger<SearchSettler> log) : BackgroundService
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                // Before it is done: what a change brings meanwhile is the next turn's matter.
                var now = version.Name;
                await SettleAsync(stoppingToken);
                await version.ChangedAsync(now).WaitAsync(stoppingToken);
                await Task.Delay(Soon, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left aside then is found all the same.
        }
    }

    private async Task SettleAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CatalogueContext>().SettleSearchAsync(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogInformation(e, "The words of the last change wait for the next one to be put into the index; they are found all the same");
        }
    }
}
