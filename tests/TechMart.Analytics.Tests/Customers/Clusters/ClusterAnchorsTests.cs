using TechMart.Analytics.Customers.Clusters;
using TechMart.Analytics.Tests.Customers.Rfm;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Clusters;

/// <summary>Letters when clusters come, go, come back and fall apart.</summary>
public sealed class ClusterAnchorsTests
{
    private static readonly List<SalesLine> All = ClusterShops.FourGroups(1);

    [Fact]
    public async Task Cluster_Gone_KeepsItsLetterFromOthersAndGetsItBack()
    {
        var all = await AfterAsync(All, 4, null);
        var without = await AfterAsync(Without('2'), 3, all);
        // Another group takes the place of none of them: one-time customers of long ago, who spent very much.
        var another = await AfterAsync([.. Without('2'), .. Newcomers()], 4, without);
        var back = await AfterAsync(All, 4, without);

        var gone = Letters(all)['2'];
        Assert.Equal(Letters(all).Where(pair => pair.Key != '2').ToDictionary(), Letters(without));
        Assert.Equal([gone], without.Anchors!.Gone.Select(anchor => anchor.Label));
        Assert.Equal("E", Letters(another)['n']);
        Assert.Equal([gone], another.Anchors!.Gone.Select(anchor => anchor.Label));
        Assert.Equal(Letters(all), Letters(back));
        Assert.Null(back.Clusters.Single(cluster => cluster.Label == gone).Kept);
        Assert.Empty(back.Anchors!.Gone);
    }

    [Fact]
    public async Task Cluster_FallenApart_GivesOneNewLetter()
    {
        var three = await AfterAsync(All, 3, null);
        var four = await AfterAsync(All, 4, three);

        Assert.Equal(["A", "B", "C"], three.Clusters.Select(cluster => cluster.Label));
        Assert.Equal(["A", "B", "C", "D"], four.Clusters.Select(cluster => cluster.Label).Order());
        Assert.Single(four.Clusters, cluster => cluster.Kept is null);
        // Three of the four groups are where they were; the fourth came out of one of the three.
        Assert.Equal(3, Letters(three).Count(pair => Letters(four)[pair.Key] == pair.Value));
    }

    [Fact]
    public async Task Clusters_GoneOneAfterTheOther_AreRememberedWithinABound()
    {
        var former = new ClusterAnchors(["recency", "frequency", "monetary"], [.. Enumerable.Range(0, 4).Select(number => new ClusterAnchor($"K{number}", [900 + number, 900, 9e9]))])
        {
            Gone = [.. Enumerable.Range(4, 8).Select(number => new ClusterAnchor($"K{number}", [900 + number, 900, 9e9]))],
        };

        var result = await DivideAsync(All, 4, former);

        Assert.Equal(["A", "B", "C", "D"], result.Clusters.Select(cluster => cluster.Label));
        Assert.Equal(Enumerable.Range(0, ClusterAnchors.MostGone).Select(number => $"K{number}"), result.Anchors!.Gone.Select(anchor => anchor.Label));
    }

    private static Task<ClusterResult> AfterAsync(List<SalesLine> lines, int clusters, ClusterResult? former) => DivideAsync(lines, clusters, former?.Anchors);

    private static Task<ClusterResult> DivideAsync(List<SalesLine> lines, int clusters, ClusterAnchors? former) =>
        ClusterShops.ClustersAsync(lines, ClusterShops.Quick with { Fewest = clusters, Most = clusters, Resamples = 0 }, former: former);

    private static List<SalesLine> Without(char group) => All.FindAll(line => line.Customer![0] != group);

    private static IEnumerable<SalesLine> Newcomers() => Shops.Lines(Enumerable.Range(0, 70).Select(customer => ($"n-{customer}", customer % 9, 40_000m + (customer * 13))))
        .Select(line => line with { Order = "n" + line.Order });

    private static Dictionary<char, string> Letters(ClusterResult result) => result.Members
        .GroupBy(member => member.Customer[0])
        .ToDictionary(group => group.Key, group => group.CountBy(member => member.Label).MaxBy(pair => pair.Value).Key);
}
