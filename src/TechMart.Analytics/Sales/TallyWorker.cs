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
    private readonly int[] _values = new int[SalesScan.BlockLines];
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
        ByValue = plan.ValueOfSet is { } values ? new Tally(values.Length == 0 ? 0 : values.Max() + 1) : null;
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
        var values = _values.AsSpan(0, count);
        var categories = _categories.AsSpan(0, count);
        if (_plan.ValueOfSet is { } valueOfSet)
        {
            Table.AttributeSet.Read(start, values, valueOfSet);
        }
        if (_plan.Categories)
        {
            Table.Category.Read(start, categories);
        }
        var split = Table.SplitOrders;

        for (var k = 0; k < selection.Length;)
        {
            // A run: lines of one order at one time with one value of the attribute fall into the same groups,
            // save for category and product.
            var line = selection[k];
            var order = orders[line];
            var time = times[line];
            var value = values[line];
            MoveTo(start + line);
            var customer = Customer + 1;
            var isSplit = split is not null && split.Contains(order);
            var run = default(Run);
            do
            {
                var kind = kinds[line];
                var amount = amounts[line];
                var isSale = kind >= LineKind.Sale;
                var isReturn = (int)(kind & LineKind.Return);
                var sum = new Run(isSale ? amount : 0, -amount * isReturn, quantities[line], 1, isReturn, isSale);
                if (!productCells.IsEmpty)
                {
                    Add(productCells, products[line], sum, order, customer);
                }
                if (!categoryCells.IsEmpty)
                {
                    Add(categoryCells, categories[line], sum, order, customer);
                }
                if (isSplit && isSale)
                {
                    ByProduct?.NoteSplitSale(products[line], order);
                    ByCategory?.NoteSplitSale(categories[line], order);
                }
                run = run.Plus(sum);
                if (++k == selection.Length)
                {
                    break;
                }
                line = selection[k];
            }
            while (orders[line] == order && times[line] == time && values[line] == value);
            AddRun(run, order, time, value, customer, isSplit);
        }
    }

    public void Dispose()
    {
        foreach (var tally in Tallies)
        {
            tally?.Dispose();
        }
    }

    private void AddRun(in Run run, int order, uint time, int value, int customer, bool isSplit)
    {
        Add(Whole, 0, run, order, customer, isSplit);
        Add(ByValue, value, run, order, customer, isSplit);
        if (ByDay is not null || ByPeriod is not null || ByWeekdayHour is not null)
        {
            var day = time / SecondsPerDay;
            var dayOfData = (int)(day - _firstDay);
            Add(ByDay, dayOfData, run, order, customer, isSplit);
            if (ByPeriod is not null)
            {
                Add(ByPeriod, _plan.PeriodOfDay![dayOfData], run, order, customer, isSplit);
            }
            // 1970-01-01 was a Thursday.
            var hour = ((day + 3) % 7 * 24) + (time % SecondsPerDay / 3600);
            Add(ByWeekdayHour, (int)hour, run, order, customer, isSplit);
        }
        if (_plan.GrossOfCustomer is { } gross && customer > 0)
        {
            gross[customer - 1] += run.Gross;
        }
    }

    private static void Add(Tally? tally, int cell, in Run run, int order, int customer, bool isSplit)
    {
        if (tally is not null)
        {
            Add(tally.Cells, cell, run, order, customer);
            if (isSplit && run.HasSale)
            {
                tally.NoteSplitSale(cell, order);
            }
        }
    }

    private static void Add(Span<Cell> cells, int number, in Run run, int order, int customer)
    {
        ref var cell = ref cells[number];
        cell.Gross += run.Gross;
        cell.Returns += run.Returns;
        cell.Units += run.Units;
        cell.Lines += run.Lines;
        cell.ReturnLines += run.ReturnLines;
        if (run.HasSale && cell.LastOrder != order + 1)
        {
            cell.CountOrder(order + 1, customer);
        }
    }

    private readonly record struct Run(long Gross, long Returns, long Units, int Lines, int ReturnLines, bool HasSale)
    {
        public Run Plus(in Run other) => new(
            Gross + other.Gross,
            Returns + other.Returns,
            Units + other.Units,
            Lines + other.Lines,
            ReturnLines + other.ReturnLines,
            HasSale || other.HasSale);
    }
}
