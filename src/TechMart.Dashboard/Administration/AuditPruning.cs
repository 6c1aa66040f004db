using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Administration;

/// <summary>Once a day, and when the program starts, removes entries of the audit log that are older than the administrator wants to keep.</summary>
internal sealed class AuditPruning(AuditLog audit, AdministrationSettings settings, TimeProvider clock, ILogger<AuditPruning> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <summary>Removes what is too old now; returns how many.</summary>
    public async Task<int> PruneAsync(CancellationToken cancellation)
    {
        var kept = (await settings.GetAsync(cancellation)).AuditKept;
        var removed = await audit.RemoveBeforeAsync(clock.GetUtcNow().UtcDateTime - kept, cancellation);
        if (removed > 0)
        {
            log.LogInformation("Removed {Entries} entries of the audit log that were older than {Days} days", removed, kept.Days);
        }
        return removed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
            {
                await TryAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        try
        {
            await PruneAsync(cancellation);
        }
#pragma warning disable CA1031 // The program works without it; it is tried again.
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogWarning(exception, "Old entries of the audit log could not be removed; tried again in a day");
        }
    }
}
