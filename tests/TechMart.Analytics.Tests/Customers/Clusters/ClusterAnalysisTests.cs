using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Customers.Rfm;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Clusters;

public sealed class ClusterAnalysisTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task FourGroups_Planted_AreFoundAndRecommended(int seed)
    {
        var result = await ClusterShops.ClustersAsync(ClusterShops.FourGroups(seed));

        Assert.Equal((4, 4, ClusterCountReason.SeparatedGroups), (result.RecommendedClusters, result.ShownClusters, result.Reason));
        Assert.InRange(LabelOverlap.Of(ClusterShops.Truth(result), ClusterShops.Found(result)).AdjustedRand, 0.95, 1);
        Assert.Equal(["A", "B", "C", "D"], result.Clusters.Select(cluster => cluster.Label));
        Assert.Equal(result.Clusters.OrderByDescending(cluster => cluster.MeanRevenue), result.Clusters);
        Assert.All(result.Clusters, cluster => Assert.Equal(StabilityBand.HighlyStable, cluster.Band));
        Assert.Equal(Enumerable.Range(2, 9), result.Candidates.Select(candidate => candidate.Clusters));
        Assert.Empty(result.Notes);
    }

    [Fact]
    public async Task Clusters_OfCustomers_AddUpAndAreDescribedInOwnUnits()
    {
        var lines = ClusterShops.FourGroups(1);
        var result = await ClusterShops.ClustersAsync(lines);

        Assert.Equal(280, result.Customers);
        Assert.Equal(result.Customers, result.Clusters.Sum(cluster => cluster.Size));
        Assert.Equal(lines.Sum(line => line.Amount), result.Clusters.Sum(cluster => cluster.Revenue));
        Assert.Equal(lines.Count, result.Clusters.Sum(cluster => cluster.Orders));
        Assert.Equal(1, result.Clusters.Sum(cluster => cluster.Share), 12);
        Assert.Equal(1, result.Clusters.Sum(cluster => cluster.RevenueShare!.Value), 12);
        Assert.All(result.Clusters, cluster =>
        {
            var members = result.Members.Where(member => member.Label == cluster.Label).ToList();
            Assert.Equal((cluster.Size, cluster.Revenue), (members.Count, members.Sum(member => member.Revenue)));
            Assert.Equal((double)cluster.MeanRevenue, cluster.Profile.Features[2].Mean, 6);
            Assert.Equal(cluster.Profile.Features[2].Mean / cluster.Profile.Features[2].Overall, cluster.Profile.Features[2].Index!.Value, 12);
            Assert.InRange(cluster.Profile.Features[2].Index!.Value, cluster.Profile.Features[2].Low!.Value, cluster.Profile.Features[2].High!.Value);
            // A mean of logarithms never exceeds the mean.
            Assert.InRange(cluster.Centre[2], 0, cluster.Profile.Features[2].Mean * 1.000001);
            Assert.NotEmpty(cluster.Marks);
        });
        Assert.Equal(result.Members.OrderBy(member => member.Customer, StringComparer.Ordinal), result.Members);
        // The rare big spenders lead; the one-time customers are low in orders.
        Assert.True(result.Clusters[0].Marks.Single(mark => mark.Feature == "monetary").IsHigh);
        Assert.All(result.Clusters.SelectMany(cluster => cluster.Marks), mark => Assert.Equal(mark.IsHigh, mark.Typical > mark.Overall));
    }

    [Fact]
    public async Task Map_OfFewCustomers_HasAPointForEach_AndOfManyCountsThem()
    {
        var few = (await ClusterShops.ClustersAsync(ClusterShops.FourGroups(1))).Map!;
        var many = (await ClusterShops.ClustersAsync(ClusterShops.FourGroups(1, 600), ClusterShops.Quick with { Fewest = 4, Most = 4, Resamples = 0 })).Map!;

        Assert.Equal(280, few.Points.Count);
        Assert.Empty(few.Bins);
        Assert.Empty(many.Points);
        Assert.Equal(2400, many.Bins.Sum(bin => bin.Customers));
        Assert.All(many.Bins, bin => Assert.InRange(bin.OfLabel, 1, bin.Customers));
        Assert.InRange(few.XShare + few.YShare, 0.8, 1);
        Assert.True(few.XShare >= few.YShare);
        Assert.Equal(4, many.Centres.Count);
    }

    [Fact]
    public async Task Number_AskedFor_IsShownWhateverIsRecommended()
    {
        var lines = ClusterShops.FourGroups(1);

        var looked = await ClusterShops.ClustersAsync(lines, shown: 6);
        var single = await ClusterShops.ClustersAsync(lines, ClusterShops.Quick with { Fewest = 3, Most = 3 });
        var untried = await ClusterShops.ClustersAsync(lines, ClusterShops.Quick with { Most = 5 }, shown: 9);

        Assert.Equal((4, 6, 6), (looked.RecommendedClusters, looked.ShownClusters, looked.Clusters.Count));
        Assert.Equal((3, 3), (single.ShownClusters, single.Clusters.Count));
        Assert.Null(untried.ShownClusters);
        Assert.Empty(untried.Clusters);
    }

    [Fact]
    public async Task Ambiguous_Customers_AreThoseOfSmallSilhouetteLeastFirst()
    {
        var result = await ClusterShops.ClustersAsync(Shops.Random(5, 300), ClusterShops.Quick with { Resamples = 0 }, shown: 4);

        Assert.NotEmpty(result.Ambiguous);
        Assert.Equal(result.AmbiguousCustomers, result.Ambiguous.Count);
        Assert.All(result.Ambiguous, member =>
        {
            Assert.True(member.Silhouette < ClusterAnalysis.AmbiguousBelow);
            Assert.NotEqual(member.Label, member.Neighbour);
        });
        Assert.Equal(result.Ambiguous.OrderBy(member => member.Silhouette), result.Ambiguous);
        Assert.Equal((null, ClusterCountReason.NotAssessed), (result.RecommendedClusters, result.Reason));
    }

    [Fact]
    public async Task Features_OfACustomer_AreWhatTheyAreCalled()
    {
        // Three orders on days 0, 10 and 30 of two pieces each, one of six given back; the data end on day 40 with another customer.
        List<SalesLine> lines =
        [
            .. Shops.Lines(("a", 0, 10), ("a", 10, 20), ("a", 30, 30)).Select(line => line with { Quantity = 2, Category = line.Order == "0" ? "Toys" : "Books" }),
            new() { Customer = "a", Order = "2", Time = Shops.Start.AddDays(31), Amount = -15, Quantity = -1, Flags = LineFlags.Return, Category = "Books" },
            .. Shops.Lines(("b", 40, 5), ("b", 39, 5), ("c", 20, 5), ("c", 1, 50)).Select(line => line with { Order = "x" + line.Order, Quantity = 1, Category = "Toys" }),
        ];
        var options = ClusterShops.Quick with { Features = [.. CustomerFeatures.General, CustomerFeatures.Categories], Fewest = 3, Most = 3, Log1p = false, Resamples = 0 };

        var result = await ClusterShops.ClustersAsync(lines, options);

        Assert.Equal([.. CustomerFeatures.General, "category:Books", "category:Toys"], result.Features.Select(feature => feature.Feature));
        var alone = result.Clusters.Single(cluster => result.Members.Single(member => member.Label == cluster.Label).Customer == "a");
        Assert.Equal([11, 3, 45, 15, 5 / 3.0, 41, 15, 0.25, 50 / 60.0, 10 / 60.0], alone.Centre.Select(value => Math.Round(value, 10)), new Near());
        Assert.Equal(new DateOnly(2024, 4, 11), result.AsOf);
    }

    [Fact]
    public async Task Feature_NotDefined_LeavesCustomersOutOrTakesTheMedian()
    {
        var lines = ClusterShops.FourGroups(1);
        var options = ClusterShops.Quick with { Features = [CustomerFeatures.Gap, CustomerFeatures.Monetary], Fewest = 3, Most = 3 };

        var without = await ClusterShops.ClustersAsync(lines, options);
        var filled = await ClusterShops.ClustersAsync(lines, options with { Undefined = UndefinedRule.Median });

        Assert.Equal((210, 70), (without.Customers, without.LeftOut));
        Assert.Equal([new ClusterNote(ClusterNotes.Undefined, 70)], without.Notes);
        Assert.Equal([70, 0], without.Features.Select(feature => feature.Undefined));
        Assert.Equal((280, 0), (filled.Customers, filled.LeftOut));
        Assert.Equal([new ClusterNote(ClusterNotes.Filled, 70)], filled.Notes);
    }

    [Fact]
    public async Task Features_ThatTheDataDoNotHave_AreLeftOutAndSaid()
    {
        var result = await ClusterShops.ClustersAsync(
            ClusterShops.FourGroups(1), ClusterShops.Quick with { Features = ["recency", "monetary", "categories", "category:Toys"], Fewest = 2, Most = 2 }, hasTime: false);

        Assert.Equal(["monetary"], result.Features.Select(feature => feature.Feature));
        Assert.Equal(
            [new(ClusterNotes.NoTime, Feature: "recency"), new(ClusterNotes.NoCategory, Feature: "categories"), new(ClusterNotes.NoCategory, Feature: "category:Toys")],
            result.Notes);
        Assert.Empty(result.Map!.YLoadings);
    }

    [Fact]
    public async Task Progress_OfASearch_IsToldStageByStage()
    {
        var told = new List<ClusterSearchProgress>();

        await ClusterAnalysis.DivideAsync(
            new ColumnarSalesQueries(SalesLines.Table(ClusterShops.FourGroups(1, 20))), SalesFilter.All, ClusterShops.Quick with { Most = 4 }, new Told(told));

        // Resamples are done side by side and may be told in any order.
        Assert.Equal(told.Select(step => step.Stage).Order(), told.Select(step => step.Stage));
        Assert.Equal(Enum.GetValues<ClusterSearchStage>(), told.Select(step => step.Stage).Distinct());
        Assert.Equal(Enumerable.Range(0, 21), told.Where(step => step.Stage == ClusterSearchStage.Resampling).Select(step => step.Done).Order());
    }

    [Fact]
    public async Task Search_Cancelled_Ends()
    {
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ClusterAnalysis.DivideAsync(
            new ColumnarSalesQueries(SalesLines.Table(ClusterShops.FourGroups(1))), SalesFilter.All, ClusterShops.Quick, new CancelAtOnce(cancellation), cancellation.Token));
    }

    [Fact]
    public void Options_ThatMakeNoSense_AreRefused()
    {
        ClusterOptions[] wrong =
        [
            new() { Features = [] },
            new() { Features = ["recency", "recency"] },
            new() { Features = ["charm"] },
            new() { Features = ["category:"] },
            new() { Fewest = 1 },
            new() { Fewest = 5, Most = 4 },
            new() { Most = 21 },
            new() { Winsorize = 0.3 },
            new() { Winsorize = double.NaN },
            new() { Restarts = 0 },
        ];

        Assert.All(wrong, options => Assert.ThrowsAny<ArgumentException>(options.Check));
    }

    private sealed class Told(List<ClusterSearchProgress> told) : IProgress<ClusterSearchProgress>
    {
        public void Report(ClusterSearchProgress value)
        {
            lock (told)
            {
                told.Add(value);
            }
        }
    }

    private sealed class CancelAtOnce(CancellationTokenSource cancellation) : IProgress<ClusterSearchProgress>
    {
        public void Report(ClusterSearchProgress value) => cancellation.Cancel();
    }

    private sealed class Near : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-9;

        public int GetHashCode(double obj) => 0;
    }
}
