namespace TechMart.Demo;

/// <summary>
/// Makes the lines in order of time, one day after the other. Of each customer only the next order is kept (16 bytes);
/// everything else is drawn again from the customer's own streams.
/// </summary>
internal sealed class DemoSales
{
    private const int ReturnDelay = 30;
    private const int Nobody = -1;

    private readonly DemoTruth _truth;
    private readonly DemoOptions _options;
    private readonly IDemoBasket _basket;
    private readonly double[][] _hours;

    // The next order of each customer, and for each day a chain of the customers who order on it.
    private readonly double[] _nextOrder;
    private readonly int[] _ordersBefore;
    private readonly int[] _chain;
    private readonly int[] _firstOfDay;

    private readonly List<PlacedOrder> _placed = [];
    private readonly List<(DemoProduct Product, int Quantity)> _items = [];
    private readonly List<(DemoProduct Product, int Quantity)> _itemsOfDay = [];
    private readonly List<PendingReturn>[] _returns = Enumerable.Range(0, ReturnDelay + 1).Select(_ => new List<PendingReturn>()).ToArray();

    public DemoSales(DemoTruth truth)
    {
        _truth = truth;
        _options = truth.Options;
        _basket = _options.Structureless ? new IndependentBasket(truth) : new BudgetBasket(truth);
        _hours = truth.Segments.Select(segment => Cumulated(segment.HourShares)).ToArray();
        _nextOrder = new double[truth.Customers];
        _ordersBefore = new int[truth.Customers];
        _chain = new int[truth.Customers];
        _firstOfDay = new int[_options.Days];
    }

    public IEnumerable<DemoLine> Lines(CancellationToken cancellation = default)
    {
        Array.Fill(_firstOfDay, Nobody);
        for (var number = 0; number < _truth.Customers; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            var customer = _truth.Customer(number);
            Schedule(customer, customer.JoinDay);
        }
        var dirt = new DemoRandom(_options.Seed, DemoStream.Dirt);
        var orders = 0L;
        for (var day = 0; day < _options.Days; day++)
        {
            var date = _options.FirstDay.AddDays(day);
            if (day == 0 || date.Day == 1)
            {
                _basket.BeginMonth(date);
            }
            PlaceOrders(day);
            foreach (var placed in _placed)
            {
                var time = date.ToDateTime(TimeOnly.MinValue).AddSeconds(placed.Second);
                if (placed.Return is { } back)
                {
                    yield return new DemoLine(back.Customer, time, back.Order, back.Product, back.PriceCents, -back.Quantity, DemoDirt.None);
                    continue;
                }
                orders++;
                for (var item = placed.FirstItem; item < placed.FirstItem + placed.Items; item++)
                {
                    var (product, quantity) = _itemsOfDay[item];
                    var line = new DemoLine(
                        placed.Customer, time, orders, product, _truth.Prices.CentsOn(product, date), quantity,
                        _options.Has(DemoPatterns.Dirt) ? DemoDirtRates.Draw(ref dirt) : DemoDirt.None);
                    PlanReturn(line, day, item - placed.FirstItem);
                    yield return line;
                }
            }
        }
    }

    private void PlaceOrders(int day)
    {
        _placed.Clear();
        _itemsOfDay.Clear();
        while (_firstOfDay[day] != Nobody)
        {
            var number = _firstOfDay[day];
            _firstOfDay[day] = _chain[number];
            PlaceOrder(_truth.Customer(number));
        }
        var returns = _returns[day % _returns.Length];
        foreach (var back in returns)
        {
            _placed.Add(new PlacedOrder(back.Customer, back.Second, int.MaxValue, 0, 0, back));
        }
        returns.Clear();
        _placed.Sort();
    }

    private void PlaceOrder(DemoCustomer customer)
    {
        var before = _ordersBefore[customer.Number]++;
        var random = new DemoRandom(_options.Seed, DemoStream.Order, customer.Number, before);
        var lost = before > 0 && random.NextBool(customer.DropOut);
        if (!lost)
        {
            Schedule(customer, _nextOrder[customer.Number] + random.NextExponential() / customer.OrderRate);
        }
        var second = DrawSecond(ref random, customer.Segment);
        _basket.Fill(ref random, customer, _items);
        _placed.Add(new PlacedOrder(customer, second, before, _itemsOfDay.Count, _items.Count, null));
        _itemsOfDay.AddRange(_items);
    }

    private void Schedule(DemoCustomer customer, double operationalDay)
    {
        if (operationalDay >= _truth.Calendar.Length(customer.Segment))
        {
            return;
        }
        var day = _truth.Calendar.CalendarDay(customer.Segment, operationalDay);
        _nextOrder[customer.Number] = operationalDay;
        _chain[customer.Number] = _firstOfDay[day];
        _firstOfDay[day] = customer.Number;
    }

    private int DrawSecond(ref DemoRandom random, DemoSegment segment)
    {
        var position = random.NextDouble();
        var hours = _hours[segment.Index];
        var hour = 0;
        while (hour < 23 && position >= hours[hour])
        {
            hour++;
        }
        return 3600 * hour + random.NextInt(3600);
    }

    private void PlanReturn(in DemoLine line, int day, int position)
    {
        if (!_options.Has(DemoPatterns.Returns))
        {
            return;
        }
        var random = new DemoRandom(_options.Seed, DemoStream.Return, line.Order, position);
        if (random.NextBool(line.Product.Category.ReturnRate))
        {
            var delay = 2 + random.NextInt(ReturnDelay - 1);
            var second = 9 * 3600 + random.NextInt(9 * 3600);
            _returns[(day + delay) % _returns.Length].Add(new PendingReturn(line.Customer, second, line.Order, line.Product, line.PriceCents, line.Quantity));
        }
    }

    private static double[] Cumulated(IReadOnlyList<double> shares)
    {
        var sums = new double[shares.Count];
        var sum = 0.0;
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = sum += shares[i];
        }
        return sums;
    }

    private sealed record PendingReturn(DemoCustomer Customer, int Second, long Order, DemoProduct Product, int PriceCents, int Quantity);

    /// <summary>Something that happens on the day at hand. Sorted by time, then customer, then the customer's own order of things.</summary>
    private readonly record struct PlacedOrder(DemoCustomer Customer, int Second, int Before, int FirstItem, int Items, PendingReturn? Return) : IComparable<PlacedOrder>
    {
        public int CompareTo(PlacedOrder other)
        {
            var order = Second.CompareTo(other.Second);
            order = order != 0 ? order : Customer.Number.CompareTo(other.Customer.Number);
            order = order != 0 ? order : Before.CompareTo(other.Before);
            order = order != 0 ? order : (Return?.Order ?? 0).CompareTo(other.Return?.Order ?? 0);
            return order != 0 ? order : (Return?.Product.Index ?? 0).CompareTo(other.Return?.Product.Index ?? 0);
        }
    }
}
