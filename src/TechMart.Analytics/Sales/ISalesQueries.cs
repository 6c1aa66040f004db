namespace TechMart.Analytics.Sales;

/// <summary>
/// The aggregates that every analysis starts from. Answered from columns in memory (<see cref="ColumnarSalesQueries"/>); where data
/// outgrow one machine, the same interface is answered inside the database. Answers are deterministic: rows are ordered
/// by value, ties by key in ordinal order.
/// </summary>
public interface ISalesQueries
{
    /// <summary>
    /// First and last day of a period on which the data set has any line, whoever bought whatever: where the data begin and end, which no other filter moves
    /// (see <see cref="AsOfDay"/>). Null where no line of the data lies in the period, or the data have no time.
    /// </summary>
    /// <param name="from">First day of the period; null = from the start.</param>
    /// <param name="to">Last day of the period, inclusive; null = to the end.</param>
    /// <param name="cancellation">Ends the work.</param>
    ValueTask<DayRange?> DaysAsync(DateOnly? from = null, DateOnly? to = null, CancellationToken cancellation = default);

    /// <summary>The sums over a selection.</summary>
    ValueTask<SalesTotals> TotalsAsync(SalesFilter filter, CancellationToken cancellation = default);

    /// <summary>The sums by period, oldest first, without gaps; empty for data without time.</summary>
    ValueTask<IReadOnlyList<SeriesPoint>> SeriesAsync(SalesFilter filter, Grain grain, CancellationToken cancellation = default);

    /// <summary>The sums by a dimension, highest revenue first. A missing value is a row of its own with a null key.</summary>
    ValueTask<IReadOnlyList<BreakdownRow>> BreakdownAsync(SalesFilter filter, Dimension dimension, CancellationToken cancellation = default);

    /// <summary>Revenue and orders by weekday and hour; all zero for data without time.</summary>
    ValueTask<WeekdayHourTotals> WeekdayHourAsync(SalesFilter filter, CancellationToken cancellation = default);

    /// <summary>One history for each known customer with at least one line in the selection, by customer id in ordinal order.</summary>
    ValueTask<CustomerHistories> CustomerHistoriesAsync(SalesFilter filter, CancellationToken cancellation = default);

    /// <summary>How a group of customers, and all other customers of the selection, spread their purchases over categories, attributes and time.</summary>
    ValueTask<CustomerTraits> CustomerTraitsAsync(SalesFilter filter, CustomerSegment group, CancellationToken cancellation = default);

    /// <summary>What each known customer mostly buys, and its attributes at its last sale.</summary>
    /// <param name="filter">The selection.</param>
    /// <param name="attributes">The attributes to tell; those that the data do not have are passed over.</param>
    /// <param name="cancellation">Ends the work.</param>
    ValueTask<CustomerPreferences> CustomerPreferencesAsync(SalesFilter filter, IReadOnlyList<string> attributes, CancellationToken cancellation = default);

    /// <summary>What each known customer with a sale in the selection bought of each category, order by order.</summary>
    /// <param name="filter">The selection.</param>
    /// <param name="groups">Groups of products that stand for categories; null = the lines' own categories.</param>
    /// <param name="cancellation">Ends the work.</param>
    ValueTask<CategoryBaskets> CategoryBasketsAsync(SalesFilter filter, ProductGrouping? groups = null, CancellationToken cancellation = default);

    /// <summary>One size for each order in the selection.</summary>
    ValueTask<IReadOnlyList<OrderSize>> OrderSizesAsync(SalesFilter filter, CancellationToken cancellation = default);

    /// <summary>Everything that the Overview shows of one period, gathered in one pass.</summary>
    ValueTask<OverviewAggregates> OverviewAsync(SalesFilter filter, CancellationToken cancellation = default);
}

/// <summary>The aggregates of the Overview for one period.</summary>
/// <param name="Totals">The sums.</param>
/// <param name="ByDay">The sums by day, for sparklines and a short period's trend.</param>
/// <param name="ByMonth">The sums by month.</param>
/// <param name="ByCategory">By product category; empty where there are none.</param>
/// <param name="ByCountry">By country (by region where there is no country); empty where there is neither.</param>
/// <param name="ByProduct">By product, highest revenue first; empty where there are none.</param>
/// <param name="WeekdayHour">By weekday and hour.</param>
/// <param name="Lines">Rows used, and rows of the table that the filter leaves out.</param>
public sealed record OverviewAggregates(
    SalesTotals Totals,
    IReadOnlyList<SeriesPoint> ByDay,
    IReadOnlyList<SeriesPoint> ByMonth,
    IReadOnlyList<BreakdownRow> ByCategory,
    IReadOnlyList<BreakdownRow> ByCountry,
    IReadOnlyList<BreakdownRow> ByProduct,
    WeekdayHourTotals WeekdayHour,
    LineUsage Lines)
{
    /// <summary>How much the best customers buy; null where there are no known customers.</summary>
    public CustomerConcentration? Concentration { get; init; }

    /// <summary>The attribute that <see cref="ByCountry"/> goes by: <c>country</c> or <c>region</c>; null where there is neither.</summary>
    public string? Place { get; init; }
}

/// <summary>How many lines an answer rests on.</summary>
/// <param name="Used">Lines in the selection.</param>
/// <param name="LeftOut">Lines of the data set that the filter leaves out.</param>
public readonly record struct LineUsage(long Used, long LeftOut);
