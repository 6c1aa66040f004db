using TechMart.Analytics.Customers.Clusters;
using TechMart.Analytics.Customers.Migration;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Customers.Rfm;

namespace TechMart.Analytics.Tests.Sales;

/// <summary>Which day is "today" for everything that counts days of silence.</summary>
public sealed class AsOfDayTests
{
    private const string Quiet = "quiet";
    private static readonly DateOnly Start = DateOnly.FromDateTime(Shops.Start);
    private static readonly SalesFilter Garden = new(categories: ["Garden"]);

    /// <summary>Garden sold until day 200; other things sell on, to day 400. The quiet customer is the last, and the best, who bought of Garden.</summary>
    private static readonly SalesTable Shop = SalesLines.Table(
    [
        .. Enumerable.Range(0, 100).SelectMany(customer => Of("Garden", Shops.Lines(($"G{customer:00}", customer, 10)), 1000 + customer)),
        .. Enumerable.Range(0, 12).SelectMany(order => Of("Garden", Shops.Lines((Quiet, 140 + (5 * order), 500)), 5000 + order)),
        .. Enumerable.Range(0, 100).SelectMany(customer => Of("Books", Shops.Lines(($"B{customer:00}", 301 + customer, 10)), 9000 + customer)),
    ]);

    private static readonly ColumnarSalesQueries Queries = new(Shop);

    [Fact]
    public async Task CustomerQuietFor200Days_WhereRecentMeans30_IsNoChampionInAFilterOfItsCategoryEither()
    {
        // Fifths only rank; borders in days say what is recent.
        var options = new RfmOptions { RecencyBorders = new FourBorders(30, 60, 90, 180) };
        foreach (var filter in new[] { Garden, SalesFilter.All })
        {
            var rfm = await RfmAnalysis.RunAsync(Queries, filter, options);

            var quiet = rfm.Customers[rfm.Customers.Find(Quiet)];
            Assert.Equal(Start.AddDays(401), rfm.AsOf);
            Assert.Equal((206, 1), (quiet.Recency, quiet.R));
            Assert.NotEqual(SegmentCodes.Champions, quiet.Segment);
        }
    }

    [Fact]
    public async Task ConditionOnRecency_WithinACategory_CountsToTheEndOfTheData()
    {
        var quietFor = new ConditionSegmentDefinition([SegmentCondition.That(CustomerMeasure.Recency, MeasureComparison.MoreThan, 200)])
        {
            Within = new SegmentScope { Categories = ["Garden"] },
        };

        Assert.Equal(101, (await quietFor.MembersAsync(Queries)).Count);
    }

    [Fact]
    public async Task Clusters_OfACategory_CountRecencyToTheSameDayAsRfm()
    {
        var clusters = await ClusterAnalysis.RunAsync(Queries, Garden, new ClusterOptions { Resamples = 0 });

        Assert.Equal(Start.AddDays(401), clusters.AsOf);
    }

    [Fact]
    public async Task Period_EndsOnItsLastDayWithAnyLine()
    {
        var period = new SalesFilter(Start.AddDays(50), Start.AddDays(270), ["Books"]);

        var days = await Queries.DaysAsync(period.From, period.To);

        Assert.Equal(new DayRange(Start.AddDays(50), Start.AddDays(195)), days);
        Assert.Equal(Start.AddDays(196), await AsOfDay.OfAsync(Queries, period));
        Assert.Equal(Start.AddDays(196), (await RfmAnalysis.RunAsync(Queries, period, new RfmOptions())).AsOf);
        Assert.Equal(Start, await AsOfDay.OfAsync(Queries, period, chosen: Start));
    }

    [Fact]
    public async Task Period_WithoutLines_HasNoDays()
    {
        var period = new SalesFilter(Start.AddDays(250), Start.AddDays(260));

        Assert.Null(await Queries.DaysAsync(period.From, period.To));
        Assert.Null(await Queries.DaysAsync(Start.AddDays(20), Start.AddDays(10)));
        Assert.Null(await AsOfDay.OfAsync(Queries, period));
        var rfm = await RfmAnalysis.RunAsync(Queries, period, new RfmOptions());
        Assert.Null(rfm.AsOf);
        Assert.Equal(RfmNotes.NoLines, Assert.Single(rfm.Notes).Code);
    }

    [Fact]
    public async Task Data_WithoutTime_HaveNoDays() =>
        Assert.Null(await new ColumnarSalesQueries(SalesLines.Table([new SalesLine { Customer = "a", Amount = 5 }], hasTime: false)).DaysAsync());

    [Fact]
    public async Task MigrationOfTwoPeriods_ScoresEachAsRfmOfThatPeriodDoes()
    {
        var options = new MigrationOptions(new(Start, Start.AddDays(180)), new(Start.AddDays(181), Start.AddDays(360)));

        var moves = await MigrationAnalysis.RunAsync(Queries, SalesFilter.All, options, Shop.FirstDay, Shop.LastDay);

        foreach (var (period, scored) in new[] { (options.Before, moves.Before), (options.After, moves.After) })
        {
            var alone = await RfmAnalysis.RunAsync(Queries, new SalesFilter(period.From, period.To), new RfmOptions());
            Assert.Equal(alone.AsOf, scored.AsOf);
            Assert.Equal([.. alone.Customers], [.. scored.Customers]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task NoFilterButThePeriod_MovesTheDay_HoweverRowsAreOrdered(int seed)
    {
        var random = new RandomSales(seed);
        var lines = random.Lines(300);
        if (!random.HasTime)
        {
            return;
        }
        foreach (var rows in new[] { lines, [.. random.Shuffled(lines)] })
        {
            var queries = new ColumnarSalesQueries(SalesLines.Table(rows, random.HasTime, random.Rule));
            foreach (var filter in Enumerable.Range(0, 20).Select(_ => random.Filter()))
            {
                var expected = new NaiveSalesQueries(lines, random.HasTime, random.Rule).Days(filter.From, filter.To)?.To.AddDays(1);
                Assert.Equal(expected, await AsOfDay.OfAsync(queries, filter));
                Assert.Equal(expected, (await queries.CustomerHistoriesAsync(filter)).AsOf);
                Assert.Equal(expected, (await RfmAnalysis.RunAsync(queries, filter, new RfmOptions())).AsOf);
            }
        }
    }

    private static IEnumerable<SalesLine> Of(string category, IEnumerable<SalesLine> lines, int order) =>
        lines.Select(line => line with { Category = category, Order = $"{order}" });
}
