using TechMart.Analytics.Insights;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Insights;

public sealed class OverviewFindingsTests
{
    private static readonly SalesFilter February = new(new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 29));

    [Fact]
    public async Task RevenueChange_BetweenFullMonths_IsToldWithItsNumbers()
    {
        var finding = await Find(Month(1, orders: 40, amount: 10).Concat(Month(2, orders: 40, amount: 15)), February, FindingCodes.RevenueChange);

        Assert.NotNull(finding);
        Assert.Equal(200m, finding.Amount);
        Assert.Equal((400m, 600m, 200m, 0.5), (finding.Values["before"], finding.Values["after"], finding.Values["change"], finding.Values["relative"]));
        Assert.Equal((new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 31)), (finding.Values["from"], finding.Values["to"]));
        Assert.Equal(80, finding.Evidence);
    }

    [Fact]
    public async Task RevenueChange_OfFewOrders_IsNotTold() =>
        Assert.Null(await Find(Month(1, orders: 29, amount: 10).Concat(Month(2, orders: 40, amount: 15)), February, FindingCodes.RevenueChange));

    [Fact]
    public async Task RevenueChange_AgainstAPartialMonth_IsNotTold() =>
        Assert.Null(await Find(
            Month(1, orders: 40, amount: 10).Where(line => line.Time!.Value.Day > 5).Concat(Month(2, orders: 40, amount: 15)),
            February,
            FindingCodes.RevenueChange));

    [Fact]
    public async Task RevenueChange_OfAHairsBreadth_IsNotTold() =>
        Assert.Null(await Find(Month(1, orders: 40, amount: 1000).Concat(Month(2, orders: 40, amount: 1001)), February, FindingCodes.RevenueChange));

    [Fact]
    public async Task Categories_ThatMovedMost_AreTold()
    {
        var lines = Month(1, 40, 10, "Toys").Concat(Month(2, 40, 25, "Toys")).Concat(Month(1, 40, 10, "Home")).Concat(Month(2, 40, 2, "Home")).ToList();

        var rising = await Find(lines, February, FindingCodes.CategoryRising);
        var falling = await Find(lines, February, FindingCodes.CategoryFalling);

        Assert.Equal(("Toys", 600m), (rising!.Subject, rising.Amount));
        Assert.Equal(("Home", -320m), (falling!.Subject, falling.Amount));
    }

    [Fact]
    public async Task Categories_WhereThereIsOnlyOne_AreNotTold() =>
        Assert.Null(await Find(Month(1, 40, 10, "Toys").Concat(Month(2, 40, 25, "Toys")), February, FindingCodes.CategoryRising));

    [Theory]
    [InlineData(100, true)]
    [InlineData(99, false)]
    public async Task Concentration_NeedsAHundredCustomers(int customers, bool told)
    {
        var lines = Enumerable.Range(0, customers).Select(number => new SalesLine { Customer = $"{number}", Amount = number < 10 ? 91 : 1 });

        var finding = await Find(lines, SalesFilter.All, FindingCodes.RevenueConcentration, hasTime: false);

        Assert.Equal(told, finding is not null);
        if (finding is not null)
        {
            Assert.Equal((0.91, 10, 100, 910m), (finding.Values["share"], finding.Values["topCustomers"], finding.Values["customers"], finding.Values["topRevenue"]));
            Assert.Equal(810m, finding.Amount);
        }
    }

    [Fact]
    public async Task PeakMonth_CountsCompleteMonthsOnly()
    {
        var lines = Enumerable.Range(1, 7).SelectMany(month => Month(month, 40, month == 4 ? 20 : 10))
            .Append(new SalesLine { Time = new DateTime(2024, 8, 1), Amount = 100_000, Order = "huge" });

        var finding = await Find(lines, SalesFilter.All, FindingCodes.PeakMonth);

        Assert.Equal("2024-04", finding!.Subject);
        Assert.Equal((800m, 7), (finding.Values["revenue"], finding.Values["months"]));
    }

    [Fact]
    public async Task PeakHour_OfDataThatGiveTheDayOnly_IsNotTold() =>
        Assert.Null(await Find(
            Enumerable.Range(0, 500).Select(day => new SalesLine { Time = new DateTime(2023, 1, 1).AddDays(day), Amount = 1 }),
            SalesFilter.All,
            FindingCodes.PeakHour));

    [Fact]
    public async Task PeakWeekday_OfABusySaturday_IsTold()
    {
        var lines = Enumerable.Range(0, 700).Select(day => new DateTime(2023, 1, 1).AddDays(day))
            .Select(day => new SalesLine { Time = day, Amount = day.DayOfWeek == DayOfWeek.Saturday ? 4 : 1 });

        var finding = await Find(lines, SalesFilter.All, FindingCodes.PeakWeekday);

        Assert.Equal(("6", 6, 0.4, 400m), (finding!.Subject, finding.Values["weekday"], finding.Values["share"], finding.Values["revenue"]));
    }

    [Fact]
    public async Task Returns_AreToldWithTheirShare()
    {
        var lines = Month(1, 40, 10).Concat(Enumerable.Range(0, 10).Select(_ => new SalesLine
        {
            Time = new DateTime(2024, 1, 20),
            Quantity = -1,
            Amount = -4,
            Flags = LineFlags.Return,
        }));

        var finding = await Find(lines, SalesFilter.All, FindingCodes.ReturnRate);

        Assert.Equal((40m, 0.1, 10L), (finding!.Amount, finding.Values["rate"], finding.Values["returnLines"]));
    }

    [Fact]
    public async Task Places_AreNamedByWhatTheDataHave()
    {
        IEnumerable<SalesLine> Lines(string attribute) => Enumerable.Range(0, 300).Select(number => new SalesLine
        {
            Amount = 1,
            Attributes = new Dictionary<string, string> { [attribute] = number < 200 ? "North" : "South" },
        });

        Assert.Equal("North", (await Find(Lines("region"), SalesFilter.All, FindingCodes.TopRegion, hasTime: false))!.Subject);
        Assert.Equal("North", (await Find(Lines("country"), SalesFilter.All, FindingCodes.TopCountry, hasTime: false))!.Subject);
    }

    [Fact]
    public async Task Findings_OfAFewLines_AreNone()
    {
        var table = SalesLines.Table(Month(1, 10, 10).Concat(Month(2, 10, 20)));

        var overview = await OverviewAnalysis.RunAsync(
            new ColumnarSalesQueries(table), February, new ComparisonChoice(ComparisonKind.Previous), table.FirstDay, table.LastDay);

        Assert.NotNull(overview.Comparison);
        Assert.Empty(overview.Findings);
    }

    /// <summary>Orders of one line, spread over a month of 2024 from its first day to its last.</summary>
    private static IEnumerable<SalesLine> Month(int month, int orders, decimal amount, string? category = null)
    {
        var days = DateTime.DaysInMonth(2024, month);
        return Enumerable.Range(0, orders).Select(number => new SalesLine
        {
            Time = new DateTime(2024, month, 1 + (number * (days - 1) / (orders - 1)), 8, 0, 0),
            Order = $"{category}{month}-{number}",
            Category = category,
            Amount = amount,
        });
    }

    private static async Task<Finding?> Find(IEnumerable<SalesLine> lines, SalesFilter filter, string code, bool hasTime = true)
    {
        var table = SalesLines.Table(lines, hasTime);
        var overview = await OverviewAnalysis.RunAsync(
            new ColumnarSalesQueries(table), filter, new ComparisonChoice(ComparisonKind.Previous), table.FirstDay, table.LastDay);
        Assert.True(overview.Findings.Count <= 5);
        return overview.Findings.SingleOrDefault(finding => finding.Code == code);
    }
}
