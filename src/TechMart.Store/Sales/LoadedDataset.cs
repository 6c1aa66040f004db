using TechMart.Analytics.Sales;
using TechMart.Store.Datasets;

namespace TechMart.Store.Sales;

/// <summary>A data set's columns at one version.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="Table">Its columns.</param>
/// <param name="Queries">Answers aggregates from them.</param>
public sealed record LoadedDataset(DatasetInfo Dataset, SalesTable Table, ISalesQueries Queries);
