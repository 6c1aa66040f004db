using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Rfm;

public sealed class RfmAnalysisTests
{
    private static readonly FourBorders Tens = new(10, 20, 30, 40);

    [Fact]
    public async Task Selection_WithoutLines_SaysSo()
    {
        foreach (var result in new[] { await Shops.RfmAsync([]), await Shops.RfmAsync(Shops.Lines(("a", 0, 5)), filter: new SalesFilter(to: new DateOnly(2024, 1, 1))) })
        {
            AssertEmpty(result, RfmNotes.NoLines);
            Assert.Null(result.AsOf);
        }
    }

    [Fact]
    public async Task Lines_WithoutTime_SaySo() => AssertEmpty(
        await Shops.RfmAsync([new SalesLine { Customer = "a", Amount = 5 }], hasTime: false), RfmNotes.NoTime);

    [Fact]
    public async Task Lines_WithoutTimeWithAnAsOfDay_SaySo() => AssertEmpty(
        await Shops.RfmAsync([new SalesLine { Customer = "a", Amount = 5 }], new RfmOptions { AsOf = new DateOnly(2024, 1, 1) }, hasTime: false), RfmNotes.NoTime);

    [Fact]
    public async Task Lines_WithoutCustomers_SaySo()
    {
        var result = await Shops.RfmAsync([new SalesLine { Amount = 5, Time = Shops.Start }, new SalesLine { Amount = 6, Time = Shops.Start }]);

        AssertEmpty(result, RfmNotes.NoKnownCustomers, count: 2);
        Assert.Equal((0, 2, 2), (result.Lines.Used, result.Lines.LeftOut, result.UnknownLines));
    }

    [Fact]
    public async Task Customers_WithReturnsOnly_AreLeftOutAndCounted()
    {
        AssertEmpty(await Shops.RfmAsync(Shops.Lines(("a", 0, -5), ("b", 1, -1))), RfmNotes.NoOrders, count: 2);

        var result = await Shops.RfmAsync(Shops.Lines(("a", 0, -5), ("b", 1, 3)));

        Assert.Equal("b", Assert.Single(result.Customers).Customer);
        Assert.Equal(1, result.Notes.Single(note => note.Code == RfmNotes.ReturnsOnly).Count);
        Assert.Equal(new LineUsage(1, 1), result.Lines);
    }

    [Theory]
    [InlineData(TieRule.Equal)]
    [InlineData(TieRule.Notebook)]
    [InlineData(TieRule.RankFirst)]
    [InlineData(TieRule.Ntile)]
    public async Task Customer_Alone_GetsScoresAndAWarning(TieRule ties)
    {
        var result = await Shops.RfmAsync(Shops.Lines(("a", 0, 5), ("a", 3, 7)), new RfmOptions { Ties = ties });

        var customer = Assert.Single(result.Customers);
        Assert.Equal((1, 2, 12m), (customer.Recency, customer.Frequency, customer.Monetary));
        Assert.Equal([new RfmNote(RfmNotes.FewCustomers, Count: 1)], result.Notes);
        Assert.Equal(1, result.Segments.Sum(segment => segment.Customers));
        Assert.Equal(6m, result.Customers.Outlook(0).NextOrder.Value);
    }

    [Fact]
    public async Task Customers_AllEqual_GetEqualScoresAndANoteForEachMeasure()
    {
        var result = await Shops.RfmAsync(Shops.Lines(Enumerable.Range(0, 60).Select(customer => ($"c{customer}", 0, 5m))));

        Assert.All(result.Customers, customer => Assert.Equal((5, 1, 1, SegmentCodes.NewCustomers), (customer.R, customer.F, customer.M, customer.Segment)));
        Assert.Equal(
            [RfmMeasure.Recency, RfmMeasure.Frequency, RfmMeasure.Monetary],
            result.Notes.Where(note => note.Code == RfmNotes.EqualValues).Select(note => note.Measure!.Value));
        Assert.DoesNotContain(result.Notes, note => note.Code == RfmNotes.EmptyScores);
    }

    [Fact]
    public async Task Customers_WithOneOrderEach_HaveTheLowestFrequencyScore()
    {
        var result = await Shops.RfmAsync(Shops.Lines(Enumerable.Range(0, 60).Select(customer => ($"c{customer}", customer, 5m + customer))));

        Assert.All(result.Customers, customer => Assert.Equal(1, customer.F));
        Assert.Equal([new RfmNote(RfmNotes.EqualValues, RfmMeasure.Frequency, 60)], result.Notes);
    }

    [Fact]
    public async Task Scores_ThatNobodyGets_AreNoted()
    {
        // Fifty of sixty ordered once: three borders fall on one order.
        var result = await Shops.RfmAsync(Shops.Lines(Enumerable.Range(0, 70).Select(order => ($"c{order % 60}", order % 60, 5m + (order % 60)))));

        Assert.Equal([1m, 1m, 1m, 1m], result.Frequency.Borders);
        Assert.Equal([50, 0, 0, 0, 10], result.Frequency.Bands.Select(band => band.Customers));
        Assert.Equal(new ScoreBand(2, 0, null, null), result.Frequency.Bands[1]);
        Assert.Equal([new RfmNote(RfmNotes.EmptyScores, RfmMeasure.Frequency, 3)], result.Notes);
    }

    [Fact]
    public async Task Spend_BelowZero_IsScoredLowestAndNoted()
    {
        var result = await Shops.RfmAsync(Shops.Lines(("a", 0, 5), ("a", 1, -20), ("b", 1, 3), ("c", 2, 9)));

        Assert.Equal((-15m, 1), (result.Customers[0].Monetary, result.Customers[0].M));
        Assert.Equal(1, result.Notes.Single(note => note.Code == RfmNotes.NegativeSpend).Count);
        Assert.Equal(-3m, result.Revenue);
        Assert.All(result.Segments, segment => Assert.Null(segment.RevenueShare));
    }

    [Fact]
    public async Task AsOf_BeforeTheLastLine_LeavesOutWhatCameAfterIt()
    {
        var lines = Shops.Lines(("a", 0, 5), ("a", 10, 5), ("b", 4, 1));

        var result = await Shops.RfmAsync(lines, new RfmOptions { AsOf = DateOnly.FromDateTime(Shops.Start.AddDays(4)) });

        Assert.Equal([("a", 4, 1), ("b", 0, 1)], result.Customers.Select(customer => (customer.Customer, customer.Recency, customer.Frequency)));
        Assert.Equal(new LineUsage(2, 1), result.Lines);
    }

    [Fact]
    public async Task AsOf_ByDefault_IsTheDayAfterTheLastLineOfTheSelectionWhoeversItIs()
    {
        List<SalesLine> lines = [.. Shops.Lines(("a", 0, 5), ("a", 30, 5)), new SalesLine { Amount = 1, Time = Shops.Start.AddDays(20) }];

        var all = await Shops.RfmAsync(lines);
        var early = await Shops.RfmAsync(lines, filter: new SalesFilter(to: DateOnly.FromDateTime(Shops.Start.AddDays(25))));

        Assert.Equal(DateOnly.FromDateTime(Shops.Start.AddDays(31)), all.AsOf);
        Assert.Equal(DateOnly.FromDateTime(Shops.Start.AddDays(21)), early.AsOf);
        Assert.Equal((1, 21), (all.Customers[0].Recency, early.Customers[0].Recency));
    }

    [Fact]
    public async Task AsOf_LaterThanTheData_MakesAllRecenciesLonger()
    {
        var lines = Shops.Random(3, 80);
        var expected = await Shops.RfmAsync(lines);

        var later = await Shops.RfmAsync(lines, new RfmOptions { AsOf = expected.AsOf!.Value.AddDays(100) });

        Assert.Equal(expected.Customers.Select(customer => customer with { Recency = customer.Recency + 100 }), later.Customers);
    }

    [Fact]
    public async Task Histories_BeyondTheAsOfDay_AreRefused()
    {
        var histories = await new ColumnarSalesQueries(SalesLines.Table(Shops.Lines(("a", 0, 5)))).CustomerHistoriesAsync(SalesFilter.All);

        Assert.Throws<ArgumentException>(() => RfmAnalysis.Of(histories, new RfmOptions { AsOf = new DateOnly(2024, 2, 1) }));
    }

    [Fact]
    public async Task Measures_ByOption_AreDaysGrossOrMean()
    {
        List<SalesLine> lines = [.. Shops.Lines(("a", 0, 10), ("a", 0, 5), ("a", 1, 4), ("a", 2, -9)), .. Shops.Lines(("b", 3, 1)).Select(line => line with { Order = "b" })];

        var days = (await Shops.RfmAsync(lines, new RfmOptions { Frequency = FrequencyMeasure.OrderDays })).Customers[0];
        var gross = (await Shops.RfmAsync(lines, new RfmOptions { Monetary = MonetaryMeasure.GrossRevenue })).Customers[0];
        var mean = (await Shops.RfmAsync(lines, new RfmOptions { Monetary = MonetaryMeasure.NetPerOrder })).Customers[0];

        Assert.Equal((2, 3, 10m), (days.Frequency, days.Orders, days.Monetary));
        Assert.Equal((3, 19m, 10m), (gross.Frequency, gross.Monetary, gross.Revenue));
        Assert.Equal(3.3333m, mean.Monetary);
    }

    [Fact]
    public async Task Borders_Fixed_AreTakenAsTheyAre()
    {
        var lines = Shops.Lines(Enumerable.Range(0, 60).Select(customer => ($"c{customer:00}", customer, customer + 0.5m)));

        var result = await Shops.RfmAsync(lines, new RfmOptions { RecencyBorders = Tens, FrequencyBorders = new(1, 2, 3, 4), MonetaryBorders = new(10.49m, 10.5m, 30, 50) });

        Assert.Equal([20, 10, 10, 10, 10], result.Recency.Bands.Select(band => band.Customers));
        Assert.Equal([60, 0, 0, 0, 0], result.Frequency.Bands.Select(band => band.Customers));
        Assert.Equal([10, 1, 19, 20, 10], result.Monetary.Bands.Select(band => band.Customers));
        Assert.Equal([10.49m, 10.5m, 30m, 50m], result.Monetary.Borders);
        Assert.Equal([1m, 2m, 3m, 4m], result.Frequency.Borders);
    }

    [Fact]
    public async Task Shares_OfOnesOwn_CutFromTheWorst()
    {
        var lines = Shops.Lines(Enumerable.Range(0, 101).Select(customer => ($"c{customer:000}", customer, 1m + customer)));

        var result = await Shops.RfmAsync(lines, new RfmOptions { Shares = new(0.1m, 0.3m, 0.6m, 0.95m) });

        Assert.Equal([11, 20, 30, 35, 5], result.Monetary.Bands.Select(band => band.Customers));
        Assert.Equal([10, 20, 30, 35, 6], result.Recency.Bands.Select(band => band.Customers));
    }

    [Fact]
    public void Options_ThatCannotBeUsed_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new RfmOptions { Shares = new(0.2m, 0.2m, 0.6m, 0.8m) }.Check());
        Assert.Throws<ArgumentException>(() => new RfmOptions { Shares = new(0, 0.2m, 0.6m, 0.8m) }.Check());
        Assert.Throws<ArgumentException>(() => new RfmOptions { Shares = new(0.1m, 0.2m, 0.6m, 1) }.Check());
        Assert.Throws<ArgumentException>(() => new RfmOptions { Ties = TieRule.Ntile, Shares = new(0.1m, 0.2m, 0.6m, 0.8m) }.Check());
        Assert.Throws<ArgumentException>(() => new RfmOptions { RecencyBorders = new(10, 20, 15, 40) }.Check());
        Assert.Throws<ArgumentOutOfRangeException>(() => new RfmOptions { NearDays = -1 }.Check());
        new RfmOptions { Ties = TieRule.Ntile, RecencyBorders = Tens, FrequencyBorders = Tens, MonetaryBorders = Tens }.Check();
    }

    [Fact]
    public void Key_OfOptions_TellsThemApart()
    {
        var all = new[]
        {
            new RfmOptions(),
            new RfmOptions { AsOf = new DateOnly(2024, 1, 1) },
            new RfmOptions { Ties = TieRule.Ntile },
            new RfmOptions { Frequency = FrequencyMeasure.OrderDays },
            new RfmOptions { Monetary = MonetaryMeasure.GrossRevenue },
            new RfmOptions { Shares = new(0.1m, 0.4m, 0.6m, 0.8m) },
            new RfmOptions { RecencyBorders = Tens },
            new RfmOptions { FrequencyBorders = Tens },
            new RfmOptions { MonetaryBorders = Tens },
            new RfmOptions { Segments = SegmentTable.RecencyAndFrequency },
            new RfmOptions { NearDays = 8 },
        };

        Assert.Equal(all.Length, all.Select(options => options.Key).Distinct().Count());
        Assert.Equal(new RfmOptions().Key, new RfmOptions { Shares = new(0.20m, 0.40m, 0.60m, 0.80m) }.Key);
    }

    private static void AssertEmpty(RfmResult result, string code, long count = 0)
    {
        Assert.Empty(result.Customers);
        Assert.Equal([new RfmNote(code, Count: count)], result.Notes);
        Assert.All(result.Segments, segment => Assert.Equal(
            (0, null, 0m, null, null, null), (segment.Customers, segment.Share, segment.Revenue, segment.RevenueShare, segment.MeanOrderValue, segment.MeanRecency)));
        Assert.Equal(25, result.Grid.Count);
        Assert.Empty(result.Recency.Borders);
        Assert.Equal(0, result.Lines.Used);
    }
}
