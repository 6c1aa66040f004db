using TechMart.Analytics.Customers.Clusters;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Customers.Rfm;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Clusters;

/// <summary>Shops whose groups of customers are known.</summary>
internal static class ClusterShops
{
    private const int LastDay = 400;

    /// <summary>What customers of a group do: days since the last order, orders, days between them, amount of an order.</summary>
    private static readonly (int Recency, int Orders, int Gap, decimal Amount)[] Groups = [(4, 24, 12, 40), (60, 6, 45, 900), (250, 3, 40, 15), (8, 1, 0, 120)];

    /// <summary>A quick search: fewer restarts and resamples than usual, so that tests stay quick.</summary>
    public static ClusterOptions Quick { get; } = new() { Restarts = 8, Resamples = 20 };

    /// <summary>Four groups, customers called so that their names tell it: <c>0-17</c> is of the first.</summary>
    public static List<SalesLine> FourGroups(int seed, int customersEach = 70)
    {
        var random = new Random(seed);
        return Shops.Lines(Enumerable.Range(0, Groups.Length).SelectMany(group => Enumerable.Range(0, customersEach).SelectMany(customer =>
        {
            var (recency, orders, gap, amount) = Groups[group];
            var last = LastDay - Math.Max(1, (int)(recency * (0.75 + (random.NextDouble() / 2))));
            var count = orders + (orders > 2 ? random.Next(-orders / 6, (orders / 6) + 1) : 0);
            var level = amount * (decimal)(0.8 + (0.4 * random.NextDouble()));
            return Enumerable.Range(0, count).Select(order => ($"{group}-{customer}", last - (order * gap), decimal.Round(level * (decimal)(0.9 + (0.2 * random.NextDouble())), 2)));
        })).Append(("0-0", LastDay, 40m)));
    }

    /// <summary>The planted group of each member.</summary>
    public static int[] Truth(ClusterResult result) => [.. result.Members.Select(member => member.Customer[0] - '0')];

    /// <summary>The found cluster of each member.</summary>
    public static int[] Found(ClusterResult result)
    {
        var letters = result.Clusters.Select(cluster => cluster.Label).ToList();
        return [.. result.Members.Select(member => letters.IndexOf(member.Label))];
    }

    public static Task<ClusterResult> ClustersAsync(
        IEnumerable<SalesLine> lines, ClusterOptions? options = null, int? shown = null, ClusterAnchors? former = null, bool hasTime = true) =>
        ClusterAnalysis.RunAsync(new ColumnarSalesQueries(SalesLines.Table(lines, hasTime)), SalesFilter.All, options ?? Quick, shown, former);
}
