using TechMart.Analytics.Customers.Rfm;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Tests.Shop;

namespace TechMart.Dashboard.Tests.Reports.Segments;

public class RfmViewTests
{
    [Fact]
    public async Task View_OfCustomers_CountsEachInOneCell()
    {
        var content = (await SegmentViews.RfmAsync(SegmentViews.Shop())).Content!;

        Assert.Equal("60", content.Kpis[0].Value);
        Assert.Equal(60, content.Grid.Rows.SelectMany(row => row.Cells).Sum(cell => int.Parse(cell.Customers, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal([5, 4, 3, 2, 1], content.Grid.Rows.Select(row => row.Head.Score));
        Assert.Equal("One row is not used because it names no customer.", content.LeftOut);
        Assert.Equal(11, content.Segments.Content!.RowCount);
        Assert.Equal(60, content.Segments.Content.Rows.Sum(row => row.Customers));
        Assert.Equal(11, content.Advice.Count);
        Assert.All(content.Advice, advice => Assert.NotNull(advice.WinBack));
    }

    [Fact]
    public async Task Sizes_WithoutRevenue_SayNothingOfItsShare()
    {
        var shop = new SmallShop().Sale("A", "2011-01-03", 10).Sale("A", "2011-01-04", -20).Sale("B", "2011-02-03", 5);

        var view = (await SegmentViews.RfmAsync(shop)).Content!;

        Assert.EndsWith("of customers", view.Sizes.Content!.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("–", view.Sizes.Content.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_AsUsual_AreShortAndOtherwiseCarryScoringAndSelection()
    {
        var usual = (await SegmentViews.RfmAsync(SegmentViews.Shop())).Content!;
        var other = (await SegmentViews.RfmAsync(SegmentViews.Shop(), "category=Toys&money=gross-revenue")).Content!;

        Assert.Equal("/customers?segment=rfm%3Achampions", usual.Advice[0].Href);
        Assert.Contains(usual.Grid.Rows.SelectMany(row => row.Cells), cell => cell.Href == "/customers?segment=rfm%3A5-5");
        Assert.StartsWith("/customers?segment=define%3A", other.Advice[0].Href, StringComparison.Ordinal);
        Assert.Contains("gross-revenue", other.Advice[0].Href, StringComparison.Ordinal);
        Assert.Contains("Toys", other.Advice[0].Href, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_WithoutCustomers_LeadNowhere() => Assert.All(
        (await SegmentViews.RfmAsync(SegmentViews.Shop())).Content!.Grid.Rows.SelectMany(row => row.Cells).Where(cell => cell.Customers == "0"),
        cell => Assert.Equal((0, null), (cell.Level, cell.Href)));

    [Fact]
    public async Task Sizes_ByRevenue_AreSortedAndLeadToCustomers()
    {
        var chart = (await SegmentViews.RfmAsync(SegmentViews.Shop(), "by=revenue")).Content!.Sizes.Content!;

        var map = Assert.IsType<TreemapTrace>(chart.Traces[0]);
        Assert.Equal(map.Labels.Count, map.Links!.Count);
        Assert.StartsWith("“Champions” brings most: ", chart.Title, StringComparison.Ordinal);
        Assert.Contains("\"customdata\":[\"/customers?segment=rfm%3Achampions\"", chart.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scales_SayTheRuleAndTheValuesOfEachScore()
    {
        var scales = (await SegmentViews.RfmAsync(SegmentViews.Shop(), "ties=notebook")).Content!.Scales;

        Assert.Contains(scales.Rules, rule => rule.Contains("frequency is ranked", StringComparison.Ordinal));
        Assert.Equal(3, scales.Rows.Count);
        Assert.All(scales.Rows, row => Assert.Equal(5, row.Scores.Count));
        Assert.Equal("Recency (days)", scales.Rows[0].Measure);
        Assert.Matches("^[0-9]+–[0-9]+$", scales.Rows[0].Scores[4].Values);
    }

    [Fact]
    public async Task Grid_OfRecencyAndFrequency_SaysTheValuesOfItsColumns()
    {
        var grid = (await SegmentViews.RfmAsync(SegmentViews.Shop(), "grid=frequency")).Content!.Grid;

        Assert.Equal("Frequency", grid.OtherAxis);
        Assert.Equal("5", grid.Columns[4].Values);
    }

    [Fact]
    public async Task View_WithoutTime_SaysWhatIsMissing()
    {
        var view = await SegmentViews.RfmAsync(new SmallShop(hasTime: false).Sale("A", "", 10));

        Assert.Null(view.Content);
        Assert.Contains("no timestamps", Assert.Single(view.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task View_OfOneCustomer_StandsAndSaysThatItIsOne()
    {
        var view = await SegmentViews.RfmAsync(new SmallShop().Sale("A", "2011-01-03", 10));

        Assert.Equal("1", view.Content!.Kpis[0].Value);
        Assert.Contains(view.Notes, note => note.Contains("only one customer", StringComparison.Ordinal));
        Assert.Null(view.Content.LeftOut);
    }

    [Fact]
    public async Task View_OfNegativeSpend_HasNoRevenueChartButStands()
    {
        var view = await SegmentViews.RfmAsync(new SmallShop().Sale("A", "2011-01-03", 10).Sale("A", "2011-01-04", -30), "by=revenue");

        Assert.NotNull(view.Content!.Sizes.Missing);
        Assert.Equal("-£20.00", view.Content.Kpis[1].Value);
    }

    [Fact]
    public async Task View_OfATableThatCannotBeRead_SaysSo() =>
        Assert.Contains((await SegmentViews.RfmAsync(SegmentViews.Shop(), "cells=x")).Notes, note => note.Contains("cannot be read", StringComparison.Ordinal));

    [Fact]
    public async Task File_OfSegments_CarriesWhatToDo()
    {
        var content = (await SegmentViews.RfmAsync(SegmentViews.Shop())).Content!;

        Assert.DoesNotContain(content.Segments.Content!.Columns, column => column.Key == "grow");
        Assert.Equal(SegmentCodes.All.Count, content.Advice.Select(advice => advice.Grow).Distinct().Count());
    }
}
