using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PublicationsCatalogue.Data;

/// <summary>What /health asks: does the database answer, with this catalogue in it?</summary>
internal sealed class DatabaseCheck(CatalogueContext db) : IHealthCheck
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await db.Instances.AnyAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database holds no catalogue.");
        }
        catch (Exception e) when (Database.FaultOf(e) is { } fault)
        {
            return HealthCheckResult.Unhealthy($"The database does not answer: {fault}.");
        }
    }
}
