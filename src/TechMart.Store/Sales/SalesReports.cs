using TechMart.Analytics.Sales;

namespace TechMart.Store.Sales;

/// <summary>The result objects that page, Excel, command line and JSON share, computed once for each version of the data, filter and options.</summary>
public sealed class SalesReports
{
    /// <summary>The Overview.</summary>
    public Task<SalesReport<Overview>> OverviewAsync(int datasetId, SalesFilter filter, ComparisonChoice comparison, int top = 10, CancellationToken cancellation = default) => throw new NotImplementedException();
}

/// <summary>A result, and what it was computed from.</summary>
/// <param name="Result">The result.</param>
/// <param name="Data">The data set and version.</param>
/// <param name="Filter">The selection.</param>
/// <param name="Milliseconds">Time that computing it took; near 0 when it was cached.</param>
public sealed record SalesReport<T>(T Result, LoadedDataset Data, SalesFilter Filter, double Milliseconds);
