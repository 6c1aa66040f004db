using TechMart.Analytics.Sales;
using TechMart.Store.Datasets;

namespace TechMart.Store.Sales;

/// <summary>Keeps the columns of each data set in memory, loads them once, and swaps them when the data change.</summary>
public sealed class SalesTables
{
    /// <summary>Raised, on any thread, when a data set has a new version (also one made by another process).</summary>
    public event Action<DatasetInfo>? Changed;

    /// <summary>The data set's current columns, loaded now if they are not there; the same object until the data change.</summary>
    public Task<LoadedDataset> GetAsync(int datasetId, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Tells that a data set changed, after an import or an undo.</summary>
    public Task RefreshAsync(int datasetId, CancellationToken cancellation = default) => throw new NotImplementedException();

    private void Raise(DatasetInfo dataset) => Changed?.Invoke(dataset);
}

/// <summary>A data set's columns at one version.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="Table">Its columns.</param>
/// <param name="Queries">Answers aggregates from them.</param>
public sealed record LoadedDataset(DatasetInfo Dataset, SalesTable Table, ISalesQueries Queries);
