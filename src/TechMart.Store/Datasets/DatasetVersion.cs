using Microsoft.EntityFrameworkCore;
using TechMart.Store.Model;

namespace TechMart.Store.Datasets;

/// <summary>The version of a data set, by which everything in memory knows that it is out of date.</summary>
internal static class DatasetVersion
{
    /// <summary>To be called in the transaction that changes the data.</summary>
    public static Task RaiseAsync(TechMartDbContext context, int datasetId, CancellationToken cancellation) =>
        context.Datasets
            .Where(dataset => dataset.Id == datasetId)
            .ExecuteUpdateAsync(update => update.SetProperty(dataset => dataset.Version, dataset => dataset.Version + 1), cancellation);
}
