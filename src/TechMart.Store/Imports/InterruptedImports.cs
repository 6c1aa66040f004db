using Microsoft.EntityFrameworkCore;
using TechMart.Store.Model;

namespace TechMart.Store.Imports;

/// <summary>Imports that were under way when their process died.</summary>
internal static class InterruptedImports
{
    /// <summary>Marks those of a data set. Only for who holds the data set: then nobody else can be importing into it.</summary>
    public static Task<int> MarkAsync(TechMartDbContext context, int datasetId, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return context.Imports
            .Where(import => import.DatasetId == datasetId && import.State == ImportState.Running)
            .ExecuteUpdateAsync(
                update => update.SetProperty(import => import.State, ImportState.Interrupted).SetProperty(import => import.FinishedAt, now), cancellation);
    }
}
