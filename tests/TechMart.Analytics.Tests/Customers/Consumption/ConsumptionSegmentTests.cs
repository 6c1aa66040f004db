using TechMart.Analytics.Customers.Consumption;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Consumption;

/// <summary>Profiles as segments: a definition that goes through an address finds the customers that the page counts.</summary>
public sealed class ConsumptionSegmentTests
{
    [Fact]
    public async Task Definition_OfEachProfileAndOffer_FindsItsCustomersAgain()
    {
        var queries = new ColumnarSalesQueries(SalesLines.Table(ConsumptionShops.ThreeTastes(400)));
        var result = await ConsumptionAnalysis.RunAsync(queries, SalesFilter.All, new ConsumptionOptions { Profiles = 4, Resamples = 5 });

        foreach (var profile in result.Profiles)
        {
            Assert.Equal(result.CustomersOf(profile.Number), await MembersAsync(ConsumptionSegmentDefinition.Of(result, profile)));
            Assert.Equal(result.CustomersWithout(profile.Number, 4), await MembersAsync(ConsumptionSegmentDefinition.Of(result, profile, without: 4)));
        }

        async Task<IReadOnlyList<string>> MembersAsync(ConsumptionSegmentDefinition definition)
        {
            var read = SegmentReference.Parse(SegmentReference.Of(definition).Text).Definition!;
            return await read.MembersAsync(queries);
        }
    }

    [Theory]
    [InlineData("""{"kind":"consumption","profiles":1,"shares":{"a":1}}""")]
    [InlineData("""{"kind":"consumption","profiles":3,"shares":{}}""")]
    [InlineData("""{"kind":"consumption","profiles":3,"shares":{"a":2}}""")]
    [InlineData("""{"kind":"consumption","profiles":3,"shares":{"a":1},"leastOrders":0}""")]
    public void Definition_ThatMakesNoSense_IsRefused(string json) => Assert.Throws<SegmentException>(() => SegmentJson.Read(json));
}
