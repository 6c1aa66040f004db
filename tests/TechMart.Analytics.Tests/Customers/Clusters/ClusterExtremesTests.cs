using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Customers.Rfm;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Clusters;

/// <summary>Data of which little or nothing can be said: a clear statement, and no number that is none.</summary>
public sealed class ClusterExtremesTests
{
    [Fact]
    public async Task Selection_WithoutLines_SaysSo() => AssertNothing(await ClusterShops.ClustersAsync([]), new ClusterNote(ClusterNotes.NoLines));

    [Fact]
    public async Task Lines_WithoutCustomers_SaySo() => AssertNothing(
        await ClusterShops.ClustersAsync([new SalesLine { Amount = 5, Time = Shops.Start }]), new ClusterNote(ClusterNotes.NoKnownCustomers, 1));

    [Fact]
    public async Task Customers_WithReturnsOnly_SaySo() => AssertNothing(
        await ClusterShops.ClustersAsync(Shops.Lines(("a", 0, -5), ("b", 1, -5))), new ClusterNote(ClusterNotes.NoOrders, 2));

    [Fact]
    public async Task Customer_Alone_SaysSo() => AssertNothing(
        await ClusterShops.ClustersAsync(Shops.Lines(("a", 0, 5), ("a", 3, 7))), new ClusterNote(ClusterNotes.TooFewCustomers, 1));

    [Fact]
    public async Task Customers_AllEqual_SaySo() => AssertNothing(
        await ClusterShops.ClustersAsync(Shops.Lines(Enumerable.Range(0, 60).Select(customer => ($"c{customer}", 0, 5m)))), new ClusterNote(ClusterNotes.AllEqual, 60));

    [Fact]
    public async Task ThreeCustomers_FiveClusters_SaySo()
    {
        var lines = Shops.Lines(("a", 0, 5), ("b", 3, 50), ("c", 9, 500));

        AssertNothing(await ClusterShops.ClustersAsync(lines, ClusterShops.Quick with { Fewest = 5, Most = 5 }), new ClusterNote(ClusterNotes.TooFewCustomers, 3));

        var any = await ClusterShops.ClustersAsync(lines);

        Assert.Equal([2, 3], any.Candidates.Select(candidate => candidate.Clusters));
        Assert.Contains(new ClusterNote(ClusterNotes.FewerCustomersThanClusters, 3), any.Notes);
        Assert.Equal((null, ClusterCountReason.NoStableClusters), (any.RecommendedClusters, any.Reason));
        AssertFinite(await ClusterShops.ClustersAsync(lines, shown: 3));
    }

    [Fact]
    public async Task Customers_WithOneOrderEach_AreDividedByTheRestAndFrequencyIsNamed()
    {
        var lines = Shops.Lines(Enumerable.Range(0, 80).Select(customer => ($"c{customer}", customer * 7 % 60, 5m + (customer * 13 % 77))));

        var result = await ClusterShops.ClustersAsync(lines, shown: 3);

        Assert.Contains(new ClusterNote(ClusterNotes.EqualValues, 80, CustomerFeatures.Frequency), result.Notes);
        AssertFinite(result);

        var gaps = await ClusterShops.ClustersAsync(lines, ClusterShops.Quick with { Features = [CustomerFeatures.Gap] });
        Assert.Contains(new ClusterNote(ClusterNotes.Undefined, 80), gaps.Notes);
        AssertNothing(gaps, gaps.Notes[^1]);
    }

    [Fact]
    public async Task Spend_BelowZero_IsDividedAndCounted()
    {
        var lines = Shops.Lines(Enumerable.Range(0, 90).SelectMany(customer => new[] { ($"c{customer:00}", customer % 30, 20m + customer), ($"c{customer:00}", 31, -10m * (customer % 40)) }));

        var result = await ClusterShops.ClustersAsync(lines, shown: 3);

        Assert.Equal(result.Members.Count(member => member.Revenue < 0), result.Notes.Single(note => note.Code == ClusterNotes.NegativeSpend).Count);
        AssertFinite(result);
    }

    [Fact]
    public async Task Spend_BelowZeroInAll_HasNoShareAndNoIndex()
    {
        var lines = Shops.Lines(Enumerable.Range(0, 90).SelectMany(customer => new[] { ($"c{customer:00}", customer % 30, 1m), ($"c{customer:00}", 31, -10m - customer) }));

        var result = await ClusterShops.ClustersAsync(lines, shown: 2);

        Assert.All(result.Clusters, cluster => Assert.Null(cluster.RevenueShare));
        Assert.All(result.Clusters, cluster => Assert.Null(cluster.Profile.Features[2].Index));
        AssertFinite(result);
    }

    [Fact]
    public async Task Customers_OfTwoKinds_GiveNoMoreThanTwoClusters()
    {
        var lines = Shops.Lines(Enumerable.Range(0, 60).Select(customer => ($"c{customer}", customer % 2, 5m)));

        var result = await ClusterShops.ClustersAsync(lines, shown: 4);

        Assert.Equal(2, result.Clusters.Count);
        Assert.Contains(new ClusterNote(ClusterNotes.FewerDistinct, 2), result.Notes);
        AssertFinite(result);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Customers_WithoutGroups_HaveNoStableClusters(int seed)
    {
        var random = new Random(seed);
        var lines = Shops.Lines(Enumerable.Range(0, 600).SelectMany(customer =>
        {
            var rate = -Math.Log(1 - random.NextDouble());
            return Enumerable.Range(0, 1 + (int)(6 * rate)).Select(_ => ($"c{customer}", random.Next(400), (decimal)Math.Round(50 * Math.Exp(random.NextDouble() - random.NextDouble()), 2)));
        }));

        var result = await ClusterShops.ClustersAsync(lines);

        Assert.Equal((null, null, ClusterCountReason.NoStableClusters), (result.RecommendedClusters, result.ShownClusters, result.Reason));
        Assert.Empty(result.Clusters);
        Assert.Null(result.Anchors);
    }

    private static void AssertNothing(ClusterResult result, ClusterNote why)
    {
        Assert.Equal(why, result.Notes[^1]);
        Assert.Empty(result.Candidates);
        Assert.Empty(result.Clusters);
        Assert.Empty(result.Members);
        Assert.Equal((null, null, ClusterCountReason.NoStableClusters), (result.RecommendedClusters, result.ShownClusters, result.Reason));
        Assert.Null(result.Map);
    }

    private static void AssertFinite(ClusterResult result)
    {
        Assert.NotEmpty(result.Clusters);
        foreach (var cluster in result.Clusters)
        {
            Assert.All(cluster.Centre, value => Assert.True(double.IsFinite(value)));
            Assert.All(cluster.Profile.Features, feature => Assert.All(
                new[] { feature.Mean, feature.Overall, feature.Deviations, feature.Index ?? 0, feature.Low ?? 0, feature.High ?? 0 }, value => Assert.True(double.IsFinite(value))));
            Assert.True(double.IsFinite(cluster.Silhouette ?? 0) && double.IsFinite(cluster.Jaccard ?? 0));
        }
        Assert.All(result.Candidates, candidate => Assert.All(
            new[] { candidate.Inertia, candidate.Silhouette ?? 0, candidate.CalinskiHarabasz ?? 0, candidate.DaviesBouldin ?? 0, candidate.Stability ?? 0, candidate.Gap ?? 0, candidate.Score ?? 0 },
            value => Assert.True(double.IsFinite(value))));
        Assert.All(result.Map!.Centres, centre => Assert.True(double.IsFinite(centre.X) && double.IsFinite(centre.Y)));
        Assert.True(double.IsFinite(result.Map.XShare) && double.IsFinite(result.Map.YShare));
    }
}
