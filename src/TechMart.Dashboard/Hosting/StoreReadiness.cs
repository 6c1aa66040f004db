using Microsoft.Extensions.Diagnostics.HealthChecks;
using TechMart.Store;

namespace TechMart.Dashboard.Hosting;

/// <summary>Ready when the database answers and is up to date. Anybody may ask, so one answer holds for a second and one question is asked at a time.</summary>
internal sealed class StoreReadiness(StoreInspection store, TimeProvider clock) : IHealthCheck, IDisposable
{
    private static readonly TimeSpan HoldsFor = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _asking = new(1);
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;
    private bool _isReady;

    public void Dispose() => _asking.Dispose();

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (clock.GetUtcNow() - _askedAt >= HoldsFor)
            {
                _isReady = await AskAsync(cancellationToken);
                _askedAt = clock.GetUtcNow();
            }
            return _isReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
        finally
        {
            _asking.Release();
        }
    }

    private async Task<bool> AskAsync(CancellationToken cancellation)
    {
        try
        {
            return await store.IsUpToDateAsync(cancellation);
        }
        catch (StoreException)
        {
            // It is just what was asked; the answer says it.
            return false;
        }
    }
}
