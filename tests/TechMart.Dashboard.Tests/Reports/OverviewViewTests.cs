using TechMart.Analytics.Sales;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Reports.Overview;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store.Sales;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Tests.Reports;

public class OverviewViewTests
{
    [Fact]
    public async Task Kpis_AgainstTheMonthBefore_CarryValueChangeAndFacts()
    {
        var view = await ViewAsync(SmallShop.HalfYear(), new DateOnly(2011, 3, 1), new DateOnly(2011, 3, 31));

        var revenue = view.Kpis[0];
        // March: 20 × 30 of food, 20 × 90 of toys; February: 20 × 20 and 20 × 5.
        Assert.Equal("£2,400", revenue.Value);
        Assert.Equal("£2,400.00", revenue.Exact);
        Assert.Equal("+380.0%", revenue.Change!.Text);
        // As many whole months, which are not as many days: that is said.
        Assert.Equal("vs. Feb 2011 (28 days, not 31)", revenue.Change.Against);
        Assert.Equal("1 Feb 2011\u00A0– 28 Feb 2011: 28 days, the period has 31", revenue.Facts.ComparedWith);
        Assert.Equal((1, KpiTone.Good, "more"), (revenue.Change.Direction, revenue.Change.Tone, revenue.Change.Word));
        Assert.Equal("40", revenue.Facts.RowsUsed);
        Assert.Equal("202", revenue.Facts.RowsLeftOut);
        Assert.Equal("GBP", revenue.Facts.Unit);
        Assert.Equal(8, view.Kpis.Count);
    }

    [Fact]
    public async Task Kpis_RepeatRate_HasAnIntervalAndTotalsSayThatTheyAreExact()
    {
        var view = await ViewAsync(SmallShop.HalfYear());

        var repeat = view.Kpis.Single(kpi => kpi.Name == "Repeat rate");
        Assert.StartsWith("95%: ", repeat.Interval, StringComparison.Ordinal);
        Assert.Contains("Wilson", repeat.Facts.Uncertainty, StringComparison.Ordinal);
        Assert.All(view.Kpis.Where(kpi => kpi != repeat), kpi => Assert.Null(kpi.Interval));
        Assert.StartsWith("Exact", view.Kpis[0].Facts.Uncertainty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kpis_MoreReturns_AreNotWelcome()
    {
        var shop = new SmallShop().Sale("A", "2011-01-10", 100, "Tea").Sale("A", "2011-02-10", 100, "Tea").Sale("A", "2011-02-11", -20, "Tea");

        var view = await ViewAsync(shop, new DateOnly(2011, 2, 1), new DateOnly(2011, 2, 11), new(ComparisonKind.Custom, new(2011, 1, 10), new(2011, 1, 20)));

        var returns = view.Kpis.Single(kpi => kpi.Name == "Return rate");
        Assert.Equal("20.0%", returns.Value);
        Assert.Equal("+20.0 points", returns.Change!.Text);
        Assert.Equal(KpiTone.Bad, returns.Change.Tone);
    }

    [Fact]
    public async Task Kpis_AgainstAsManyDays_SayNothingOfThem()
    {
        var view = await ViewAsync(SmallShop.HalfYear(), new DateOnly(2011, 3, 11), new DateOnly(2011, 3, 20));

        Assert.Equal("vs. 1 Mar 2011\u00A0– 10 Mar 2011", view.Kpis[0].Change!.Against);
    }

    [Theory]
    // 8.449 % and 8.151 %: 0.298 points apart, but shown as 8.4 % and 8.2 %.
    [InlineData(-81.51, -84.49, "8.4%", "+0.2 points", 1)]
    [InlineData(-84.49, -81.51, "8.2%", "-0.2 points", -1)]
    [InlineData(-84.40, -84.41, "8.4%", "0.0 points", 0)]
    public async Task Kpis_Rates_DifferByWhatIsShown(decimal before, decimal after, string shown, string change, int direction)
    {
        var shop = new SmallShop()
            .Sale("A", "2011-01-10", 1000, "Tea").Sale("A", "2011-01-11", before, "Tea")
            .Sale("A", "2011-02-10", 1000, "Tea").Sale("A", "2011-02-11", after, "Tea");

        var view = await ViewAsync(shop, new DateOnly(2011, 2, 1), new DateOnly(2011, 2, 11), new(ComparisonKind.Custom, new(2011, 1, 10), new(2011, 1, 20)));

        var returns = view.Kpis.Single(kpi => kpi.Name == "Return rate");
        Assert.Equal((shown, change, direction), (returns.Value, returns.Change!.Text, returns.Change.Direction));
    }

    [Fact]
    public async Task Trend_LongPeriod_IsByMonthWithTheIncompleteOneHatched()
    {
        var view = await ViewAsync(new SmallShop()
            .Sale("A", "2011-01-01", 10).Sale("A", "2011-02-10", 30).Sale("B", "2011-03-10", 20).Sale("B", "2011-04-10", 20).Sale("B", "2011-05-10", 5));

        var chart = view.Trend.Content!;
        var bars = Assert.IsType<BarTrace>(chart.Traces[0]);
        Assert.Equal(["", "", "", "", "/"], bars.Marker!.Pattern!.Shape);
        Assert.Equal("Revenue peaks in Feb 2011 with £30.00", chart.Title);
        Assert.Contains("incomplete", chart.Subtitle, StringComparison.Ordinal);
        Assert.Equal(5, chart.Table.RowCount);
        Assert.Equal("no", chart.Table.Value(4, 4));
    }

    [Fact]
    public async Task Trend_ShortPeriod_IsByDayWithTheComparisonAsASecondLine()
    {
        var view = await ViewAsync(SmallShop.HalfYear(), new DateOnly(2011, 3, 1), new DateOnly(2011, 3, 31));

        var chart = view.Trend.Content!;
        Assert.Equal(2, chart.Traces.Count);
        Assert.All(chart.Traces, trace => Assert.IsType<ScatterTrace>(trace));
        Assert.True(chart.Layout.ShowLegend);
        Assert.Equal(31, chart.Table.RowCount);
        Assert.Contains(chart.Table.Columns, column => column.Key == "revenue-before");
    }

    [Fact]
    public async Task Trend_SingleDay_IsAPointToSee()
    {
        var view = await ViewAsync(SmallShop.HalfYear(), new DateOnly(2011, 3, 10), new DateOnly(2011, 3, 10));

        Assert.All(view.Trend.Content!.Traces, trace => Assert.Contains("markers", Assert.IsType<ScatterTrace>(trace).Mode, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Movers_NameTheLargestGainAndLoss()
    {
        var view = await ViewAsync(SmallShop.HalfYear(), new DateOnly(2011, 4, 1), new DateOnly(2011, 4, 30));

        Assert.Equal("Food gained most, Toys lost most", view.Movers.Content!.Title);
        Assert.Equal(2, view.Movers.Content.Table.RowCount);
    }

    [Fact]
    public async Task Parts_WithoutComparison_SayWhatWouldMendIt()
    {
        var view = await ViewAsync(SmallShop.HalfYear());

        Assert.Null(view.Movers.Content);
        Assert.Contains("shorter period", view.Movers.Missing, StringComparison.Ordinal);
        Assert.All(view.Kpis, kpi => Assert.Null(kpi.Change));
    }

    [Fact]
    public async Task Parts_OfDataWithoutTimeCategoriesAndProducts_SayWhatIsMissing()
    {
        var view = await ViewAsync(new SmallShop(hasTime: false, currency: "").Sale("A", "", 10).Sale("B", "", 20));

        Assert.Equal([true, true, true, true, true], new[] { view.Trend.Missing, view.Categories.Missing, view.Places.Missing, view.Movers.Missing, view.WeekdayHour.Missing }.Select(missing => missing is not null));
        Assert.NotNull(view.Products.Missing);
        Assert.Equal("30.00", view.Kpis[0].Value);
        Assert.Equal("currency units", view.Kpis[0].Facts.Unit);
        Assert.True(view.HasSales);
    }

    [Fact]
    public async Task WeekdayHour_OfDatesWithoutHours_SaysSo()
    {
        var view = await ViewAsync(new SmallShop().Sale("A", "2011-01-01", 10).Sale("B", "2011-01-02", 20));

        Assert.Contains("midnight", view.WeekdayHour.Missing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WeekdayHour_PutsMondayFirstAndKeepsOpenHours()
    {
        var view = await ViewAsync(new SmallShop().Sale("A", "2011-01-03 09:10", 10).Sale("B", "2011-01-09 12:10", 20));

        var chart = view.WeekdayHour.Content!;
        Assert.Equal("Most revenue comes in on Sunday from 12 to 13", chart.Title);
        var map = Assert.IsType<HeatmapTrace>(chart.Traces[0]);
        Assert.Equal((7, 4), (map.Z.Count, map.X.Count));
        Assert.Equal("Monday", chart.Table.Value(0, 0));
    }

    [Fact]
    public async Task Places_BeyondTen_AreGatheredAsOther()
    {
        var shop = new SmallShop();
        for (var place = 0; place < 14; place++)
        {
            shop.Sale("A", "2011-01-03 09:10", 100 - place, country: $"Land {place:00}");
        }

        var view = await ViewAsync(shop);

        var bars = Assert.IsType<BarTrace>(view.Places.Content!.Traces[0]);
        Assert.Equal(11, bars.Y.Count);
        Assert.Equal(14, view.Places.Content.Table.RowCount);
        Assert.StartsWith("Land 00 brings", view.Places.Content.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Products_KeepTheirNamesAsTheyAreAndTheirShares()
    {
        var view = await ViewAsync(SmallShop.HalfYear());

        var table = view.Products.Content!;
        Assert.Equal(["Tea <b>", "=1+1", "0123"], table.Rows.Select(row => row.Name));
        Assert.Equal(1, table.Rows.Sum(row => row.Share!.Value), 9);
        Assert.DoesNotContain(table.Columns, column => column.Key == "product");
    }

    [Fact]
    public async Task View_EmptySelection_HasNoSalesAndStillDraws()
    {
        var view = await ViewAsync(SmallShop.HalfYear(), new DateOnly(2001, 1, 1), new DateOnly(2001, 1, 2));

        Assert.False(view.HasSales);
        Assert.Equal("–", view.Kpis.Single(kpi => kpi.Name == "Average order value").Value);
    }

    [Theory]
    [InlineData("de-DE", "2.400\u00A0£")]
    [InlineData("fr-FR", "2\u202F400\u00A0£")]
    [InlineData("en-US", "£2,400")]
    public async Task View_InAnyCulture_WritesNumbersForTheReader(string culture, string revenue)
    {
        var view = await ViewAsync(SmallShop.HalfYear(), new DateOnly(2011, 3, 1), new DateOnly(2011, 3, 31), culture: culture);

        Assert.Equal(revenue, view.Kpis[0].Value);
    }

    internal static async Task<OverviewView> ViewAsync(
        SmallShop shop, DateOnly? from = null, DateOnly? to = null, ComparisonChoice? comparison = null, string culture = "en-GB")
    {
        var data = shop.Load();
        var filter = new SalesFilter(from, to);
        var overview = await OverviewAnalysis.RunAsync(
            data.Queries, filter, comparison ?? new(ComparisonKind.Previous), data.Table.FirstDay, data.Table.LastDay);
        var format = Reader.Of(culture, data.Dataset.Currency);
        return OverviewView.Of(new OverviewSource(
            new SalesReport<Overview>(overview, data, filter, 1), format, new StrictTexts<OverviewTexts>(), new FindingWords(new StrictTexts<FindingsTexts>(), format)));
    }
}
