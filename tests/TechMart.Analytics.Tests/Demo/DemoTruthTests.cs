using TechMart.Demo;

namespace TechMart.Analytics.Tests.Demo;

/// <summary>What the generated sales show is what <see cref="DemoTruth"/> says.</summary>
public sealed class DemoTruthTests(DemoTruthTests.Shop shop) : IClassFixture<DemoTruthTests.Shop>
{
    [Fact]
    public void Lines_AreInOrderOfTime_WithinTheShopsLife()
    {
        var previous = DateTime.MinValue;
        var order = 0L;
        foreach (var line in shop.Lines)
        {
            Assert.True(line.Time >= previous);
            previous = line.Time;
            if (!line.IsReturn)
            {
                Assert.InRange(line.Order, order, order + 1);
                order = line.Order;
            }
        }
        Assert.Equal(shop.Truth.Options.FirstDay, DateOnly.FromDateTime(shop.Lines[0].Time));
        Assert.Equal(shop.Truth.Options.LastDay, DateOnly.FromDateTime(shop.Lines[^1].Time));
    }

    [Fact]
    public void Customers_AsDrawn_FollowTheSegments()
    {
        var customers = Enumerable.Range(0, 20_000).Select(shop.Truth.Customer).ToList();

        foreach (var segment in shop.Truth.Segments)
        {
            var members = customers.Where(customer => customer.Segment == segment).ToList();
            var (purchases, spend) = (segment.Purchases, segment.Spend!);
            Near.Share(members.Count, customers.Count, segment.Share);
            Near.Mean(members.Select(member => member.OrderRate).ToList(), purchases.R / purchases.Alpha);
            Near.Mean(members.Where(member => !IsWeak(member)).Select(member => member.DropOut).ToList(), purchases.A / (purchases.A + purchases.B));
            Near.Mean(members.Where(IsWeak).Select(member => member.DropOut).ToList(), 5 * purchases.A / (5 * purchases.A + purchases.B));
            Near.Mean(members.Select(member => member.SpendRate).ToList(), spend.Q / spend.V);
            for (var gender = 0; gender < DemoPeople.Genders.Count; gender++)
            {
                Near.Share(members.Count(member => member.Gender == DemoPeople.Genders[gender]), members.Count, segment.GenderShares[gender]);
            }
            for (var region = 0; region < DemoPeople.Regions.Count; region++)
            {
                Near.Share(members.Count(member => member.Region == region), members.Count, segment.RegionShares[region]);
            }
            for (var profession = 0; profession < DemoPeople.Professions.Count; profession++)
            {
                Near.Share(members.Count(member => member.Profession == DemoPeople.Professions[profession]), members.Count, segment.ProfessionShares[profession]);
            }
        }
    }

    [Fact]
    public void Orders_OfACustomer_ComeAtTheirRateUntilLost()
    {
        // Given λ and p, the number of orders up to the loss or the end: E = λ·T for p = 0; here the exact expectation
        // (1 − exp(−λpT)) / p of the BG/NBD model (Fader, Hardie and Lee 2005, eq. 9) is summed over the customers.
        foreach (var segment in shop.Truth.Segments)
        {
            var length = shop.Truth.Calendar.Length(segment);
            var residuals = shop.Customers.Where(customer => customer.Segment == segment).Select(customer =>
            {
                var time = length - customer.JoinDay;
                var expected = customer.DropOut < 1e-12
                    ? customer.OrderRate * time
                    : (1 - Math.Exp(-customer.OrderRate * customer.DropOut * time)) / customer.DropOut;
                return shop.OrdersOf[customer.Number] - 1 - expected;
            }).ToList();
            Near.Mean(residuals, 0);
        }
    }

    [Fact]
    public void OrderValue_OfACustomer_IsWhatTheirSpendRateSays()
    {
        foreach (var segment in shop.Truth.Segments)
        {
            // z·ν/p has mean 1 and variance 1/p, whatever the customer; the left-over of the budget adds little.
            var p = segment.Spend!.P;
            var ratios = shop.Orders.Where(order => order.Customer.Segment == segment)
                .Select(order => order.Value * order.Customer.SpendRate / p).ToList();
            Near.Mean(ratios, 1, slack: 0.01);
            var variance = ratios.Sum(ratio => (ratio - 1) * (ratio - 1)) / ratios.Count;
            Assert.InRange(variance * p, 0.94, 1.06);
        }
    }

    [Fact]
    public void Weekday_OfOrders_FollowsTheIndex()
    {
        foreach (var segment in shop.Truth.Segments)
        {
            var orders = shop.Orders.Where(order => order.Customer.Segment == segment).ToList();
            for (var weekday = 0; weekday < 7; weekday++)
            {
                var hits = orders.Count(order => ((int)order.Time.DayOfWeek + 6) % 7 == weekday);
                Near.Share(hits, orders.Count, segment.WeekdayIndex[weekday] / 7, slack: 0.002);
            }
        }
    }

    [Fact]
    public void Hour_OfOrders_FollowsTheShares()
    {
        foreach (var segment in shop.Truth.Segments)
        {
            var orders = shop.Orders.Where(order => order.Customer.Segment == segment).ToList();
            for (var hour = 0; hour < 24; hour++)
            {
                Near.Share(orders.Count(order => order.Time.Hour == hour), orders.Count, segment.HourShares[hour]);
            }
        }
    }

    [Fact]
    public void Month_OfOrders_FollowsTheIndex()
    {
        // Each month against the mean of the two around it, which takes out the shop's growth.
        var orders = shop.Orders.GroupBy(order => (order.Time.Year - 2023) * 12 + order.Time.Month - 1)
            .ToDictionary(group => group.Key, group => (double)group.Count() / DateTime.DaysInMonth(2023 + group.Key / 12, group.Key % 12 + 1));
        double Index(int month) => shop.Truth.MonthIndex[month % 12];
        for (var month = 14; month < 29; month++)
        {
            var deseasonalised = orders[month] / Index(month);
            var around = (orders[month - 1] / Index(month - 1) + orders[month + 1] / Index(month + 1)) / 2;
            Assert.InRange(deseasonalised / around, 0.93, 1.07);
        }
    }

    [Fact]
    public void Units_AnswerThePlantedPrices_WithThePlantedElasticity()
    {
        foreach (var category in shop.Truth.Categories)
        {
            var (slope, error) = Regressions.Elasticity(shop, category);
            Near.Value(slope, category.Elasticity, error);
            Assert.True(error < 0.35, $"{category.Name}: standard error {error:F2}");
        }
    }

    [Fact]
    public void Returns_ComeBackAtTheCategorysRate()
    {
        // Sales of the last month may come back after the shop's last day.
        var end = shop.Truth.Options.LastDay.AddDays(-31).ToDateTime(TimeOnly.MaxValue);
        var returned = shop.Lines.Where(line => line.IsReturn).Select(line => (line.Order, line.Product)).ToHashSet();
        foreach (var category in shop.Truth.Categories)
        {
            var sold = shop.Lines.Where(line => !line.IsReturn && line.Product.Category == category && line.Time <= end).ToList();
            Near.Share(sold.Count(line => returned.Contains((line.Order, line.Product))), sold.Count, category.ReturnRate);
        }
    }

    [Fact]
    public void Bundles_AreBoughtTogether()
    {
        foreach (var bundle in shop.Truth.Bundles)
        {
            var withLead = shop.Orders.Where(order => order.Products.Contains(bundle.Lead.Index)).ToList();
            foreach (var companion in bundle.Companions)
            {
                var together = withLead.Count(order => order.Products.Contains(companion.Index));
                var alone = shop.Orders.Count(order => order.Products.Contains(companion.Index) && !order.Products.Contains(bundle.Lead.Index));
                var chance = (double)alone / (shop.Orders.Count - withLead.Count);
                // Chance differs a little between orders with and without the lead (budgets, tastes): a slack of the same size.
                Near.Share(together, withLead.Count, bundle.Attachment + (1 - bundle.Attachment) * chance, slack: 2 * chance);
                Assert.True((double)together / withLead.Count > 4 * chance);
            }
        }
    }

    [Fact]
    public void Region_ThatGrows_WinsEverMoreNewCustomers()
    {
        var growth = shop.Truth.RegionGrowth!;
        var day = shop.Customers.Select(customer => (customer.Region == growth.Region, Day: shop.FirstDayOf[customer.Number])).ToList();
        double Share(int from, int to) =>
            (double)day.Count(join => join.Item1 && join.Day >= from && join.Day < to) / day.Count(join => join.Day >= from && join.Day < to);
        var (early, late) = (Share(0, 183), Share(548, 731));

        // The share of the others falls accordingly: compare odds.
        var odds = late / (1 - late) / (early / (1 - early));
        Assert.InRange(odds, Math.Pow(1 + growth.PerMonth, 18) * 0.7, Math.Pow(1 + growth.PerMonth, 18) * 1.45);
    }

    [Fact]
    public void Cohort_ThatIsWeak_OrdersLess()
    {
        var repeats = shop.Customers.GroupBy(IsWeak).ToDictionary(
            group => group.Key,
            group => group.Where(customer => NextTo(customer)).Average(customer => shop.OrdersOf[customer.Number] - 1.0));

        Assert.True(repeats[true] < 0.75 * repeats[false], $"{repeats[true]:F2} against {repeats[false]:F2}");

        bool NextTo(DemoCustomer customer) => Math.Abs(JoinMonth(customer) - DemoMonth(shop.Truth.WeakCohort!.Month)) <= 1;
    }

    private bool IsWeak(DemoCustomer customer) => JoinMonth(customer) == DemoMonth(shop.Truth.WeakCohort!.Month);

    private int JoinMonth(DemoCustomer customer)
    {
        // The calendar day on which the customer's segment reaches the operational day of joining.
        var day = shop.Truth.Options.FirstDay;
        while (shop.Truth.Calendar.OperationalDay(customer.Segment, day.AddMonths(1).ToDateTime(TimeOnly.MinValue)) <= customer.JoinDay)
        {
            day = day.AddMonths(1);
            if (day.AddMonths(1) > shop.Truth.Options.LastDay)
            {
                break;
            }
        }
        return DemoMonth(day);
    }

    private static int DemoMonth(DateOnly day) => 12 * day.Year + day.Month;

    /// <summary>A shop large enough for tight tolerances, without dirt.</summary>
    public sealed class Shop
    {
        public Shop()
        {
            Truth = DemoTruth.Of(new DemoOptions { Customers = 24_000, Seed = 3, Patterns = DemoPatterns.All & ~DemoPatterns.Dirt });
            Lines = DemoShop.Lines(Truth).ToList();
            Orders = Lines.Where(line => !line.IsReturn).GroupBy(line => line.Order).Select(order => new Order(
                order.First().Customer, order.First().Time, order.Sum(line => line.TotalCents) / 100.0,
                order.Select(line => line.Product.Index).ToHashSet())).ToList();
            OrdersOf = Orders.GroupBy(order => order.Customer.Number).ToDictionary(group => group.Key, group => group.Count());
            FirstDayOf = Orders.GroupBy(order => order.Customer.Number).ToDictionary(
                group => group.Key, group => DateOnly.FromDateTime(group.Min(order => order.Time)).DayNumber - Truth.Options.FirstDay.DayNumber);
            Customers = Enumerable.Range(0, Truth.Customers).Select(Truth.Customer).ToList();
        }

        public DemoTruth Truth { get; }

        public IReadOnlyList<DemoLine> Lines { get; }

        public IReadOnlyList<Order> Orders { get; }

        public IReadOnlyDictionary<int, int> OrdersOf { get; }

        public IReadOnlyDictionary<int, int> FirstDayOf { get; }

        public IReadOnlyList<DemoCustomer> Customers { get; }
    }

    public sealed record Order(DemoCustomer Customer, DateTime Time, double Value, HashSet<int> Products);

    private static class Regressions
    {
        /// <summary>
        /// Log units on log price within products (fixed effects), by month, against the units of the same month's unmoved
        /// products (which takes out seasons and growth): least squares weighted by units, with a robust standard error.
        /// </summary>
        public static (double Slope, double StandardError) Elasticity(Shop shop, DemoCategory category)
        {
            var months = Enumerable.Range(0, shop.Truth.Options.Months).Select(month => shop.Truth.Options.FirstDay.AddMonths(month)).ToList();
            var units = new double[shop.Truth.Products.Count, months.Count];
            foreach (var line in shop.Lines.Where(line => !line.IsReturn && line.Product.Category == category))
            {
                units[line.Product.Index, (line.Time.Year - months[0].Year) * 12 + line.Time.Month - months[0].Month] += line.Quantity;
            }
            var products = shop.Truth.Products.Where(product => product.Category == category).ToList();
            var moved = products.Where(product => product.Rank < 8).ToList();
            var unmoved = products.Where(product => product.Rank >= 8).ToList();
            double xx = 0, xy = 0;
            var points = new List<(double X, double Y, double Weight)>();
            // The unmoved products are no yardstick any more once they become dearer themselves.
            var until = shop.Truth.PriceIncrease?.Category == category ? shop.Truth.PriceIncrease.Month : months.Count;
            foreach (var product in moved)
            {
                var cells = Enumerable.Range(0, until).Select(month => (
                    X: Math.Log(shop.Truth.Prices.CentsOn(product, months[month])),
                    Y: Math.Log(Math.Max(units[product.Index, month], 0.5) / unmoved.Sum(other => units[other.Index, month])),
                    Weight: units[product.Index, month])).ToList();
                var weight = cells.Sum(cell => cell.Weight);
                if (weight < 200)
                {
                    continue;
                }
                var (meanX, meanY) = (cells.Sum(cell => cell.Weight * cell.X) / weight, cells.Sum(cell => cell.Weight * cell.Y) / weight);
                points.AddRange(cells.Select(cell => (cell.X - meanX, cell.Y - meanY, cell.Weight)));
            }
            foreach (var (x, y, weight) in points)
            {
                xx += weight * x * x;
                xy += weight * x * y;
            }
            var slope = xy / xx;
            var meat = points.Sum(point => Math.Pow(point.Weight * point.X * (point.Y - slope * point.X), 2));
            return (slope, Math.Sqrt(meat) / xx);
        }
    }
}
