using TechMart.Analytics.Customers.Clusters;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Clusters;

public sealed class ClusterSegmentTests
{
    [Fact]
    public async Task Segment_OfEachCluster_HasItsMembersAlsoFromAnAddress()
    {
        var lines = ClusterShops.FourGroups(1);
        var queries = new ColumnarSalesQueries(SalesLines.Table(lines));
        var result = await ClusterShops.ClustersAsync(lines, shown: 5);

        foreach (var cluster in result.Clusters)
        {
            var reference = SegmentReference.Of(ClusterSegmentDefinition.Of(result, cluster));
            var read = SegmentReference.Parse(reference.Text);

            Assert.Equal(reference, read);
            Assert.InRange(reference.Text.Length, 1, SegmentReference.MostLetters);
            Assert.Equal(
                result.Members.Where(member => member.Label == cluster.Label).Select(member => member.Customer),
                await read.Definition!.MembersAsync(queries));
        }
    }

    [Fact]
    public async Task Segment_ComputedFromLaterData_IsStillTheSameGroup()
    {
        var before = await ClusterShops.ClustersAsync(ClusterShops.FourGroups(1));
        var definitions = before.Clusters.Select(cluster => ClusterSegmentDefinition.Of(before, cluster)).ToList();

        var later = new ColumnarSalesQueries(SalesLines.Table(ClusterShops.FourGroups(9, 90)));

        foreach (var definition in definitions)
        {
            var group = before.Members.First(member => member.Label == definition.Label).Customer[0];
            var members = await definition.MembersAsync(later);
            Assert.InRange(members.Count(member => member[0] == group) / 90.0, 0.95, 1);
            Assert.InRange(members.Count, 85, 95);
        }
    }

    [Fact]
    public async Task Segment_OfDataWithoutCustomers_IsEmpty()
    {
        var result = await ClusterShops.ClustersAsync(ClusterShops.FourGroups(1));

        Assert.Empty(await ClusterSegmentDefinition.Of(result, result.Clusters[0]).MembersAsync(new ColumnarSalesQueries(SalesLines.Table([]))));
    }

    [Fact]
    public void Segment_ThatCannotBeComputed_IsRefused()
    {
        var centre = new Dictionary<string, double> { ["monetary"] = 3 };
        ClusterSegmentDefinition[] wrong =
        [
            new(new ClusterOptions(), "A", centre),
            new(new ClusterOptions { Most = 2, Features = [] }, "A", centre),
            new(new ClusterOptions { Most = 2 }, "", centre),
            new(new ClusterOptions { Most = 2 }, "A", new Dictionary<string, double>()),
            new(new ClusterOptions { Most = 2 }, "A", new Dictionary<string, double> { ["monetary"] = double.NaN }),
        ];

        Assert.All(wrong, definition => Assert.Equal(SegmentProblem.BadScoring, Assert.Throws<SegmentException>(definition.Check).Problem));
    }
}
