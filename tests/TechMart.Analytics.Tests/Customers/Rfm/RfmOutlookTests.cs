using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Rfm;

/// <summary>An outlook is true when doing what it says leads where it says, and a little less of it does not. The borders are held fixed.</summary>
public sealed class RfmOutlookTests
{
    private static readonly DateOnly Day = DateOnly.FromDateTime(Shops.Start.AddDays(60));

    private static readonly RfmOptions Fixed = new()
    {
        AsOf = Day,
        RecencyBorders = new(6, 14, 25, 40),
        FrequencyBorders = new(1, 2, 4, 6),
        MonetaryBorders = new(3, 7.5m, 12.25m, 20),
    };

    public static TheoryData<SegmentAxis, MonetaryMeasure> Cases => Shops.Pairs(Enum.GetValues<SegmentAxis>(), Enum.GetValues<MonetaryMeasure>());

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Outlook_WhenItComesTrue_LeadsWhereItSays(SegmentAxis axis, MonetaryMeasure monetary)
    {
        var lines = Shops.Random(seed: 4, customers: 60);
        var options = Fixed with { Segments = axis == SegmentAxis.Frequency ? SegmentTable.RecencyAndFrequency : SegmentTable.Default, Monetary = monetary };
        var before = await Shops.RfmAsync(lines, options);
        var moved = (ByOrder: 0, BySilence: 0);

        for (var index = 0; index < before.Customers.Count; index++)
        {
            var customer = before.Customers[index];
            var (order, silence, _) = before.Customers.Outlook(index);

            // A customer whose returns outweigh sales has no usual order; one that is worth next to nothing stands for it.
            var mean = (monetary == MonetaryMeasure.GrossRevenue ? customer.Monetary : customer.Revenue) / customer.Orders;
            Assert.Equal(mean > 0 ? decimal.Floor(mean * 10_000) / 10_000 : null, order.Value);
            if (monetary != MonetaryMeasure.NetPerOrder || order.Value is not null)
            {
                var then = await OfAsync([.. lines, lines[0] with { Customer = customer.Customer, Order = "more", Time = Shops.Start.AddDays(60), Amount = order.Value ?? 0.0001m, Flags = default }], Day);
                Assert.Equal((order.R, order.F, order.M, order.Segment), (then.R, then.F, then.M, then.Segment));
            }
            var isLifted = order.Segment != options.Segments.SegmentOf(order.R, options.Segments.OtherScore(customer.F, customer.M));
            Assert.Equal(customer.Near.HasFlag(NearBorders.Order), isLifted);

            var later = silence is null ? 10_000 : (int)silence.Days;
            var silent = await OfAsync(lines, Day.AddDays(later));
            Assert.Equal(silence is null ? (silent.R, customer.Segment) : (silence.R, silence.Segment), (silent.R, silent.Segment));
            Assert.Equal(customer.Segment, (await OfAsync(lines, Day.AddDays(silence is null ? 1 : later - 1))).Segment);
            Assert.NotEqual(customer.Segment, silence?.Segment);
            Assert.Equal(customer.Near.HasFlag(NearBorders.Silence), silence?.Days <= 7);
            moved = (moved.ByOrder + (isLifted ? 1 : 0), moved.BySilence + (silence?.Days <= 7 ? 1 : 0));

            async Task<RfmCustomer> OfAsync(IEnumerable<SalesLine> all, DateOnly asOf) =>
                (await Shops.RfmAsync(all, options with { AsOf = asOf })).Customers.Single(row => row.Customer == customer.Customer);
        }
        Assert.Equal(moved, (before.Segments.Sum(segment => segment.LiftedByOrder), before.Segments.Sum(segment => segment.MovedBySilence)));
        Assert.True(moved is { ByOrder: > 3, BySilence: > 3 }, $"{moved}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Distances_WhenGone_LeadToTheNextScore(SegmentAxis axis, MonetaryMeasure monetary)
    {
        var lines = Shops.Random(seed: 5, customers: 40);
        var options = Fixed with { Segments = axis == SegmentAxis.Frequency ? SegmentTable.RecencyAndFrequency : SegmentTable.Default, Monetary = monetary };
        var before = await Shops.RfmAsync(lines, options);

        for (var index = 0; index < before.Customers.Count; index++)
        {
            var customer = before.Customers[index];
            var distances = before.Customers.Outlook(index).Distances.ToDictionary(distance => distance.Measure);
            Assert.Equal(
                (customer.R > 1, customer.F < 5, customer.M < 5),
                (distances.ContainsKey(RfmMeasure.Recency), distances.ContainsKey(RfmMeasure.Frequency), distances.ContainsKey(RfmMeasure.Monetary)));

            if (distances.TryGetValue(RfmMeasure.Recency, out var silent))
            {
                Assert.Equal((customer.R, silent.Score), (await RecencyAsync((int)silent.Amount - 1), await RecencyAsync((int)silent.Amount)));
            }
            if (distances.TryGetValue(RfmMeasure.Frequency, out var often))
            {
                var borders = options.FrequencyBorders!.Value.All;
                Assert.Equal(customer.Frequency + often.Amount, borders.First(border => border >= customer.Frequency) + 1);
                Assert.Equal(often.Score, 1 + borders.Count(border => border < customer.Frequency + often.Amount));
            }
            if (distances.TryGetValue(RfmMeasure.Monetary, out var money))
            {
                Assert.Equal((customer.M, money.Score), (await MoneyAsync(money.Amount - 0.01m), await MoneyAsync(money.Amount)));
            }

            async Task<int> RecencyAsync(int days) => (await Shops.RfmAsync(lines, options with { AsOf = Day.AddDays(days) })).Customers[index].R;

            async Task<int> MoneyAsync(decimal more)
            {
                var sale = lines.First(line => line.Customer == customer.Customer && line.Amount > 0);
                return (await Shops.RfmAsync(lines.Select(line => line == sale ? line with { Amount = line.Amount + more } : line), options)).Customers[index].M;
            }
        }
    }

    [Fact]
    public async Task Outlook_OfPlantedCustomers_ChangesAllThreeMeasuresAtOnce()
    {
        // Long silent and once good: frequency alone would only make it worse off, an order brings it back among the best.
        var lines = Shops.Lines(("once-good", 0, 8m), ("once-good", 1, 8m), ("once-good", 2, 8m), ("once-good", 3, 8m), ("first", 59, 4m), ("fresh", 57, 2m), ("fresh", 58, 3m));
        var result = await Shops.RfmAsync(lines, Fixed);

        var good = Outlook("once-good");
        Assert.Equal((1, 3, 5, SegmentCodes.CannotLoseThem), (Customer("once-good").R, Customer("once-good").F, Customer("once-good").M, Customer("once-good").Segment));
        Assert.Equal(new RfmNextOrder(8m, 5, 4, 5, SegmentCodes.Champions), good.NextOrder);
        Assert.Null(good.Silence);

        Assert.Equal(new RfmNextOrder(4m, 5, 2, 3, SegmentCodes.PotentialLoyalists), Outlook("first").NextOrder);
        Assert.Equal(new RfmSilence(14, 3, SegmentCodes.AboutToSleep), Outlook("first").Silence);
        Assert.Equal(2.5m, Outlook("fresh").NextOrder.Value);

        RfmCustomer Customer(string id) => result.Customers[result.Customers.Find(id)];

        RfmOutlook Outlook(string id) => result.Customers.Outlook(result.Customers.Find(id));
    }

    [Fact]
    public async Task Outlook_WhereReturnsOutweighSales_LeavesMoneyAsItIs()
    {
        var result = await Shops.RfmAsync(Shops.Lines(("back", 10, 5m), ("back", 11, -9m), ("zero", 10, 5m), ("zero", 11, -5m), ("other", 59, 50m)), Fixed);

        Assert.Equal(new RfmNextOrder(null, 5, 2, 1, SegmentCodes.PotentialLoyalists), result.Customers.Outlook(0).NextOrder);
        Assert.Null(result.Customers.Outlook(2).NextOrder.Value);
        Assert.Equal((-4m, 7.01m), (result.Customers[0].Monetary, result.Customers.Outlook(0).Distances.Single(distance => distance.Measure == RfmMeasure.Monetary).Amount));
    }

    [Fact]
    public async Task Outlook_ByDaysWithOrders_CountsTheAsOfDayOnce()
    {
        var options = Fixed with { Frequency = FrequencyMeasure.OrderDays, AsOf = Day };
        var result = await Shops.RfmAsync(Shops.Lines(("today", 60, 1m), ("yesterday", 59, 1m)), options);

        Assert.Equal((1, 2), (result.Customers.Outlook(0).NextOrder.F, result.Customers.Outlook(1).NextOrder.F));
    }

    [Fact]
    public async Task Outlook_AtTheLimitsOfMoney_DoesNotOverflow()
    {
        const decimal Most = long.MaxValue / 10_000m;
        var result = await Shops.RfmAsync(Shops.Lines(("all", 0, Most * 0.7m), ("less", 30, -Most / 4), ("less", 31, 1m)), new RfmOptions());

        Assert.All(Enumerable.Range(0, 2), index => Assert.NotNull(result.Customers.Outlook(index).NextOrder.Segment));
    }

    [Fact]
    public async Task Near_ByDays_TellsWhoSoonLeaves()
    {
        var lines = Shops.Lines(("at", 54, 1m), ("before", 59, 1m));
        var options = Fixed with { Segments = new SegmentTable(SegmentAxis.FrequencyAndMonetary, [new("a", 5, 5, 1, 5), new("b", 1, 4, 1, 5)]) };

        var week = await Shops.RfmAsync(lines, options);
        var never = await Shops.RfmAsync(lines, options with { NearDays = 0 });
        var day = await Shops.RfmAsync(lines, options with { NearDays = 1 });

        Assert.Equal([NearBorders.Silence, NearBorders.Silence], week.Customers.Select(customer => customer.Near));
        Assert.Equal([NearBorders.None, NearBorders.None], never.Customers.Select(customer => customer.Near));
        Assert.Equal([NearBorders.Silence, NearBorders.None], day.Customers.Select(customer => customer.Near));
        Assert.Equal((0, 2), (week.Segments[0].LiftedByOrder, week.Segments[0].MovedBySilence));
        Assert.Equal([new RfmSilence(1, 4, "b"), new RfmSilence(6, 4, "b")], Enumerable.Range(0, 2).Select(index => week.Customers.Outlook(index).Silence));
    }

    [Theory]
    [InlineData(TieRule.RankFirst)]
    [InlineData(TieRule.Ntile)]
    [InlineData(TieRule.Notebook)]
    [InlineData(TieRule.Equal)]
    public async Task Outlook_UnderEveryRule_NeverLowersAScoreByAnOrder(TieRule ties)
    {
        var result = await Shops.RfmAsync(Shops.Random(9, 300), new RfmOptions { Ties = ties });

        Assert.Contains(result.Customers, customer => customer.Near == (NearBorders.Order | NearBorders.Silence));
        Assert.All(Enumerable.Range(0, result.Customers.Count), index =>
        {
            var (customer, outlook) = (result.Customers[index], result.Customers.Outlook(index));
            Assert.True(outlook.NextOrder.R >= customer.R && outlook.NextOrder.F >= customer.F && outlook.NextOrder.M >= customer.M);
            Assert.True(outlook.Silence is null || (outlook.Silence.Days > 0 && outlook.Silence.R < customer.R && outlook.Silence.Segment != customer.Segment));
            Assert.All(outlook.Distances, distance => Assert.True(distance.Amount > 0));
        });
    }
}
