using System.Text.Json;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Tests.Sales;

public sealed class ColumnarSalesQueriesTests
{
    private static readonly Dimension[] Dimensions =
        [Dimension.Product, Dimension.Category, Dimension.Of("country"), Dimension.Of("gender"), Dimension.Of("unheard of")];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Answers_OnRandomSales_EqualTheNaiveOnes(int seed)
    {
        var random = new RandomSales(seed);
        var lines = random.Lines(seed * 7);
        var queries = new ColumnarSalesQueries(SalesLines.Table(lines, random.HasTime, random.Rule));
        var naive = new NaiveSalesQueries(lines, random.HasTime, random.Rule);

        foreach (var filter in Enumerable.Range(0, 6).Select(_ => random.Filter()).Prepend(SalesFilter.All))
        {
            Same(naive.Totals(filter), await queries.TotalsAsync(filter));
            foreach (var grain in Enum.GetValues<Grain>())
            {
                Same(naive.Series(filter, grain), await queries.SeriesAsync(filter, grain));
            }
            foreach (var dimension in Dimensions)
            {
                Same(naive.Breakdown(filter, dimension), await queries.BreakdownAsync(filter, dimension));
            }
            Same(naive.WeekdayHour(filter), await queries.WeekdayHourAsync(filter));
            SameHistories(naive, filter, await queries.CustomerHistoriesAsync(filter));
            Assert.Equal(naive.Days(filter.From, filter.To), await queries.DaysAsync(filter.From, filter.To));
            Same(Sorted(naive.OrderSizes(filter)), Sorted(await queries.OrderSizesAsync(filter)));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Overview_OnRandomSales_EqualsTheSeparateAnswers(int seed)
    {
        var random = new RandomSales(seed);
        var table = SalesLines.Table(random.Lines(500), random.HasTime, random.Rule);
        var queries = new ColumnarSalesQueries(table);
        var filter = random.Filter();

        var overview = await queries.OverviewAsync(filter);

        Same(await queries.TotalsAsync(filter), overview.Totals);
        Same(await queries.SeriesAsync(filter, Grain.Day), overview.ByDay);
        Same(await queries.SeriesAsync(filter, Grain.Month), overview.ByMonth);
        Same(await queries.BreakdownAsync(filter, Dimension.Category), overview.ByCategory);
        Same(await queries.BreakdownAsync(filter, Dimension.Product), overview.ByProduct);
        Same(await queries.BreakdownAsync(filter, Dimension.Of("country")), overview.ByCountry);
        Same(await queries.WeekdayHourAsync(filter), overview.WeekdayHour);
        Assert.Equal(new LineUsage(overview.Totals.Lines, table.Lines - overview.Totals.Lines), overview.Lines);
        var spent = (await queries.CustomerHistoriesAsync(filter)).Select(history => history.GrossRevenue).Where(gross => gross > 0).OrderDescending().ToList();
        var top = (int)Math.Ceiling(spent.Count / 10.0);
        Assert.Equal(new CustomerConcentration(spent.Count, top, spent.Take(top).Sum(), spent.Sum()), overview.Concentration);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Answers_OnManyChunks_EqualTheNaiveOnes(int seed)
    {
        var random = new RandomSales(seed);
        var lines = random.Lines(110_000);
        var table = SalesLines.Table(lines, random.HasTime, random.Rule, SalesBatch.DefaultCapacity);
        var queries = new ColumnarSalesQueries(table);
        var naive = new NaiveSalesQueries(lines, random.HasTime, random.Rule);

        Assert.True(table.ChunkStarts.Length > 3);
        foreach (var filter in new[] { SalesFilter.All, random.Filter() })
        {
            Same(naive.Totals(filter), await queries.TotalsAsync(filter));
            Same(naive.Breakdown(filter, Dimension.Product), await queries.BreakdownAsync(filter, Dimension.Product));
            SameHistories(naive, filter, await queries.CustomerHistoriesAsync(filter));
            Assert.Equal(naive.Days(filter.From, filter.To), await queries.DaysAsync(filter.From, filter.To));
            Same(Sorted(naive.OrderSizes(filter)), Sorted(await queries.OrderSizesAsync(filter)));
        }
    }

    public static TheoryData<string> Extremes => ["one line", "one customer", "no customers", "no products", "no categories", "returns only", "one moment", "nothing worth anything"];

    [Theory]
    [MemberData(nameof(Extremes))]
    public async Task Answers_AtTheExtremes_EqualTheNaiveOnes(string extreme)
    {
        var all = new RandomSales(13).Lines(400);
        List<SalesLine> lines = extreme switch
        {
            "one line" => [all[0]],
            "one customer" => [.. all.Select(line => line with { Customer = "C" })],
            "no customers" => [.. all.Select(line => line with { Customer = null })],
            "no products" => [.. all.Select(line => line with { Product = null, ProductName = null })],
            "no categories" => [.. all.Select(line => line with { Category = null })],
            "returns only" => [.. all.Select(line => line with { Amount = -Math.Abs(line.Amount), Flags = LineFlags.Return })],
            "one moment" => [.. all.Select(line => line with { Time = all[0].Time })],
            _ => [.. all.Select(line => line with { Amount = 0, Flags = LineFlags.None })],
        };
        var queries = new ColumnarSalesQueries(SalesLines.Table(lines));
        var naive = new NaiveSalesQueries(lines);

        var overview = await queries.OverviewAsync(SalesFilter.All);

        Same(naive.Totals(SalesFilter.All), overview.Totals);
        Same(naive.Series(SalesFilter.All, Grain.Day), overview.ByDay);
        Same(extreme == "no products" ? [] : naive.Breakdown(SalesFilter.All, Dimension.Product), overview.ByProduct);
        Same(extreme == "no categories" ? [] : naive.Breakdown(SalesFilter.All, Dimension.Category), overview.ByCategory);
        Same(naive.WeekdayHour(SalesFilter.All), overview.WeekdayHour);
        SameHistories(naive, SalesFilter.All, await queries.CustomerHistoriesAsync(SalesFilter.All));
        Same(Sorted(naive.OrderSizes(SalesFilter.All)), Sorted(await queries.OrderSizesAsync(SalesFilter.All)));
        Assert.Equal(lines.TrueForAll(line => line.Customer is null), overview.Concentration is null);
    }

    [Fact]
    public async Task Orders_SharedByCustomers_CountOnceInTotalsAndForEachCustomer()
    {
        var time = new DateTime(2024, 5, 1, 10, 0, 0);
        SalesLine[] lines =
        [
            new() { Customer = "a", Order = "1", Product = "x", Amount = 5, Time = time },
            new() { Customer = "b", Order = "1", Product = "x", Amount = 7, Time = time.AddHours(1) },
            new() { Customer = "b", Order = "2", Product = "y", Amount = 1, Time = time.AddDays(1) },
            new() { Order = "1", Product = "z", Amount = 2, Time = time },
        ];
        var queries = new ColumnarSalesQueries(SalesLines.Table(lines));

        var totals = await queries.TotalsAsync(SalesFilter.All);
        var histories = await queries.CustomerHistoriesAsync(SalesFilter.All);
        var sizes = await queries.OrderSizesAsync(SalesFilter.All);

        Assert.Equal((2, 2, 2, 1), (totals.Orders, totals.KnownCustomerOrders, totals.Customers, totals.RepeatCustomers));
        Assert.Equal([1, 2], histories.Select(history => history.Orders));
        Assert.Equal([new OrderSize(14, 3, 2), new OrderSize(1, 1, 1)], sizes);
        Assert.Equal(1, (await queries.BreakdownAsync(SalesFilter.All, Dimension.Product)).Single(row => row.Key == "x").Totals.Orders);
    }

    [Fact]
    public async Task CustomerHistories_OfOrdersThatOverlapInTime_CountEachDayOnce()
    {
        var day = new DateTime(2024, 5, 1);
        SalesLine[] lines =
        [
            new() { Customer = "a", Order = "1", Amount = 5, Time = day.AddHours(9) },
            new() { Customer = "a", Order = "1", Amount = 7, Time = day.AddDays(2) },
            new() { Customer = "a", Order = "2", Amount = 1, Time = day.AddHours(10) },
            new() { Customer = "a", Order = "2", Amount = -1, Time = day.AddDays(1), Flags = LineFlags.Return },
            new() { Customer = "a", Order = "2", Amount = 3, Time = day.AddDays(2).AddHours(1) },
        ];

        var history = Assert.Single(await new ColumnarSalesQueries(SalesLines.Table(lines)).CustomerHistoriesAsync(SalesFilter.All));

        Assert.Equal((2, 2, 6m, 15m, 1), (history.Orders, history.OrderDays, history.FirstDayGrossRevenue, history.Revenue, history.ReturnLines));
        Assert.Equal((day.AddHours(9), day.AddDays(2).AddHours(1)), (history.First, history.Last));
    }

    [Fact]
    public async Task Answers_ForAnEmptyTable_AreEmpty()
    {
        var table = SalesLines.Table([]);
        var queries = new ColumnarSalesQueries(table);

        var overview = await queries.OverviewAsync(new SalesFilter(from: new DateOnly(2024, 1, 1), categories: ["x"]));

        Assert.Equal(new SalesTotals(), overview.Totals);
        Assert.Empty(overview.ByDay);
        Assert.Empty(overview.ByProduct);
        Assert.Null(overview.Concentration);
        Assert.Empty(await queries.CustomerHistoriesAsync(SalesFilter.All));
        Assert.Empty(await queries.OrderSizesAsync(SalesFilter.All));
        Assert.Null(table.FirstDay);
        Assert.Equal(0, table.BytesPerLine);
    }

    [Fact]
    public async Task Totals_OfReturnsOnly_HaveNoOrdersAndNoRates()
    {
        var queries = new ColumnarSalesQueries(SalesLines.Table(
            [new SalesLine { Customer = "a", Quantity = -2, Amount = -3.5m, Flags = LineFlags.Return, Time = new DateTime(2024, 1, 1) }]));

        var totals = await queries.TotalsAsync(SalesFilter.All);
        var history = Assert.Single(await queries.CustomerHistoriesAsync(SalesFilter.All));

        Assert.Equal((-3.5m, 0m, 3.5m, 0, 0), (totals.Revenue, totals.GrossRevenue, totals.Returns, totals.Orders, totals.Customers));
        Assert.Equal((null, null, null), (totals.AverageOrderValue, totals.RepeatRate, totals.ReturnRate));
        Assert.Equal((0, null, null, 1), (history.Orders, history.First, history.Last, history.Lines));
    }

    [Fact]
    public async Task Totals_OfANegativeAmountWithoutFlag_AreAReturn()
    {
        var queries = new ColumnarSalesQueries(SalesLines.Table([new SalesLine { Amount = -3 }, new SalesLine { Amount = 10 }], hasTime: false));

        var totals = await queries.TotalsAsync(SalesFilter.All);

        Assert.Equal((10m, 3m, 1L), (totals.GrossRevenue, totals.Returns, totals.ReturnLines));
    }

    [Fact]
    public async Task Filter_WithAPeriodOnDataWithoutTime_SelectsNothing()
    {
        var queries = new ColumnarSalesQueries(SalesLines.Table([new SalesLine { Amount = 1 }], hasTime: false));

        Assert.Equal(0, (await queries.TotalsAsync(new SalesFilter(to: DateOnly.MaxValue))).Lines);
        Assert.Equal(1, (await queries.TotalsAsync(SalesFilter.All)).Orders);
        Assert.Empty(await queries.SeriesAsync(SalesFilter.All, Grain.Month));
    }

    [Theory]
    [InlineData("0001-01-01", "9999-12-31", 2)]
    [InlineData("1970-01-01", "1970-01-01", 1)]
    [InlineData("2106-02-07", "9999-12-31", 1)]
    [InlineData("0001-01-01", "1969-12-31", 0)]
    [InlineData("2106-02-08", "9999-12-31", 0)]
    public async Task Filter_AtTheEdgesOfTime_SelectsItsDays(string from, string to, int lines)
    {
        var queries = new ColumnarSalesQueries(SalesLines.Table(
        [
            new SalesLine { Amount = 1, Time = DateTime.UnixEpoch },
            new SalesLine { Amount = 1, Time = DateTime.UnixEpoch.AddSeconds(uint.MaxValue) },
        ]));
        var culture = System.Globalization.CultureInfo.InvariantCulture;

        var totals = await queries.TotalsAsync(new SalesFilter(DateOnly.Parse(from, culture), DateOnly.Parse(to, culture)));

        Assert.Equal(lines, totals.Lines);
    }

    [Fact]
    public async Task Answers_WhenCancelled_Stop()
    {
        var queries = new ColumnarSalesQueries(SalesLines.Table([new SalesLine { Amount = 1 }], hasTime: false));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await queries.OverviewAsync(SalesFilter.All, new CancellationToken(canceled: true)));
    }

    private static IEnumerable<OrderSize> Sorted(IEnumerable<OrderSize> sizes) =>
        sizes.OrderBy(size => size.Value).ThenBy(size => size.Units).ThenBy(size => size.DistinctProducts);

    private static void SameHistories(NaiveSalesQueries naive, SalesFilter filter, CustomerHistories actual)
    {
        Same(naive.CustomerHistories(filter), [.. actual]);
        Assert.Equal(naive.Scope(filter), (actual.FirstDay, actual.LastDay, actual.Lines, actual.UnknownLines));
        Assert.Equal(naive.Days(filter.From, filter.To)?.To.AddDays(1), actual.AsOf);
    }

    private static void Same<T>(T expected, T actual) => Assert.Equal(Normal(expected), Normal(actual));

    /// <summary>As text, with all decimals of one form.</summary>
    private static string Normal<T>(T value) => JsonSerializer.Serialize(value, Options);

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Converters = { new PlainDecimals() } };

    private sealed class PlainDecimals : System.Text.Json.Serialization.JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture));
    }
}
