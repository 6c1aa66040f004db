using System.Globalization;
using TechMart.Analytics.Insights;
using TechMart.Analytics.Sales;
using TechMart.Tests;

namespace TechMart.Analytics.Tests.Sales;

public sealed class OverviewAnalysisTests
{
    private static readonly ComparisonChoice Previous = new(ComparisonKind.Previous);

    [Theory]
    // Whole months against as many whole months before.
    [InlineData(ComparisonKind.Previous, "2024-03-01", "2024-03-31", "2024-02-01", "2024-02-29")]
    [InlineData(ComparisonKind.Previous, "2024-01-01", "2024-03-31", "2023-10-01", "2023-12-31")]
    [InlineData(ComparisonKind.Previous, "2024-01-01", "2024-12-31", "2023-01-01", "2023-12-31")]
    // Anything else against as many days before.
    [InlineData(ComparisonKind.Previous, "2024-03-01", "2024-03-30", "2024-01-31", "2024-02-29")]
    [InlineData(ComparisonKind.Previous, "2024-03-05", "2024-03-05", "2024-03-04", "2024-03-04")]
    [InlineData(ComparisonKind.Year, "2024-03-05", "2024-03-11", "2023-03-05", "2023-03-11")]
    [InlineData(ComparisonKind.Year, "2025-02-01", "2025-02-28", "2024-02-01", "2024-02-29")]
    [InlineData(ComparisonKind.Year, "2024-02-29", "2024-02-29", "2023-02-28", "2023-02-28")]
    public async Task Comparison_OfAPeriod_IsTheRightDays(ComparisonKind kind, string from, string to, string comparedFrom, string comparedTo)
    {
        var overview = await Run(Daily("2022-01-01", "2026-12-31"), new SalesFilter(Day(from), Day(to)), new ComparisonChoice(kind));

        Assert.Equal((Day(from), Day(to)), (overview.From, overview.To));
        Assert.Equal((Day(comparedFrom), Day(comparedTo)), overview.ComparisonPeriod);
        Assert.Equal(Day(comparedTo).DayNumber - Day(comparedFrom).DayNumber + 1, overview.Comparison!.Totals.Lines);
        Assert.False(overview.ComparisonIsPartial);
    }

    [Fact]
    public async Task Comparison_WithoutAFilteredPeriod_LiesOutsideOfTheData()
    {
        var overview = await Run(Daily("2024-01-05", "2024-03-20"), SalesFilter.All, Previous);

        Assert.Equal((Day("2024-01-05"), Day("2024-03-20")), (overview.From, overview.To));
        Assert.Null(overview.ComparisonPeriod);
        Assert.Null(overview.Comparison);
        Assert.Empty(overview.Rising);
    }

    [Fact]
    public async Task Comparison_PartlyOutsideOfTheData_IsMarked()
    {
        var overview = await Run(Daily("2024-01-10", "2024-03-31"), new SalesFilter(Day("2024-02-01"), Day("2024-02-29")), Previous);

        Assert.Equal((Day("2024-01-01"), Day("2024-01-31")), overview.ComparisonPeriod);
        Assert.True(overview.ComparisonIsPartial);
        Assert.Equal(22, overview.Comparison!.Totals.Lines);
    }

    [Fact]
    public async Task Comparison_OfAPeriodThatTheDataEndIn_IsAsLongAsTheData()
    {
        var overview = await Run(Daily("2024-01-01", "2024-05-09"), new SalesFilter(Day("2024-05-01"), Day("2024-05-31")), Previous);

        Assert.Equal((Day("2024-05-01"), Day("2024-05-09")), (overview.From, overview.To));
        Assert.Equal((Day("2024-04-22"), Day("2024-04-30")), overview.ComparisonPeriod);
    }

    [Theory]
    [InlineData("2024-01-01", "2024-01-10", false)]
    [InlineData("2024-01-10", "2024-01-01", false)]
    [InlineData("2024-01-01", "2024-01-20", true)]
    public async Task Comparison_OfCustomDays_IsMarkedWhereItsLengthDiffers(string from, string to, bool partial)
    {
        var overview = await Run(
            Daily("2024-01-01", "2024-03-31"),
            new SalesFilter(Day("2024-03-11"), Day("2024-03-20")),
            new ComparisonChoice(ComparisonKind.Custom, Day(from), Day(to)));

        Assert.True(overview.ComparisonPeriod!.Value.From <= overview.ComparisonPeriod.Value.To);
        Assert.Equal(partial, overview.ComparisonIsPartial);
    }

    [Fact]
    public async Task Comparison_NotWanted_IsAbsent()
    {
        var overview = await Run(
            Daily("2022-01-01", "2024-12-31"), new SalesFilter(Day("2024-03-01"), Day("2024-03-31")), new ComparisonChoice(ComparisonKind.None));

        Assert.Null(overview.ComparisonPeriod);
        Assert.Null(overview.Comparison);
    }

    [Fact]
    public async Task Overview_OfDataWithoutTime_HasNoPeriods()
    {
        var table = SalesLines.Table([new SalesLine { Amount = 2, Product = "x" }], hasTime: false);

        var overview = await OverviewAnalysis.RunAsync(new ColumnarSalesQueries(table), SalesFilter.All, Previous, table.FirstDay, table.LastDay);

        Assert.Null(overview.From);
        Assert.Null(overview.ComparisonPeriod);
        Assert.Equal(2, overview.Current.Totals.Revenue);
        Assert.Empty(overview.Findings);
    }

    [Fact]
    public async Task Movers_BetweenTwoMonths_AreRankedByChange()
    {
        SalesLine[] lines =
        [
            Sale("2024-01-15", "Up", 10), Sale("2024-02-15", "Up", 30),
            Sale("2024-02-16", "New", 5),
            Sale("2024-01-15", "Down", 20), Sale("2024-02-15", "Down", 15),
            Sale("2024-01-15", "Gone", 8),
            Sale("2024-01-15", "Same", 3), Sale("2024-02-15", "Same", 3),
            Sale("2024-01-01", null, 1), Sale("2024-02-29", null, 2),
        ];

        var overview = await Run(lines, new SalesFilter(Day("2024-02-01"), Day("2024-02-29")), Previous);

        Assert.Equal(
            [new Mover("Up", "Up", 10, 30), new Mover("New", "New", 0, 5), new Mover(null, null, 1, 2)], overview.Rising);
        Assert.Equal([new Mover("Gone", "Gone", 8, 0), new Mover("Down", "Down", 20, 15)], overview.Falling);
        Assert.Null(overview.Rising[1].Relative);
        Assert.Equal(2, overview.Rising[0].Relative);
    }

    [Fact]
    public async Task TopProducts_AreRankedByRevenueAndByUnits()
    {
        var lines = Enumerable.Range(1, 20).Select(number => new SalesLine
        {
            Product = $"p{number:00}",
            ProductName = $"Product {number}",
            Amount = number,
            Quantity = 100 - number,
        });
        var table = SalesLines.Table(lines, hasTime: false);

        var overview = await OverviewAnalysis.RunAsync(new ColumnarSalesQueries(table), SalesFilter.All, Previous, null, null, top: 3);

        Assert.Equal(["p20", "p19", "p18"], overview.TopProducts.Select(row => row.Key));
        Assert.Equal(["Product 1", "Product 2", "Product 3"], overview.TopProductsByUnits.Select(row => row.Name));
    }

    [ReferenceFact]
    public async Task Findings_OfOnlineRetail_AreTrue()
    {
        var table = OnlineRetail.Table("default");
        var overview = await OverviewAnalysis.RunAsync(new ColumnarSalesQueries(table), SalesFilter.All, Previous, table.FirstDay, table.LastDay);

        Assert.Equal(5, overview.Findings.Count);
        Assert.Equal(overview.Findings.OrderByDescending(finding => Math.Abs(finding.Amount!.Value)), overview.Findings);
        var country = overview.Findings.Single(finding => finding.Code == FindingCodes.TopCountry);
        Assert.Equal("United Kingdom", country.Subject);
        var month = overview.Findings.Single(finding => finding.Code == FindingCodes.PeakMonth);
        Assert.Equal("2011-11", month.Subject);
        Assert.DoesNotContain(overview.Findings, finding => finding.Code == FindingCodes.RevenueChange);
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static SalesLine Sale(string day, string? category, decimal amount) =>
        new() { Time = Day(day).ToDateTime(new TimeOnly(12, 0)), Category = category, Amount = amount };

    private static IEnumerable<SalesLine> Daily(string from, string to) =>
        Enumerable.Range(0, Day(to).DayNumber - Day(from).DayNumber + 1)
            .Select(day => Sale($"{Day(from).AddDays(day):yyyy-MM-dd}", "Any", 1));

    private static Task<Overview> Run(IEnumerable<SalesLine> lines, SalesFilter filter, ComparisonChoice comparison)
    {
        var table = SalesLines.Table(lines);
        return OverviewAnalysis.RunAsync(new ColumnarSalesQueries(table), filter, comparison, table.FirstDay, table.LastDay);
    }
}
