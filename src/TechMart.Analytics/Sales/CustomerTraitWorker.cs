using System.Globalization;

namespace TechMart.Analytics.Sales;

/// <summary>
/// Sums, for a group of customers and for all others, how each customer's sales are spread over the values of each trait. Shares are counted in
/// whole billionths, so that the sums are exact and do not depend on which thread met which customer.
/// </summary>
internal sealed class CustomerTraitWorker : ScanWorker
{
    private const int SecondsPerDay = 86_400;
    private const int SecondsPerHour = 3_600;
    private const double Billion = 1e9;
    private const int None = -1;

    private readonly bool[] _isMember;
    private readonly TraitCells _plan;
    private readonly uint _firstDay;
    private readonly byte[] _monthOfDay;
    private readonly Sums[][] _sums;
    private readonly int[] _customers = new int[2];
    private readonly int[][] _valued;
    private readonly int[] _lineCategories = new int[SalesScan.BlockLines];
    private readonly int[] _lineSets = new int[SalesScan.BlockLines];

    // The customer at hand: what was bought of each category, orders by weekday, hour and month, and the distinct sets of attributes.
    private readonly long[] _grossOfCategory;
    private readonly List<int> _categories = [];
    private readonly int[] _ordersOfTime;
    private readonly List<int> _sets = [];
    private readonly int[] _lastCustomerOfValue;
    private int _customer = None;
    private int _order = None;
    private int _orders;
    private long _gross;

    public CustomerTraitWorker(SalesTable table, bool[] isMember)
        : base(table)
    {
        _isMember = isMember;
        _plan = new TraitCells(table);
        _firstDay = table.FirstDay is { } first ? (uint)(SalesTable.SecondsOf(first) / SecondsPerDay) : 0;
        _monthOfDay = table is { FirstDay: { } from, LastDay: { } to }
            ? [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(day => (byte)(from.AddDays(day).Month - 1))]
            : [];
        _sums = [new Sums[_plan.Count], new Sums[_plan.Count]];
        _valued = [new int[_plan.Attributes.Length], new int[_plan.Attributes.Length]];
        _grossOfCategory = new long[table.CategoryKeys.Length + 1];
        _ordersOfTime = new int[_plan.TimeCells];
        _lastCustomerOfValue = new int[_plan.Count];
    }

    public static CustomerTraits Merge(CustomerTraitWorker[] workers)
    {
        foreach (var worker in workers)
        {
            worker.Finish();
        }
        var all = workers[0];
        foreach (var other in workers.AsSpan(1))
        {
            for (var side = 0; side < 2; side++)
            {
                all._customers[side] += other._customers[side];
                for (var attribute = 0; attribute < all._valued[side].Length; attribute++)
                {
                    all._valued[side][attribute] += other._valued[side][attribute];
                }
                for (var cell = 0; cell < all._plan.Count; cell++)
                {
                    all._sums[side][cell].Add(other._sums[side][cell]);
                }
            }
        }
        return new CustomerTraits(all._customers[0], all._customers[1], [.. all.Breakdowns()]);
    }

    public override void BeginChunk(int chunk, int start)
    {
        Finish();
        base.BeginChunk(chunk, start);
    }

    public override void Visit(int start, int count, ReadOnlySpan<int> selection)
    {
        var categories = _lineCategories.AsSpan(0, selection.Length);
        var sets = _lineSets.AsSpan(0, selection.Length);
        if (_plan.HasCategories)
        {
            Table.Category.Read(start, selection, categories);
        }
        if (_plan.Attributes.Length > 0)
        {
            Table.AttributeSet.Read(start, selection, sets);
        }
        for (var k = 0; k < selection.Length; k++)
        {
            var line = start + selection[k];
            if (Table.Kind[line] < LineKind.Sale)
            {
                continue;
            }
            MoveTo(line);
            if (Customer < 0)
            {
                // Lines without a customer come last.
                return;
            }
            if (Customer != _customer)
            {
                Finish();
                _customer = Customer;
            }
            if (Table.Order[line] != _order)
            {
                _order = Table.Order[line];
                _orders++;
                CountTime(Table.Time[line]);
            }
            var amount = Table.Amount[line];
            _gross += amount;
            if (_plan.HasCategories)
            {
                ref var gross = ref _grossOfCategory[categories[k]];
                if (gross == 0)
                {
                    _categories.Add(categories[k]);
                }
                gross += amount;
            }
            if (_plan.Attributes.Length > 0 && (_sets.Count == 0 || _sets[^1] != sets[k]))
            {
                _sets.Add(sets[k]);
            }
        }
    }

    private void CountTime(uint time)
    {
        if (_plan.TimeCells > 0)
        {
            var day = time / SecondsPerDay;
            // 1970-01-01 was a Thursday.
            _ordersOfTime[(day + 3) % 7]++;
            _ordersOfTime[7 + (time % SecondsPerDay / SecondsPerHour)]++;
            _ordersOfTime[7 + 24 + _monthOfDay[day - _firstDay]]++;
        }
    }

    private void Finish()
    {
        if (_customer < 0)
        {
            return;
        }
        var side = _isMember[_customer] ? 0 : 1;
        var sums = _sums[side];
        _customers[side]++;
        foreach (var category in _categories)
        {
            sums[category].Add(_grossOfCategory[category], _gross);
            sums[category].Gross += _grossOfCategory[category];
            _grossOfCategory[category] = 0;
        }
        for (var cell = 0; cell < _ordersOfTime.Length; cell++)
        {
            if (_ordersOfTime[cell] > 0)
            {
                sums[_plan.FirstOfTime + cell].Add(_ordersOfTime[cell], _orders);
                _ordersOfTime[cell] = 0;
            }
        }
        for (var attribute = 0; attribute < _plan.Attributes.Length; attribute++)
        {
            var (cellOfSet, first) = _plan.Attributes[attribute];
            var hasValue = false;
            foreach (var set in _sets)
            {
                var value = cellOfSet[set];
                if (value > 0 && _lastCustomerOfValue[first + value - 1] != _customer + 1)
                {
                    _lastCustomerOfValue[first + value - 1] = _customer + 1;
                    sums[first + value - 1].Customers++;
                    hasValue = true;
                }
            }
            _valued[side][attribute] += hasValue ? 1 : 0;
        }
        _categories.Clear();
        _sets.Clear();
        (_customer, _order, _orders, _gross) = (None, None, 0, 0);
    }

    private IEnumerable<TraitBreakdown> Breakdowns()
    {
        if (_plan.HasCategories)
        {
            yield return Whole(TraitKind.Category, 0, Table.CategoryKeys.Length + 1, cell => cell == 0 ? null : Table.CategoryKeys[cell - 1]);
        }
        for (var attribute = 0; attribute < _plan.Attributes.Length; attribute++)
        {
            var values = Table.AttributeCatalogue.Values(attribute);
            yield return new TraitBreakdown(
                TraitKind.Attribute,
                Table.AttributeCatalogue.Names[attribute],
                _valued[0][attribute],
                _valued[1][attribute],
                Rows(_plan.Attributes[attribute].First, values.Count, value => values[value], withShares: false));
        }
        if (_plan.TimeCells > 0)
        {
            yield return Whole(TraitKind.Weekday, _plan.FirstOfTime, 7, day => Number(day + 1));
            yield return Whole(TraitKind.Hour, _plan.FirstOfTime + 7, 24, Number);
            yield return Whole(TraitKind.Month, _plan.FirstOfTime + 7 + 24, 12, month => Number(month + 1));
        }

        static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private TraitBreakdown Whole(TraitKind kind, int first, int count, Func<int, string?> key) =>
        new(kind, null, _customers[0], _customers[1], Rows(first, count, key, withShares: true));

    private List<TraitRow> Rows(int first, int count, Func<int, string?> key, bool withShares)
    {
        var rows = new List<TraitRow>();
        for (var value = 0; value < count; value++)
        {
            var (group, rest) = (_sums[0][first + value], _sums[1][first + value]);
            if (group.Customers + rest.Customers > 0)
            {
                rows.Add(new TraitRow(key(value), group.Of(_customers[0], withShares), rest.Of(_customers[1], withShares)));
            }
        }
        return rows;
    }

    /// <summary>Where the values of each trait have their sums: categories (the missing one first), weekdays, hours, months, attributes.</summary>
    private sealed class TraitCells
    {
        public TraitCells(SalesTable table)
        {
            HasCategories = table.HasCategories;
            FirstOfTime = HasCategories ? table.CategoryKeys.Length + 1 : 0;
            TimeCells = table is { HasTime: true, Lines: > 0 } ? 7 + 24 + 12 : 0;
            Count = FirstOfTime + TimeCells;
            var catalogue = table.AttributeCatalogue;
            Attributes = new (int[], int)[catalogue.Names.Count];
            for (var attribute = 0; attribute < Attributes.Length; attribute++)
            {
                Attributes[attribute] = (catalogue.CellOfSet(attribute), Count);
                Count += catalogue.Values(attribute).Count;
            }
        }

        public bool HasCategories { get; }

        public int FirstOfTime { get; }

        public int TimeCells { get; }

        /// <summary>For each attribute the code of its value in each set (0 = missing), and the cell of its first value.</summary>
        public (int[] CellOfSet, int First)[] Attributes { get; }

        public int Count { get; }
    }

    private struct Sums
    {
        public int Customers;
        public long Gross;
        private long _shares;
        private UInt128 _squares;

        public void Add(long part, long whole)
        {
            var share = (long)Math.Round(part / (double)whole * Billion);
            Customers++;
            _shares += share;
            _squares += (UInt128)((Int128)share * share);
        }

        public void Add(in Sums other)
        {
            Customers += other.Customers;
            Gross += other.Gross;
            _shares += other._shares;
            _squares += other._squares;
        }

        public readonly TraitSums Of(int customers, bool withShares) => new(
            Customers,
            FixedPoint.ToDecimal(Gross),
            withShares ? Statistics.SampleMoments.OfSums(customers, _shares, _squares, Billion) : null);
    }
}
