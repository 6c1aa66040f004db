using System.Globalization;
using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Customers.Consumption;
using TechMart.Analytics.Sales;
using TechMart.Demo;

namespace TechMart.Analytics.Tests.Customers.Consumption;

/// <summary>Profiles in the generated shop, whose five segments each have tastes of their own, and in the structureless one.</summary>
public sealed class DemoConsumptionTests(DemoConsumptionTests.Shop shop) : IClassFixture<DemoConsumptionTests.Shop>
{
    [Fact]
    public async Task PlantedTastes_OfCustomersWithEnoughOrders_AreFoundAgain()
    {
        var result = await shop.RunAsync(ConsumptionShops.Quick with { LeastOrders = 5 });

        Assert.Equal(5, result.Recommended);
        var found = LabelOverlap.Of(shop.Planted(result), [.. result.Labels]).AdjustedRand;
        Assert.True(found >= 0.9, $"adjusted Rand index {found:F3}");
    }

    [Fact]
    public async Task PlantedTastes_OfAllWithTwoOrders_AreAsManyAndHaveTheirMarksAndTimes()
    {
        var result = await shop.RunAsync(ConsumptionShops.Quick);

        Assert.Equal(5, result.Recommended);
        var found = LabelOverlap.Of(shop.Planted(result), [.. result.Labels]).AdjustedRand;
        Assert.True(found >= 0.6, $"adjusted Rand index {found:F3}");
        foreach (var (favourite, hour) in new[] { ("Computers", 20), ("Kitchen & Home", 10), ("Phones & Tablets", 22), ("Office & Books", 12), ("Beauty & Health", 16) })
        {
            var profile = Assert.Single(result.Profiles, profile => profile.Marks.Count > 0 && result.Categories[profile.Marks[0]].Name == favourite);
            Assert.InRange(profile.Hour!.Value, hour - 1, hour + 1);
            Assert.True(profile.Hour.Share > profile.Hour.Others);
            Assert.NotEmpty(profile.Offers);
            Assert.All(profile.Offers, offer => Assert.Equal(offer.Without, result.CustomersWithout(profile.Number, offer.Category).Count()));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task StructurelessShop_HasNoStableProfiles(int leastOrders)
    {
        var table = ConsumptionShops.Demo(new DemoOptions { Customers = 2_000, Structureless = true });

        var result = await ConsumptionAnalysis.RunAsync(new ColumnarSalesQueries(table), SalesFilter.All, ConsumptionShops.Quick with { LeastOrders = leastOrders });

        Assert.Null(result.Recommended);
        Assert.Empty(result.Profiles);
        Assert.Equal(ClusterCountReason.NoStableClusters, result.Search!.Recommendation.Reason);
        Assert.All(result.Search.Candidates, candidate => Assert.InRange(candidate.Reference!.Gap!.Value, -0.05, 0.05));
    }

    public sealed class Shop
    {
        private static readonly DemoOptions Options = new() { Customers = 2_500 };
        private readonly DemoTruth _truth = DemoTruth.Of(Options);
        private readonly ColumnarSalesQueries _queries = new(ConsumptionShops.Demo(Options));

        public Task<ConsumptionResult> RunAsync(ConsumptionOptions options) => ConsumptionAnalysis.RunAsync(_queries, SalesFilter.All, options);

        public int[] Planted(ConsumptionResult result) => [.. Enumerable.Range(0, result.Shares.Rows)
            .Select(row => _truth.Customer(int.Parse(result.Shares.Customer(row)[1..], CultureInfo.InvariantCulture) - 1).Segment.Index)];
    }
}
