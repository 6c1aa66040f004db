using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Reports.Segments.Clusters;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store.Sales;
using TechMart.Wording;
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
            Assert.All(group.Portrait, piece => Assert.Equal(
                piece.Number switch { PortraitNumber.OfCluster => group.Href, PortraitNumber.OfAll => group.AllHref, _ => null }, group.HrefOf(piece)));
            Assert.DoesNotContain("segment", group.AllHref, StringComparison.Ordinal);
            Assert.Contains("Toys", group.AllHref, StringComparison.Ordinal);
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
        Assert.Equal(("", null), (content.ShownAs, content.ShownMeans));
        Assert.DoesNotContain("stable", string.Join(' ', content.Numbers.Select(number => number.Words)), StringComparison.Ordinal);
        Assert.Null(content.Details);
    }

    [Theory]
    [InlineData("k=2")]
    [InlineData("k=4")]
    [InlineData("k=4&log=no")]
    public async Task View_OfADivisionThatIsNoGroups_NeverCallsItGroupsOrStable(string query)
    {
        var content = (await ViewAsync(SegmentViews.Shop(), query)).Content!;

        Assert.Equal($"A division into {content.Shown} parts, not groups that exist", content.ShownAs);
        Assert.Contains("cuts to plan with", content.ShownMeans, StringComparison.Ordinal);
        var details = content.Details!;
        List<string?> told =
        [
            .. content.Groups.SelectMany(group => new[] { group.Name, group.Kept, string.Concat(group.Portrait.Select(piece => piece.Text)) }),
            details.Profile.Content!.Title, details.Profile.Content.Subtitle, details.Map.Content!.Title, details.Map.Content.Subtitle,
            details.Table.Title, details.Ambiguous.Title,
            .. details.Table.Content!.Columns.Select(column => column.Title),
            .. details.Table.Content.Rows.SelectMany(row => details.Table.Content.Columns.Select(column => column.Value(row) as string)),
            .. content.Numbers.Select(number => number.Words),
        ];
        Assert.All(told.OfType<string>().Where(text => !text.Contains("data without groups", StringComparison.Ordinal)), text =>
        {
            Assert.DoesNotMatch("(?i)stable", text);
            Assert.DoesNotMatch("(?i)\\bgroups?\\b", text.Replace("other data would give other groups", "", StringComparison.Ordinal).Replace("a group is too small", "", StringComparison.Ordinal).Replace("makes no group", "", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Profile_OfADivision_SaysTheNumbersOfThePortraitAndMarksItsColours()
    {
        var shop = new SmallShop();
        for (var customer = 0; customer < 120; customer++)
        {
            for (var order = 0; order < (customer < 60 ? 1 : 8); order++)
            {
                // One customer in ten spends a hundred times as much: means lie far above what is typical.
                shop.Sale($"C{customer:000}", $"2011-0{1 + order}-{1 + (customer % 28):00} 10:00", (customer % 10 == 0 ? 2000 : 20) + (customer % 7));
            }
        }
        var details = (await ViewAsync(shop, "k=2")).Content!.Details!;

        var columns = details.Profile.Content!.Table!;
        Assert.Equal(["cluster", "feature", "typical", "typical-overall", "index", "low", "high", "mean", "overall"], columns.Columns.Select(column => column.Key));
        Assert.All(details.Table.Content!.Rows, cluster =>
        {
            Assert.Equal(cluster.Centre, cluster.Typical.Select(feature => feature.Typical));
            Assert.All(cluster.Marks, mark =>
            {
                var typical = cluster.Typical.Single(feature => feature.Feature == mark.Feature);
                Assert.Equal((mark.Typical, mark.Overall), (typical.Typical, typical.Overall));
                Assert.Equal(mark.IsHigh, typical.Index > 1);
                Assert.InRange(typical.Index!.Value, typical.Low!.Value, typical.High!.Value);
                Assert.False(typical.Low < 1 && typical.High > 1);
            });
        });
        Assert.Equal(["cluster-1", "cluster-2"], details.Table.Content.Rows.Select(details.Table.Content.Columns[0].Mark!));
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
