using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Customers.Rfm;

namespace TechMart.Analytics.Tests.Customers.Clusters;

/// <summary>What must not change the clusters does not, and letters stay with their clusters.</summary>
public sealed class ClusterInvarianceTests
{
    private static readonly ClusterOptions Options = ClusterShops.Quick with { Fewest = 4, Most = 4, Resamples = 5 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Rows_Shuffled_GiveTheSameAnswer(int seed)
    {
        var lines = Shops.Random(seed, 150);

        var expected = await ClusterShops.ClustersAsync(lines, Options);
        var shuffled = await ClusterShops.ClustersAsync(lines.OrderBy(line => line.Amount), Options);

        Assert.Equal(expected.Members, shuffled.Members);
        Assert.Equal(expected.Candidates[0].Inertia, shuffled.Candidates[0].Inertia);
        Assert.Equal(expected.Clusters.Select(cluster => cluster.Jaccard), shuffled.Clusters.Select(cluster => cluster.Jaccard));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Ids_Renamed_KeepTheirClusters(int seed)
    {
        var lines = Shops.Random(seed, 150);
        var random = new Random(seed);
        var names = lines.Select(line => line.Customer!).Distinct().ToDictionary(name => name, name => $"{random.Next()}-{name}");

        var expected = await ClusterShops.ClustersAsync(lines, Options);
        var renamed = await ClusterShops.ClustersAsync(lines.Select(line => line with { Customer = names[line.Customer!] }), Options);

        Assert.Equal(
            expected.Members.Select(member => (names[member.Customer], member.Label, member.Silhouette)).OrderBy(member => member.Item1, StringComparer.Ordinal),
            renamed.Members.Select(member => (member.Customer, member.Label, member.Silhouette)));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.13)]
    [InlineData(1.17)]
    [InlineData(100)]
    public async Task Money_InAnotherCurrency_KeepsClusters(double rate)
    {
        var lines = ClusterShops.FourGroups(1);

        var expected = await ClusterShops.ClustersAsync(lines, Options);
        var scaled = await ClusterShops.ClustersAsync(lines.Select(line => line with { Amount = line.Amount * (decimal)rate }), Options);

        Assert.Equal(expected.Members.Select(member => (member.Customer, member.Label)), scaled.Members.Select(member => (member.Customer, member.Label)));
        if (rate is 0.01 or 100)
        {
            Assert.Equal(expected.Candidates[0].Inertia, scaled.Candidates[0].Inertia, 6);
        }
    }

    [Fact]
    public async Task Seed_Another_FindsTheSameGroups()
    {
        var lines = ClusterShops.FourGroups(1);

        var expected = await ClusterShops.ClustersAsync(lines, Options);
        var other = await ClusterShops.ClustersAsync(lines, Options with { Seed = 77 });

        Assert.Equal(expected.Members.Select(member => (member.Customer, member.Label)), other.Members.Select(member => (member.Customer, member.Label)));
    }

    [Fact]
    public async Task Letters_WhenTheOrderOfClustersChanges_StayWithTheirCustomers()
    {
        var before = await ClusterShops.ClustersAsync(ClusterShops.FourGroups(1), Options);
        // The third group, which spent the least, comes to spend more than the fourth.
        var later = ClusterShops.FourGroups(2).Select(line => line.Customer![0] == '2' ? line with { Amount = line.Amount * 4 } : line).ToList();

        var fresh = await ClusterShops.ClustersAsync(later, Options);
        var known = await ClusterShops.ClustersAsync(later, Options, former: before.Anchors);

        var letters = LettersOfGroups(before);
        Assert.NotEqual(letters, LettersOfGroups(fresh));
        Assert.Equal(letters, LettersOfGroups(known));
        Assert.All(fresh.Clusters, cluster => Assert.Null(cluster.Kept));
        Assert.All(known.Clusters, cluster => Assert.InRange(cluster.Kept!.Value, 0.1, 1));
        Assert.Equal(known.Clusters.OrderByDescending(cluster => cluster.MeanRevenue), known.Clusters);
        Assert.Equal(known.Clusters.Select(cluster => cluster.Label), known.Anchors!.Clusters.Select(anchor => anchor.Label));
    }

    [Fact]
    public async Task Letters_OfAClusterWithoutAMatch_AreNewOnes()
    {
        var lines = ClusterShops.FourGroups(1);
        var before = await ClusterShops.ClustersAsync(lines.Where(line => line.Customer![0] != '1'), Options with { Fewest = 3, Most = 3 });

        var after = await ClusterShops.ClustersAsync(lines, Options, former: before.Anchors);

        Assert.Equal("D", LettersOfGroups(after)['1']);
        Assert.Equal(LettersOfGroups(before), LettersOfGroups(after).Where(pair => pair.Key != '1').ToDictionary());
        Assert.Null(after.Clusters.Single(cluster => cluster.Label == "D").Kept);
    }

    [Fact]
    public async Task Letters_OfOtherFeatures_AreNotTaken()
    {
        var lines = ClusterShops.FourGroups(1);
        var other = new ClusterAnchors(["gap"], [new ClusterAnchor("Z", [3])]);

        var result = await ClusterShops.ClustersAsync(lines, Options, former: other);

        Assert.Equal(["A", "B", "C", "D"], result.Clusters.Select(cluster => cluster.Label));
    }

    private static Dictionary<char, string> LettersOfGroups(ClusterResult result) => result.Members
        .GroupBy(member => member.Customer[0])
        .ToDictionary(group => group.Key, group => group.CountBy(member => member.Label).MaxBy(pair => pair.Value).Key);
}
