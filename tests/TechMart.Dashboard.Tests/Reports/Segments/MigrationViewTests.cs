using System.Globalization;
using TechMart.Analytics.Customers.Migration;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Reports.Segments.Migration;
using TechMart.Dashboard.Tests.Shop;

namespace TechMart.Dashboard.Tests.Reports.Segments;

public class MigrationViewTests
{
    [Theory]
    [InlineData("2023-07-01", "2025-06-30", "Years", "2023-07-01", "2024-06-30", "2024-07-01", "2025-06-30")]
    [InlineData("2010-12-01", "2011-12-09", "HalfYears", "2010-12-11", "2011-06-10", "2011-06-11", "2011-12-09")]
    [InlineData("2011-01-01", "2011-02-28", "Months", "2011-01-01", "2011-01-31", "2011-02-01", "2011-02-28")]
    [InlineData("2011-01-01", "2011-01-11", "Halves", "2011-01-02", "2011-01-06", "2011-01-07", "2011-01-11")]
    [InlineData("2011-01-01", "2011-01-02", "Halves", "2011-01-01", "2011-01-01", "2011-01-02", "2011-01-02")]
    public void Periods_EndWithTheDataAndAreAsLong(string first, string last, string length, string beforeFrom, string beforeTo, string afterFrom, string afterTo)
    {
        var usual = MigrationPeriods.Of(Day(first), Day(last))[0];

        Assert.Equal(length, usual.Length);
        Assert.Equal(new MigrationPeriod(Day(beforeFrom), Day(beforeTo)), usual.Before);
        Assert.Equal(new MigrationPeriod(Day(afterFrom), Day(afterTo)), usual.After);
    }

    [Fact]
    public void Periods_OfOneDayOrWithoutTime_AreNone()
    {
        Assert.Empty(MigrationPeriods.Of(Day("2011-01-01"), Day("2011-01-01")));
        Assert.Empty(MigrationPeriods.Of(null, null));
    }

    [Theory]
    [InlineData("former=2011-01-01..2011-03-31&latter=2011-04-01..2011-06-30&show=revenue-after", true)]
    [InlineData("former=2011-04-01..2011-06-30&latter=2011-01-01..2011-03-31", false)]
    [InlineData("former=2011-04-01..2011-06-30", false)]
    [InlineData("former=..2011-06-30&latter=2011-07-01..2011-08-31", false)]
    public void Choice_Periods_AreThoseOfTheAddressOrTheUsual(string query, bool isRead)
    {
        var choice = MigrationChoice.Parse(query);

        Assert.Equal(isRead, choice.Before is not null);
        Assert.Equal(isRead ? query : "", choice.ToString());
    }

    [Fact]
    public async Task Matrix_SumsOfRowsAndColumns_AreTheSizesOfBothPeriods()
    {
        var view = await SegmentViews.MigrationAsync(SegmentViews.Shop());

        var content = view.Content!;
        Assert.Equal(12, content.Matrix.Columns.Count);
        Assert.Equal(12, content.Matrix.Rows.Count);
        var all = Number(content.Matrix.Sums[^1]);
        Assert.Equal(all, content.Matrix.Rows.Sum(row => Number(row.Sum)));
        Assert.Equal(all, content.Matrix.Sums.SkipLast(1).Sum(Number));
        var table = content.Moves.Content!;
        Assert.Equal(all, table.Rows.Sum(row => row.Customers));
        Assert.Equal(all, content.Kpis.Where((_, index) => index != 2).Sum(kpi => Number(kpi.Exact)));
        Assert.All(table.Rows.Where(row => row.From != row.To), row => Assert.Equal(row.Customers, row.OwnBehaviour + row.BorderMoved));
    }

    [Fact]
    public async Task Matrix_OfMoney_HoldsRevenue()
    {
        var matrix = (await SegmentViews.MigrationAsync(SegmentViews.Shop(), "show=revenue-after")).Content!.Matrix;

        Assert.Contains("Revenue in the latter period, GBP", matrix.Subtitle, StringComparison.Ordinal);
        Assert.StartsWith("£", matrix.Sums[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_LeadToTheirCustomersInBothPeriods()
    {
        var content = (await SegmentViews.MigrationAsync(SegmentViews.Shop(), "period=lastmonth")).Content!;

        var href = content.Matrix.Rows.SelectMany(row => row.Cells).First(cell => cell.Href is not null).Href!;
        Assert.StartsWith("/customers?segment=define%3A", href, StringComparison.Ordinal);
        Assert.Contains("move", href, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flow_HasALinkForEachCellAndLeadsToItsCustomers()
    {
        var chart = (await SegmentViews.MigrationAsync(SegmentViews.Shop())).Content!.Flow.Content!;

        var flow = Assert.IsType<SankeyTrace>(chart.Traces[0]);
        Assert.Equal(chart.Table.RowCount, flow.Link.Value.Count);
        Assert.All(flow.Link.Hover!, hover => Assert.StartsWith("/customers?", hover.Href, StringComparison.Ordinal));
        Assert.Equal(flow.Node.Label.Count, flow.Node.Y!.Count);
    }

    [Fact]
    public async Task View_PeriodOfTheFilter_IsSaidNotToApply() => Assert.Contains(
        (await SegmentViews.MigrationAsync(SegmentViews.Shop(), "period=lastmonth")).Notes, note => note.Contains("does not apply", StringComparison.Ordinal));

    [Fact]
    public async Task View_WithoutTimeOrOfOneDay_SaysWhatIsMissing()
    {
        var withoutTime = await SegmentViews.MigrationAsync(new SmallShop(hasTime: false).Sale("A", "", 10));
        var oneDay = await SegmentViews.MigrationAsync(new SmallShop().Sale("A", "2011-01-03", 10));

        Assert.Null(withoutTime.Content);
        Assert.Contains("no timestamps", withoutTime.Notes[0], StringComparison.Ordinal);
        Assert.Null(oneDay.Content);
        Assert.Contains("a single day", oneDay.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task View_OfPeriodsWithoutAnybody_SaysThatAndNothingElse()
    {
        var view = await SegmentViews.MigrationAsync(SegmentViews.Shop(), "former=2001-01-01..2001-02-01&latter=2001-02-02..2001-03-01");

        Assert.Null(view.Content);
        Assert.Equal(["No known customer ordered in 1 Jan 2001\u00A0– 1 Feb 2001 or in 2 Feb 2001\u00A0– 1 Mar 2001."], view.Notes);
    }

    [Fact]
    public async Task View_Presets_MarkTheOneShown()
    {
        var view = await SegmentViews.MigrationAsync(SegmentViews.Shop());

        Assert.Equal("Last two quarters", Assert.Single(view.Usual, preset => preset.IsShown).Name);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
