namespace TechMart.Analytics.Sales;

/// <summary>Answers <see cref="ISalesQueries"/> from a <see cref="SalesTable"/> in memory, in parallel.</summary>
public sealed class ColumnarSalesQueries(SalesTable table) : ISalesQueries
{
    /// <summary>The table that is asked.</summary>
    public SalesTable Table { get; } = table;

    /// <inheritdoc/>
    public ValueTask<SalesTotals> TotalsAsync(SalesFilter filter, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SeriesPoint>> SeriesAsync(SalesFilter filter, Grain grain, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<BreakdownRow>> BreakdownAsync(SalesFilter filter, Dimension dimension, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask<WeekdayHourTotals> WeekdayHourAsync(SalesFilter filter, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerHistory>> CustomerHistoriesAsync(SalesFilter filter, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OrderSize>> OrderSizesAsync(SalesFilter filter, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask<OverviewAggregates> OverviewAsync(SalesFilter filter, CancellationToken cancellation = default) => throw new NotImplementedException();
}
