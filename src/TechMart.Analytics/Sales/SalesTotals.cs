namespace TechMart.Analytics.Sales;

/// <summary>
/// The sums over a selection of sales lines. Money and units are exact. A <em>sale</em> is a line with a positive amount that is
/// not a return; an <em>order</em> is a distinct order with at least one sale; a <em>customer</em> is a known customer with
/// at least one order.
/// </summary>
public sealed record SalesTotals
{
    /// <summary>Value of all sales.</summary>
    public decimal GrossRevenue { get; init; }

    /// <summary>Value of all returns, as a positive number.</summary>
    public decimal Returns { get; init; }

    /// <summary><see cref="GrossRevenue"/> − <see cref="Returns"/>.</summary>
    public decimal Revenue => GrossRevenue - Returns;

    /// <summary>Pieces sold less pieces returned.</summary>
    public decimal Units { get; init; }

    /// <summary>Lines, returns included.</summary>
    public long Lines { get; init; }

    /// <summary>Lines that are returns.</summary>
    public long ReturnLines { get; init; }

    /// <summary>Distinct orders with at least one sale.</summary>
    public int Orders { get; init; }

    /// <summary>Distinct orders of known customers with at least one sale.</summary>
    public int KnownCustomerOrders { get; init; }

    /// <summary>Known customers with at least one order.</summary>
    public int Customers { get; init; }

    /// <summary>Known customers with two or more orders.</summary>
    public int RepeatCustomers { get; init; }

    /// <summary><see cref="Revenue"/> ÷ <see cref="Orders"/>; null without orders.</summary>
    public decimal? AverageOrderValue => Orders == 0 ? null : Revenue / Orders;

    /// <summary><see cref="Units"/> ÷ <see cref="Orders"/>; null without orders.</summary>
    public decimal? UnitsPerOrder => Orders == 0 ? null : Units / Orders;

    /// <summary>Share of customers with two or more orders in the selection, 0 to 1; null without customers.</summary>
    public double? RepeatRate => Customers == 0 ? null : (double)RepeatCustomers / Customers;

    /// <summary>Share of gross revenue that was returned, 0 to 1 (above 1 where more came back than was sold); null without sales.</summary>
    public double? ReturnRate => GrossRevenue == 0 ? null : (double)(Returns / GrossRevenue);
}

/// <summary>One period of a series.</summary>
/// <param name="Start">First day of the period.</param>
/// <param name="End">Last day of the period.</param>
/// <param name="Label"><c>2011-03-08</c>, <c>2011-W10</c>, <c>2011-03</c> or <c>2011-Q1</c>.</param>
/// <param name="Complete">False where the data or the filter begin after the period's start or end before its end.</param>
/// <param name="Totals">The sums of the period. An order or customer counts in each period in which it has a sale.</param>
public sealed record SeriesPoint(DateOnly Start, DateOnly End, string Label, bool Complete, SalesTotals Totals);

/// <summary>One row of a breakdown.</summary>
/// <param name="Key">The value (category, country, product id, …); null = missing.</param>
/// <param name="Name">What to show: for a product its most frequent name, else the key.</param>
/// <param name="Totals">The sums of the lines with this value. An order or customer counts in each row in which it has a sale.</param>
public sealed record BreakdownRow(string? Key, string? Name, SalesTotals Totals);

/// <summary>Revenue and orders by weekday and hour of day (shop-local time).</summary>
/// <param name="Revenue">7 rows (Monday first) of 24 hours.</param>
/// <param name="Orders">Distinct orders with a sale in that cell; an order that spans two cells counts in both.</param>
public sealed record WeekdayHourTotals(IReadOnlyList<IReadOnlyList<decimal>> Revenue, IReadOnlyList<IReadOnlyList<int>> Orders);

/// <summary>How large orders are: one entry for each distinct order with a sale, in the table's order.</summary>
/// <param name="Value">Value of the order's sales.</param>
/// <param name="Units">Pieces sold.</param>
/// <param name="DistinctProducts">Distinct products sold.</param>
public readonly record struct OrderSize(decimal Value, decimal Units, int DistinctProducts);
