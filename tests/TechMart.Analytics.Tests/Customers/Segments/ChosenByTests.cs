using TechMart.Analytics.Customers.Clusters;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Customers.Rfm;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Segments;

public sealed class ChosenByTests
{
    public static TheoryData<SegmentDefinition, string> Definitions => new()
    {
        { new RfmSegmentDefinition { Segment = SegmentCodes.AtRisk }, "category-buyers month order-value orders repeat-buyers returners revenue" },
        { new RfmSegmentDefinition { Cell = new RfmSegmentCell(1, 1), Options = new RfmOptions { Segments = SegmentTable.RecencyAndFrequency } }, "category-buyers month orders repeat-buyers returners revenue" },
        { Conditions(SegmentCondition.That(CustomerMeasure.Spend, MeasureComparison.AtLeast, 5)), "revenue" },
        { Conditions(SegmentCondition.That(CustomerMeasure.Recency, MeasureComparison.MoreThan, 5), SegmentCondition.That(CustomerMeasure.RecencyScore, MeasureComparison.AtMost, 2)), "month" },
        { Conditions(SegmentCondition.Bought("country", "Spain"), SegmentCondition.NeverBought(SegmentCondition.Category, "Toys")), "attribute:country category-buyers category-spend" },
        { new ConsumptionSegmentDefinition(2, new Dictionary<string, double> { ["Toys"] = 1 }), "category-buyers category-spend" },
        { new ClusterSegmentDefinition(new ClusterOptions { Features = [CustomerFeatures.OrderValue, CustomerFeatures.ReturnShare] }, "A", new Dictionary<string, double>()), "order-value returners" },
        { new RfmSegmentDefinition { Segment = SegmentCodes.Lost, Within = new SegmentScope { Segment = SegmentReference.Of(Conditions(SegmentCondition.Bought("country", "Peru"))) }, Options = new RfmOptions { Segments = SegmentTable.RecencyAndFrequency } }, "attribute:country category-buyers month orders repeat-buyers returners revenue" },
        { new ListSegmentDefinition(["a"]), "" },
        { new ListSegmentDefinition(["a"]) { Former = Conditions(SegmentCondition.That(CustomerMeasure.OrderValue, MeasureComparison.AtLeast, 5)) }, "order-value" },
        {
            Conditions(SegmentCondition.That(CustomerMeasure.OrderValue, MeasureComparison.AtLeast, 5)) with
            {
                Within = new SegmentScope { To = new DateOnly(2011, 1, 1), Categories = ["Toys"], Attributes = new Dictionary<string, IReadOnlyList<string>> { ["region"] = ["North"] } },
            },
            "attribute:region category-buyers category-spend month order-value"
        },
    };

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Definition_OfAnyKind_SaysWhatItsMembersAreChosenBy(SegmentDefinition definition, string measures) =>
        Assert.Equal(measures, string.Join(' ', definition.ChosenBy.Order(StringComparer.Ordinal)));

    [Fact]
    public async Task Profile_OfASegmentOfConditions_DoesNotRankWhatItWasChosenBy()
    {
        var lines = Shops.Random(5, 400);
        var queries = new ColumnarSalesQueries(SalesLines.Table(lines));
        var definition = Conditions(SegmentCondition.That(CustomerMeasure.OrderValue, MeasureComparison.AtLeast, 6));
        var members = new CustomerSegment("big", definition.Key, await definition.MembersAsync(queries));

        var chosen = await ProfileAnalysis.RunAsync(queries, SalesFilter.All, new ProfileGroup(members) { ChosenBy = definition.ChosenBy });
        var unknown = await ProfileAnalysis.RunAsync(queries, SalesFilter.All, new ProfileGroup(members));

        Assert.Equal((null, ProfileSilence.ByDefinition), OrderValue(chosen));
        Assert.NotNull(OrderValue(unknown).QValue);

        static (double? QValue, string? Silent) OrderValue(ProfileResult profile) =>
            profile.Comparisons.Where(comparison => comparison.Measure == ProfileMeasures.OrderValue).Select(comparison => (comparison.QValue, comparison.Silent)).Single();
    }

    [Fact]
    public async Task Profile_ChosenByOneAttribute_ComparesTheOthers()
    {
        var random = new Random(3);
        var lines = Enumerable.Range(0, 300).Select(number => new SalesLine
        {
            Customer = $"C{number % 100:000}",
            Order = $"O{number}",
            Time = Shops.Start.AddDays(number % 50),
            Amount = 5 + random.Next(20),
            Quantity = 1,
            Attributes = new Dictionary<string, string> { ["country"] = number % 2 == 0 ? "Spain" : "Peru", ["gender"] = random.Next(2) == 0 ? "f" : "m" },
        });
        var queries = new ColumnarSalesQueries(SalesLines.Table(lines));
        var definition = Conditions(SegmentCondition.Bought("country", "Spain"));

        var profile = await ProfileAnalysis.RunAsync(queries, SalesFilter.All, new ProfileGroup(new CustomerSegment("Spain", definition.Key, await definition.MembersAsync(queries))) { ChosenBy = definition.ChosenBy });

        var attributes = profile.Comparisons.Where(comparison => comparison.Measure == ProfileMeasures.Attribute).ToLookup(comparison => comparison.Attribute);
        Assert.All(attributes["country"], comparison => Assert.Equal(ProfileSilence.ByDefinition, comparison.Silent));
        Assert.All(attributes["gender"], comparison => Assert.NotNull(comparison.QValue));
    }

    private static ConditionSegmentDefinition Conditions(params SegmentCondition[] conditions) => new(conditions);
}
