using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Files;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// Makes the files with all public entries anew every night, soon after the first start, and soon after an entry that is in them was taken
/// from readers.
/// </summary>
internal sealed class FileMaker(IServiceScopeFactory scopes, CatalogueSettings settings, Site site, CatalogueVersion version, TimeProvider clock, ILogger<FileMaker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);
    private DateTime? madeAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!TimeOnly.TryParse(settings.FilesAt, System.Globalization.CultureInfo.InvariantCulture, out var at))
            return;
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (await IsDueAsync(at, stoppingToken))
                    await MakeAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task<bool> IsDueAsync(TimeOnly at, CancellationToken ct)
    {
        madeAt ??= PublishedFile.MadeAt(settings);
        if (madeAt is not { } made)
            return true;
        var local = site.ToLocal(clock.GetUtcNow().UtcDateTime);
        var last = local.Date.Add(at.ToTimeSpan());
        if (site.ToUtc(last <= local ? last : last.AddDays(-1)) > made)
            return true;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<PublicCatalogue>().HasLostAsync(made, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "Whether an entry was taken from readers could not be found out");
            return false;
        }
    }

    private async Task MakeAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if ((await scope.ServiceProvider.GetRequiredService<PublishedFiles>().MakeAsync(ct)).Count > 0)
                version.Advance();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "The files with all entries could not be made; those of before stay");
        }
        madeAt = now;
    }
}
