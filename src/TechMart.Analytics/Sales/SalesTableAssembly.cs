using System.Collections.Concurrent;

namespace TechMart.Analytics.Sales;

/// <summary>
/// Sorts lines into columns: dealt out by customer first (counting sort), then each customer's lines are sorted on their own,
/// customers in parallel. Lines without a customer are dealt out into spans of time, so that they too are sorted in parallel.
/// </summary>
internal sealed class SalesTableAssembly
{
    private const int UnknownGroups = 1 << 12;
    private const int GroupedLines = 1 << 14;
    private const int None = -1;

    private readonly LineStore _lines;
    private readonly LineSurvey _survey;
    private readonly bool _hasTime;
    private readonly OrderRule _rule;
    private readonly ParallelOptions _parallel;
    private readonly int _customers;
    private readonly ulong _lowestUnknownKey;
    private readonly int _unknownKeyShift;
    private readonly int[] _groupStarts;
    private readonly int[] _lineAt;
    private readonly int[] _partsOfGroup;
    private readonly int[] _groupOfOrder;
    private readonly ConcurrentDictionary<int, bool> _splitOrders = new();

    private readonly uint[] _time;
    private readonly int[] _order;
    private readonly int[] _product;
    private readonly CodeColumn _category;
    private readonly CodeColumn _attributeSet;
    private readonly long[] _quantity;
    private readonly long[] _amount;
    private readonly LineKind[] _kind;
    private int[] _orderCodes = [];

    public SalesTableAssembly(LineStore lines, LineSurvey survey, bool hasTime, OrderRule rule, CancellationToken cancellation)
    {
        _lines = lines;
        _survey = survey;
        _hasTime = hasTime;
        _rule = rule;
        _parallel = new ParallelOptions { CancellationToken = cancellation };
        _customers = survey.CustomerKeys.Length;
        (_lowestUnknownKey, _unknownKeyShift) = SpreadUnknown();
        (_groupStarts, _lineAt) = DealOut();
        _partsOfGroup = new int[_groupStarts.Length - 1];
        _groupOfOrder = new int[survey.OrderRanks.Length];
        _groupOfOrder.AsSpan().Fill(None);

        _time = GC.AllocateUninitializedArray<uint>(lines.Count);
        _order = GC.AllocateUninitializedArray<int>(lines.Count);
        _product = GC.AllocateUninitializedArray<int>(lines.Count);
        _category = new CodeColumn(lines.Count, survey.CategoryKeys.Length);
        _attributeSet = new CodeColumn(lines.Count, Math.Max(0, survey.Attributes.Sets - 1));
        _quantity = GC.AllocateUninitializedArray<long>(lines.Count);
        _amount = GC.AllocateUninitializedArray<long>(lines.Count);
        _kind = GC.AllocateUninitializedArray<LineKind>(lines.Count);
    }

    public SalesColumns Columns()
    {
        var spans = GroupSpans();
        Parallel.For(0, spans.Length - 1, _parallel, () => new GroupSort(), (span, _, sort) =>
        {
            for (var group = spans[span]; group < spans[span + 1]; group++)
            {
                Place(group, sort);
            }
            return sort;
        }, _ => { });
        return new SalesColumns
        {
            HasTime = _hasTime,
            Offsets = _groupStarts[..(_customers + 1)],
            SplitOrders = NumberOrders(spans),
            OrderCodes = _orderCodes,
            Time = _time,
            Order = _order,
            Product = _product,
            Category = _category,
            AttributeSet = _attributeSet,
            Quantity = _quantity,
            Amount = _amount,
            Kind = _kind,
            CustomerKeys = _survey.CustomerKeys,
            ProductKeys = _survey.ProductKeys,
            ProductNames = _survey.ProductNames,
            CategoryKeys = _survey.CategoryKeys,
            Attributes = _survey.Attributes,
        };
    }

    /// <summary>
    /// Sorts an order's lines together and orders by their first line's time: the upper half is that time, the lower half the rank
    /// of the order's number, 0 for an order that is derived.
    /// </summary>
    private ulong KeyOf(in Line line)
    {
        if (line.Order >= 0)
        {
            return ((ulong)(_hasTime ? _survey.FirstTimes[line.Order] : 0) << 32) | ((uint)_survey.OrderRanks[line.Order] + 1);
        }
        var byDay = _rule == OrderRule.CustomerAndDay && line.Customer >= 0;
        var time = (ulong)(!_hasTime ? 0 : byDay ? line.Time - (line.Time % 86_400) : line.Time) << 32;
        // Where each line is an order of its own, its product comes next; that spreads lines without customer and time.
        return _rule == OrderRule.EachLine && _survey.OrderRanks.Length == 0 && line.Product >= 0
            ? time | ((uint)_survey.ProductRanks[line.Product] + 1)
            : time;
    }

    private (ulong Lowest, int Shift) SpreadUnknown()
    {
        var (lowest, highest) = (ulong.MaxValue, 0UL);
        var gate = new Lock();
        Parallel.For(0, _lines.Blocks, _parallel, () => (Lowest: ulong.MaxValue, Highest: 0UL), (block, _, range) =>
        {
            foreach (ref readonly var line in _lines.Block(block))
            {
                if (line.Customer < 0)
                {
                    var key = KeyOf(line);
                    range = (Math.Min(range.Lowest, key), Math.Max(range.Highest, key));
                }
            }
            return range;
        }, range =>
        {
            lock (gate)
            {
                (lowest, highest) = (Math.Min(lowest, range.Lowest), Math.Max(highest, range.Highest));
            }
        });
        var shift = 0;
        while (lowest < highest && (highest - lowest) >> shift >= UnknownGroups)
        {
            shift++;
        }
        return (lowest, shift);
    }

    private int GroupOf(in Line line) =>
        line.Customer >= 0
            ? _survey.CustomerRanks[line.Customer]
            : _customers + (int)((KeyOf(line) - _lowestUnknownKey) >> _unknownKeyShift);

    private (int[] Starts, int[] LineAt) DealOut()
    {
        var counts = new int[_customers + UnknownGroups + 1];
        Parallel.For(0, _lines.Blocks, _parallel, block =>
        {
            foreach (ref readonly var line in _lines.Block(block))
            {
                Interlocked.Increment(ref counts[GroupOf(line) + 1]);
            }
        });
        for (var group = 1; group < counts.Length; group++)
        {
            counts[group] += counts[group - 1];
        }
        var next = (int[])counts.Clone();
        var lineAt = GC.AllocateUninitializedArray<int>(_lines.Count);
        Parallel.For(0, _lines.Blocks, _parallel, block =>
        {
            var number = block << LineStore.BlockBits;
            foreach (ref readonly var line in _lines.Block(block))
            {
                lineAt[Interlocked.Increment(ref next[GroupOf(line)]) - 1] = number++;
            }
        });
        return (counts, lineAt);
    }

    /// <summary>Cuts the groups into spans of about equally many lines.</summary>
    private int[] GroupSpans()
    {
        var spans = new List<int> { 0 };
        for (var group = 1; group < _groupStarts.Length; group++)
        {
            if (_groupStarts[group] - _groupStarts[spans[^1]] >= GroupedLines || group == _groupStarts.Length - 1)
            {
                spans.Add(group);
            }
        }
        return [.. spans];
    }

    private void Place(int group, GroupSort sort)
    {
        var start = _groupStarts[group];
        var count = _groupStarts[group + 1] - start;
        if (count == 0)
        {
            return;
        }
        sort.Begin(count);
        for (var i = 0; i < count; i++)
        {
            ref readonly var line = ref _lines[_lineAt[start + i]];
            sort.Set(i, KeyOf(line), _survey.Recoded(line));
        }
        sort.Sort();

        var parts = 0;
        for (var i = 0; i < count; i++)
        {
            ref readonly var line = ref sort[i];
            var to = start + i;
            var begins = i == 0 || sort.KeyAt(i) != sort.KeyAt(i - 1) || (line.Order < 0 && _rule == OrderRule.EachLine);
            if (begins)
            {
                parts++;
                NoteGroup(line.Order, group);
            }
            _time[to] = line.Time;
            // Its number for now, or for a derived order a negative number that its neighbours do not have.
            _order[to] = line.Order >= 0 ? line.Order : ~parts;
            _product[to] = line.Product + 1;
            _category[to] = line.Category + 1;
            _attributeSet[to] = line.AttributeSet;
            _quantity[to] = line.Quantity;
            _amount[to] = line.Amount;
            var isSale = line.Amount > 0 && (line.Flags & LineFlags.Return) == 0;
            _kind[to] = (LineKind)line.Flags | (isSale ? LineKind.Sale : LineKind.None);
        }
        _partsOfGroup[group] = parts;
    }

    private void NoteGroup(int order, int group)
    {
        if (order >= 0 && Interlocked.CompareExchange(ref _groupOfOrder[order], group, None) != None)
        {
            _splitOrders.TryAdd(order, true);
        }
    }

    /// <summary>Numbers the orders of each customer along the table; returns those that several customers share.</summary>
    private SplitOrders? NumberOrders(int[] spans)
    {
        var firstPart = new int[_partsOfGroup.Length + 1];
        for (var group = 0; group < _partsOfGroup.Length; group++)
        {
            firstPart[group + 1] = firstPart[group] + _partsOfGroup[group];
        }
        var orderOfPart = new ConcurrentDictionary<int, int>();
        _orderCodes = _groupOfOrder.Length == 0 ? [] : new int[firstPart[^1]];
        Parallel.For(0, spans.Length - 1, _parallel, span =>
        {
            for (var group = spans[span]; group < spans[span + 1]; group++)
            {
                var part = firstPart[group] - 1;
                var number = 0;
                for (var line = _groupStarts[group]; line < _groupStarts[group + 1]; line++)
                {
                    if (line == _groupStarts[group] || _order[line] != number)
                    {
                        number = _order[line];
                        part++;
                        if (_orderCodes.Length > 0)
                        {
                            _orderCodes[part] = Math.Max(number, None);
                        }
                        if (number >= 0 && _splitOrders.ContainsKey(number))
                        {
                            orderOfPart[part] = _survey.OrderRanks[number];
                        }
                    }
                    _order[line] = part;
                }
            }
        });
        return orderOfPart.IsEmpty
            ? null
            : new SplitOrders(new Dictionary<int, int>(orderOfPart), firstPart[^1], firstPart[_customers]);
    }
}
