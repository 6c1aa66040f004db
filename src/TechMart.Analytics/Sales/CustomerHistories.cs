using System.Collections;

namespace TechMart.Analytics.Sales;

/// <summary>
/// What each known customer did within a selection, a column for each measure: the aggregate that customer analyses start from. Customers are those
/// with at least one line in the selection, by id in ordinal order; entry <c>i</c> of every column belongs to entry <c>i</c> of
/// <see cref="Customers"/>. Money and pieces are whole ten-thousandths (<see cref="FixedPoint"/>). Immutable.
/// </summary>
public sealed class CustomerHistories : IReadOnlyList<CustomerHistory>
{
    private readonly CustomerHistoryColumns _columns;

    internal CustomerHistories(IReadOnlyList<string> customers, CustomerHistoryColumns columns)
    {
        Customers = customers;
        _columns = columns;
    }

    /// <summary>The customers' ids as the file writes them.</summary>
    public IReadOnlyList<string> Customers { get; }

    /// <inheritdoc/>
    public int Count => Customers.Count;

    /// <summary>False in data without timestamps: then the columns that need time are zero.</summary>
    public bool HasTime { get; internal init; }

    /// <summary>Day of the first line of the selection, whoever's it is; null without time or lines.</summary>
    public DateOnly? FirstDay { get; internal init; }

    /// <summary>Day of the last line of the selection, whoever's it is; null without time or lines.</summary>
    public DateOnly? LastDay { get; internal init; }

    /// <summary>
    /// The day that recency is counted to where nobody chose one (<see cref="AsOfDay"/>): no filter but the period moves it. Null without time, or lines of the
    /// data in the period.
    /// </summary>
    public DateOnly? AsOf { get; internal init; }

    /// <summary>Lines of these customers, and all other lines of the data set.</summary>
    public LineUsage Lines { get; internal init; }

    /// <summary>Lines of the selection without a customer; they are among <see cref="LineUsage.LeftOut"/>.</summary>
    public long UnknownLines { get; internal init; }

    /// <summary>Distinct orders with a sale.</summary>
    public ReadOnlySpan<int> Orders => _columns.Orders;

    /// <summary>Distinct calendar days with a sale; 0 without time.</summary>
    public ReadOnlySpan<int> OrderDays => _columns.OrderDays;

    /// <summary>Time of the first sale, in shop-local seconds since 1970; 0 where there is none.</summary>
    public ReadOnlySpan<uint> FirstTimes => _columns.FirstTimes;

    /// <summary>Time of the last sale, in shop-local seconds since 1970; 0 where there is none.</summary>
    public ReadOnlySpan<uint> LastTimes => _columns.LastTimes;

    /// <summary>Value of sales.</summary>
    public ReadOnlySpan<long> GrossRevenue => _columns.GrossRevenue;

    /// <summary>Value of the sales of the first calendar day with a sale; 0 without time.</summary>
    public ReadOnlySpan<long> FirstDayGrossRevenue => _columns.FirstDayGrossRevenue;

    /// <summary>Value of returns, positive.</summary>
    public ReadOnlySpan<long> Returns => _columns.Returns;

    /// <summary>Pieces sold less pieces returned.</summary>
    public ReadOnlySpan<long> Units => _columns.Units;

    /// <summary>Lines, returns included.</summary>
    public ReadOnlySpan<int> LineCounts => _columns.Lines;

    /// <summary>Lines that are returns.</summary>
    public ReadOnlySpan<int> ReturnLines => _columns.ReturnLines;

    /// <inheritdoc/>
    public CustomerHistory this[int index]
    {
        get
        {
            var dated = HasTime && Orders[index] > 0;
            return new CustomerHistory(
                Customers[index],
                Orders[index],
                OrderDays[index],
                dated ? SalesTable.TimeOf(FirstTimes[index]) : null,
                dated ? SalesTable.TimeOf(LastTimes[index]) : null,
                FixedPoint.ToDecimal(GrossRevenue[index]),
                FixedPoint.ToDecimal(FirstDayGrossRevenue[index]),
                FixedPoint.ToDecimal(Returns[index]),
                FixedPoint.ToDecimal(Units[index]),
                LineCounts[index],
                ReturnLines[index]);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<CustomerHistory> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>What one known customer did within a selection.</summary>
/// <param name="Customer">The customer's id as the file writes it.</param>
/// <param name="Orders">Distinct orders with a sale.</param>
/// <param name="OrderDays">Distinct calendar days with a sale; 0 without time.</param>
/// <param name="First">Time of the first sale; null without time.</param>
/// <param name="Last">Time of the last sale; null without time.</param>
/// <param name="GrossRevenue">Value of sales.</param>
/// <param name="FirstDayGrossRevenue">Value of the sales of the first calendar day with a sale; 0 without time.</param>
/// <param name="Returns">Value of returns, positive.</param>
/// <param name="Units">Pieces, net of returns.</param>
/// <param name="Lines">Lines, returns included.</param>
/// <param name="ReturnLines">Lines that are returns.</param>
public readonly record struct CustomerHistory(
    string Customer,
    int Orders,
    int OrderDays,
    DateTime? First,
    DateTime? Last,
    decimal GrossRevenue,
    decimal FirstDayGrossRevenue,
    decimal Returns,
    decimal Units,
    int Lines,
    int ReturnLines)
{
    /// <summary><see cref="GrossRevenue"/> − <see cref="Returns"/>.</summary>
    public decimal Revenue => GrossRevenue - Returns;
}

/// <summary>The columns of <see cref="CustomerHistories"/> while they are written: an entry for each customer of the table.</summary>
internal sealed class CustomerHistoryColumns(int customers)
{
    // Only customers with lines are read, so only the column that tells them has to begin as zeros.
    public int[] Lines { get; private init; } = new int[customers];

    public int[] ReturnLines { get; private init; } = GC.AllocateUninitializedArray<int>(customers);

    public int[] Orders { get; private init; } = GC.AllocateUninitializedArray<int>(customers);

    public int[] OrderDays { get; private init; } = GC.AllocateUninitializedArray<int>(customers);

    public uint[] FirstTimes { get; private init; } = GC.AllocateUninitializedArray<uint>(customers);

    public uint[] LastTimes { get; private init; } = GC.AllocateUninitializedArray<uint>(customers);

    public long[] GrossRevenue { get; private init; } = GC.AllocateUninitializedArray<long>(customers);

    public long[] FirstDayGrossRevenue { get; private init; } = GC.AllocateUninitializedArray<long>(customers);

    public long[] Returns { get; private init; } = GC.AllocateUninitializedArray<long>(customers);

    public long[] Units { get; private init; } = GC.AllocateUninitializedArray<long>(customers);

    /// <summary>The entries of some customers.</summary>
    public CustomerHistoryColumns Of(int[] kept) => new(0)
    {
        Lines = Take(Lines, kept),
        ReturnLines = Take(ReturnLines, kept),
        Orders = Take(Orders, kept),
        OrderDays = Take(OrderDays, kept),
        FirstTimes = Take(FirstTimes, kept),
        LastTimes = Take(LastTimes, kept),
        GrossRevenue = Take(GrossRevenue, kept),
        FirstDayGrossRevenue = Take(FirstDayGrossRevenue, kept),
        Returns = Take(Returns, kept),
        Units = Take(Units, kept),
    };

    private static T[] Take<T>(T[] column, int[] kept) => Array.ConvertAll(kept, customer => column[customer]);
}
