using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Reports.Segments.Clusters;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store.Sales;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Tests.Reports.Segments;

public class ClusterViewTests
{
    private static readonly IStringLocalizer<SegmentPageTexts> Texts = new StrictTexts<SegmentPageTexts>();
    private static readonly IStringLocalizer<ClusterTexts> Own = new StrictTexts<ClusterTexts>();

    [Fact]
    public async Task View_OfANumberAskedFor_ShowsGroupsWhoseNumbersLeadToTheirCustomers()
    {
        var view = await ViewAsync(SegmentViews.Shop(), "k=3&category=Toys");

        var content = view.Content!;
        Assert.Equal((3, 3), (content.Shown, content.Groups.Count));
        Assert.Equal(["A", "B", "C"], content.Groups.Select(group => group.Label));
        Assert.Equal(3, content.Groups.Select(group => group.Color).Distinct().Count());
        Assert.All(content.Groups, group =>
        {
            Assert.StartsWith("/customers?", group.Href, StringComparison.Ordinal);
            Assert.Contains("cluster", group.Href, StringComparison.Ordinal);
            Assert.Contains("Toys", Uri.UnescapeDataString(group.Href!), StringComparison.Ordinal);
            Assert.All(group.Portrait.Where(piece => !piece.IsNumber), piece => Assert.DoesNotMatch("[0-9{}]", piece.Text));
            Assert.True(group.Portrait.Count(piece => piece.IsNumber) >= 5);
        });
        Assert.Equal(30, content.Details!.Table.Content!.Rows.Sum(row => row.Size));
        Assert.Equal(5, content.Counts.Count);
        Assert.All(content.Counts, part => Assert.NotNull(part.Content));
        Assert.Equal(Enumerable.Range(2, 9), content.Numbers.Select(number => number.Clusters));
        Assert.NotNull(content.Details.Profile.Content);
        Assert.Equal(4, content.Details.Map.Content!.Traces.Count);
        Assert.Contains("\"size\":", content.Details.Map.Content.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task View_WithoutStableClusters_SaysSoAndOffersToLookAnyway()
    {
        var content = (await ViewAsync(SegmentViews.Shop(), "")).Content!;

        Assert.Null(content.Shown);
        Assert.Equal("No stable clusters", content.Headline);
        Assert.InRange(content.Practical!.Value, 2, 10);
        Assert.Empty(content.Groups);
        Assert.Null(content.Details);
    }

    [Fact]
    public async Task View_OfOneCustomer_SaysThatTheyAreTooFew()
    {
        var view = await ViewAsync(new SmallShop().Sale("C1", "2011-01-02 10:00", 5), "");

        Assert.Null(view.Content);
        Assert.Contains("too few", Assert.Single(view.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_OfSmallGroups_HasNoIndexButAHover()
    {
        var chart = (await ViewAsync(SegmentViews.Shop(), "k=5")).Content!.Details!.Profile.Content!;

        var map = Assert.IsType<HeatmapTrace>(chart.Traces[0]);
        Assert.Equal(3, map.Z.Count);
        Assert.Contains("Fewer than 30 customers", chart.ToJson(), StringComparison.Ordinal);
    }

    private static async Task<ClusterView> ViewAsync(SmallShop shop, string query)
    {
        var data = shop.Load();
        var (context, choice) = (SegmentViews.Context(data, query), ClusterChoice.Parse(query));
        var division = await ClusterAnalysis.DivideAsync(data.Queries, context.SalesFilter, choice.Options with { Restarts = 4, Resamples = 10 });
        var report = new SalesReport<ClusterResult>(ClusterAnalysis.Show(division, choice.Shown), data, context.SalesFilter, 1);
        return ClusterView.Of(new ClusterSource(report, context, choice, Texts, Own));
    }
}
