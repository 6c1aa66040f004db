using Microsoft.Extensions.Diagnostics.HealthChecks;
using TechMart.Store.Datasets;

namespace TechMart.Dashboard.Hosting;

/// <summary>Ready when the database answers.</summary>
internal sealed class StoreReadiness(DatasetStore datasets) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await datasets.ListAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
