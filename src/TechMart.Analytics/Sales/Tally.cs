using System.Buffers;
using System.Runtime.InteropServices;

namespace TechMart.Analytics.Sales;

/// <summary>
/// The sums of one group, one cache line large. Distinct orders and customers are counted by remembering the last one
/// seen, which is exact because the lines of an order's part, and of a customer, lie together in the table.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct Cell
{
    public long Gross;
    public long Returns;
    public long Units;
    public int Lines;
    public int ReturnLines;
    public int Orders;
    public int KnownOrders;
    public int Customers;
    public int RepeatCustomers;

    /// <summary>The last order's part, plus one.</summary>
    public int LastOrder;
    private int _lastCustomer;
    private int _ordersOfLastCustomer;

    /// <summary>Counts an order that has a sale here. <paramref name="order"/> and <paramref name="customer"/> are codes plus one; customer 0 = unknown.</summary>
    public void CountOrder(int order, int customer)
    {
        LastOrder = order;
        Orders++;
        if (customer == 0)
        {
            return;
        }
        KnownOrders++;
        if (_lastCustomer != customer)
        {
            _lastCustomer = customer;
            _ordersOfLastCustomer = 1;
            Customers++;
        }
        else if (++_ordersOfLastCustomer == 2)
        {
            RepeatCustomers++;
        }
    }

    public void Add(in Cell other)
    {
        Gross += other.Gross;
        Returns += other.Returns;
        Units += other.Units;
        Lines += other.Lines;
        ReturnLines += other.ReturnLines;
        Orders += other.Orders;
        KnownOrders += other.KnownOrders;
        Customers += other.Customers;
        RepeatCustomers += other.RepeatCustomers;
    }

    public readonly SalesTotals ToTotals() => new()
    {
        GrossRevenue = FixedPoint.ToDecimal(Gross),
        Returns = FixedPoint.ToDecimal(Returns),
        Units = FixedPoint.ToDecimal(Units),
        Lines = Lines,
        ReturnLines = ReturnLines,
        Orders = Orders,
        KnownCustomerOrders = KnownOrders,
        Customers = Customers,
        RepeatCustomers = RepeatCustomers,
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
            Cells[cell.Key].Orders -= orders;
            Cells[cell.Key].KnownOrders -= known;
        }
    }

    public void Dispose()
    {
        ArrayPool<Cell>.Shared.Return(_cells);
        _cells = [];
    }
}
