using Microsoft.EntityFrameworkCore;
using TechMart.Store.Databases;
using TechMart.Store.Imports;

namespace TechMart.Store;

/// <summary>Brings the database up to date when a program starts.</summary>
public sealed class StoreStart
{
    private readonly StoreDatabase _database;
    private readonly TimeProvider _clock;

    internal StoreStart(StoreDatabase database, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
    }

    /// <summary>
    /// Applies migrations under a lock (several replicas may start at once) and marks imports whose process died as interrupted.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellation = default)
    {
        await _database.MigrateAsync(cancellation).ConfigureAwait(false);
        await _database.WithContextAsync(async context =>
        {
            await context.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            var running = await context.Imports
                .Where(import => import.State == ImportState.Running)
                .Select(import => import.DatasetId).Distinct().ToListAsync(cancellation).ConfigureAwait(false);
            foreach (var datasetId in running)
            {
                // Whoever imports holds the data set; where it is free, the process is gone.
                var taken = await _database.TryLockDatasetAsync(context.Database.GetDbConnection(), datasetId, cancellation).ConfigureAwait(false);
                if (taken is not null)
                {
                    await using (taken.ConfigureAwait(false))
                    {
                        await using var writer = await _database.WaitForWriterAsync(cancellation).ConfigureAwait(false);
                        await InterruptedImports.MarkAsync(context, datasetId, _clock, cancellation).ConfigureAwait(false);
                    }
                }
            }
            return true;
        }, cancellation).ConfigureAwait(false);
    }
}
