using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TechMart.Analytics.Sales;

/// <summary>By what a pass sums.</summary>
internal sealed record TallyPlan
{
    /// <summary>In all.</summary>
    public bool Whole { get; init; }

    /// <summary>By day, counted from the data's first day: how many there are; 0 = not.</summary>
    public int Days { get; init; }

    /// <summary>By longer periods: for each day its period; null = not.</summary>
    public int[]? PeriodOfDay { get; init; }

    /// <summary>By weekday and hour.</summary>
    public bool WeekdayHours { get; init; }

    /// <summary>By an attribute: for each combination of attributes the code of the value, 0 = missing; null = not.</summary>
    public int[]? ValueOfSet { get; init; }

    /// <summary>How many values that attribute has.</summary>
    public int Values { get; init; }

    /// <summary>By category.</summary>
    public bool Categories { get; init; }

    /// <summary>By product.</summary>
    public bool Products { get; init; }

    /// <summary>Where to put the value of each known customer's sales; null = not asked for.</summary>
    public long[]? GrossOfCustomer { get; init; }
}

/// <summary>Sums lines by the groups of a plan.</summary>
internal sealed class TallyWorker : ScanWorker, IDisposable
{
    private const int SecondsPerDay = 86_400;

    private readonly TallyPlan _plan;
    private readonly uint _firstDay;
    private readonly int[] _sets = new int[SalesScan.BlockLines];
    private readonly int[] _categories = new int[SalesScan.BlockLines];

    public TallyWorker(SalesTable table, TallyPlan plan)
        : base(table)
    {
        _plan = plan;
        _firstDay = table.FirstDay is { } day ? (uint)(SalesTable.SecondsOf(day) / SecondsPerDay) : 0;
        Whole = plan.Whole ? new Tally(1) : null;
        ByDay = plan.Days > 0 ? new Tally(plan.Days) : null;
        ByPeriod = plan.PeriodOfDay is { } periods ? new Tally(periods.Length == 0 ? 0 : periods[^1] + 1) : null;
        ByWeekdayHour = plan.WeekdayHours ? new Tally(7 * 24) : null;
        ByValue = plan.ValueOfSet is null ? null : new Tally(plan.Values + 1);
        ByCategory = plan.Categories ? new Tally(table.CategoryKeys.Length + 1) : null;
        ByProduct = plan.Products ? new Tally(table.ProductKeys.Length + 1) : null;
    }

    public Tally? Whole { get; }

    public Tally? ByDay { get; }

    public Tally? ByPeriod { get; }

    public Tally? ByWeekdayHour { get; }

    public Tally? ByValue { get; }

    public Tally? ByCategory { get; }

    public Tally? ByProduct { get; }

    private IEnumerable<Tally?> Tallies => [Whole, ByDay, ByPeriod, ByWeekdayHour, ByValue, ByCategory, ByProduct];

    /// <summary>Adds what other workers gathered, gives their memory back, and makes shared orders count once.</summary>
    public static TallyWorker Merge(TallyWorker[] workers)
    {
        var first = workers[0];
        foreach (var other in workers.AsSpan(1))
        {
            foreach (var (tally, more) in first.Tallies.Zip(other.Tallies))
            {
                tally?.Add(more!);
            }
            other.Dispose();
        }
        if (first.Table.SplitOrders is { } split)
        {
            foreach (var tally in first.Tallies)
            {
                tally?.MergeSplitOrders(split);
            }
        }
        return first;
    }

    public override void Visit(int start, int count, ReadOnlySpan<int> selection)
    {
        var orders = Table.Order.AsSpan(start, count);
        var times = Table.Time.AsSpan(start, count);
        var kinds = Table.Kind.AsSpan(start, count);
        var amounts = Table.Amount.AsSpan(start, count);
        var quantities = Table.Quantity.AsSpan(start, count);
        var products = Table.Product.AsSpan(start, count);
        var productCells = ByProduct is null ? default : ByProduct.Cells;
        var categoryCells = ByCategory is null ? default : ByCategory.Cells;
        var sets = _sets.AsSpan(0, selection.Length);
        var categories = _categories.AsSpan(0, selection.Length);
        if (ByValue is not null)
        {
            Table.AttributeSet.Read(start, selection, sets);
        }
        if (ByCategory is not null)
        {
            Table.Category.Read(start, selection, categories);
        }
        var split = Table.SplitOrders;

        for (var k = 0; k < selection.Length;)
        {
            // A run: lines of one order at one time with one set of attributes fall into the same groups,
            // save for category and product.
            var line = selection[k];
            var order = orders[line];
            var time = times[line];
            var set = sets[k];
            MoveTo(start + line);
            var customer = Customer + 1;
            var isSplit = split is not null && split.Contains(order);
            var runSums = Vector256<long>.Zero;
            var runHasSale = false;
            do
            {
                var amount = amounts[line];
                var isSale = kinds[line] >= LineKind.Sale;
                var isReturn = (kinds[line] & LineKind.Return) != 0;
                var sums = Cell.Line(isSale ? amount : 0, isReturn ? -amount : 0, quantities[line], isReturn);
                runSums += sums;
                runHasSale |= isSale;
                if (!productCells.IsEmpty)
                {
                    productCells[products[line]].Add(sums, isSale, order + 1, customer);
                }
                if (!categoryCells.IsEmpty)
                {
                    categoryCells[categories[k]].Add(sums, isSale, order + 1, customer);
                }
                if (isSplit && isSale)
                {
                    ByProduct?.NoteSplitSale(products[line], order);
                    ByCategory?.NoteSplitSale(categories[k], order);
                }
                if (++k == selection.Length)
                {
                    break;
                }
                line = selection[k];
            }
            while (orders[line] == order && times[line] == time && sets[k] == set);
            AddRun(runSums, runHasSale, order, time, set, customer, isSplit);
        }
    }

    public void Dispose()
    {
        foreach (var tally in Tallies)
        {
            tally?.Dispose();
        }
    }

    private void AddRun(Vector256<long> sums, bool hasSale, int order, uint time, int set, int customer, bool isSplit)
    {
        Add(Whole, 0);
        if (ByValue is not null)
        {
            Add(ByValue, _plan.ValueOfSet![set]);
        }
        if (ByDay is not null || ByPeriod is not null || ByWeekdayHour is not null)
        {
            var day = time / SecondsPerDay;
            var dayOfData = (int)(day - _firstDay);
            Add(ByDay, dayOfData);
            if (ByPeriod is not null)
            {
                Add(ByPeriod, _plan.PeriodOfDay![dayOfData]);
            }
            // 1970-01-01 was a Thursday.
            Add(ByWeekdayHour, (int)(((day + 3) % 7 * 24) + (time % SecondsPerDay / 3600)));
        }
        if (_plan.GrossOfCustomer is { } gross && customer > 0)
        {
            gross[customer - 1] += sums[0];
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void Add(Tally? tally, int cell)
        {
            if (tally is not null)
            {
                tally.Cells[cell].Add(sums, hasSale, order + 1, customer);
                if (isSplit && hasSale)
                {
                    tally.NoteSplitSale(cell, order);
                }
            }
        }
    }
}
