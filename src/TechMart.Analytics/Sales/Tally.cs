using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TechMart.Analytics.Sales;

/// <summary>
/// The sums of one group, one cache line large. Distinct orders and customers are counted by remembering the last one
/// seen, which is exact because the lines of an order's part, and of a customer, lie together in the table.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct Cell
{
    /// <summary>What one line, or several, adds: gross revenue, returns, units, and lines with return lines in one number.</summary>
    private Vector256<long> _sums;
    private int _orders;
    private int _knownOrders;
    private int _customers;
    private int _repeatCustomers;
    private int _lastOrder;
    private int _lastCustomer;
    private int _ordersOfLastCustomer;

    public readonly long Revenue => _sums[0] - _sums[1];

    public readonly int Lines => (int)_sums[3];

    public readonly int Orders => _orders;

    /// <summary>The sums of a single line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> Line(long gross, long returns, long units, bool isReturn) =>
        Vector256.Create(gross, returns, units, isReturn ? (1L << 32) + 1 : 1L);

    /// <summary>
    /// Adds the sums of lines of one order. <paramref name="order"/> and <paramref name="customer"/> are codes plus one; customer 0 = unknown.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector256<long> sums, bool hasSale, int order, int customer)
    {
        _sums += sums;
        if (hasSale && _lastOrder != order)
        {
            _lastOrder = order;
            _orders++;
            if (customer != 0)
            {
                // Without branches: whether a customer was here before cannot be foreseen.
                _knownOrders++;
                var orders = (_lastCustomer == customer ? _ordersOfLastCustomer : 0) + 1;
                _lastCustomer = customer;
                _ordersOfLastCustomer = orders;
                _customers += orders == 1 ? 1 : 0;
                _repeatCustomers += orders == 2 ? 1 : 0;
            }
        }
    }

    /// <summary>Adds the sums of other customers.</summary>
    public void Add(in Cell other)
    {
        _sums += other._sums;
        _orders += other._orders;
        _knownOrders += other._knownOrders;
        _customers += other._customers;
        _repeatCustomers += other._repeatCustomers;
    }

    /// <summary>Takes off orders that were counted once for each of their customers.</summary>
    public void TakeOff(int orders, int knownOrders)
    {
        _orders -= orders;
        _knownOrders -= knownOrders;
    }

    public readonly SalesTotals ToTotals() => new()
    {
        GrossRevenue = FixedPoint.ToDecimal(_sums[0]),
        Returns = FixedPoint.ToDecimal(_sums[1]),
        Units = FixedPoint.ToDecimal(_sums[2]),
        Lines = Lines,
        ReturnLines = (int)(_sums[3] >> 32),
        Orders = _orders,
        KnownCustomerOrders = _knownOrders,
        Customers = _customers,
        RepeatCustomers = _repeatCustomers,
    };
}

/// <summary>One worker's sums by group. The memory is borrowed: dispose to give it back.</summary>
internal sealed class Tally : IDisposable
{
    private readonly int _count;
    private readonly HashSet<(int Cell, int Part)> _splitSales = [];
    private Cell[] _cells;

    public Tally(int count)
    {
        _count = count;
        _cells = ArrayPool<Cell>.Shared.Rent(count);
        Cells.Clear();
    }

    public Span<Cell> Cells => _cells.AsSpan(0, _count);

    /// <summary>Notes a sale of a part of an order that several customers share.</summary>
    public void NoteSplitSale(int cell, int part) => _splitSales.Add((cell, part));

    /// <summary>Adds the sums of another worker over other customers.</summary>
    public void Add(Tally other)
    {
        var cells = Cells;
        var others = other.Cells;
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i].Add(others[i]);
        }
        _splitSales.UnionWith(other._splitSales);
    }

    /// <summary>Makes an order that several customers share count once. To be called once, after all workers were added.</summary>
    public void MergeSplitOrders(SplitOrders split)
    {
        foreach (var cell in _splitSales.GroupBy(sale => sale.Cell, sale => sale.Part))
        {
            var (orders, known) = split.Surplus(cell);
            Cells[cell.Key].TakeOff(orders, known);
        }
    }

    public void Dispose()
    {
        ArrayPool<Cell>.Shared.Return(_cells);
        _cells = [];
    }
}
