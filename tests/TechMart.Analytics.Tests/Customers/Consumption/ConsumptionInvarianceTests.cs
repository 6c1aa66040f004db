using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Customers.Consumption;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Consumption;

/// <summary>What must not change profiles: the order of rows, the names of categories and customers, the currency.</summary>
public sealed class ConsumptionInvarianceTests
{
    private static readonly List<SalesLine> Lines = ConsumptionShops.ThreeTastes(600);

    [Fact]
    public async Task ShuffledRows_GiveTheSameBits()
    {
        var expected = await ConsumptionShops.RunAsync(Lines, ConsumptionShops.Quick);

        var actual = await ConsumptionShops.RunAsync(Lines.OrderBy(line => HashCode.Combine(line.Customer!.Length, line.Amount, line.Category!.Length)), ConsumptionShops.Quick);

        Assert.Equal(3, expected.Recommended);
        Assert.Equal(expected.Labels, actual.Labels);
        Assert.Equal(expected.Shares.Values, actual.Shares.Values);
        Assert.Equal(
            expected.Search!.Candidates.Select(candidate => (candidate.Model.Inertia, candidate.Reference!.Gap)),
            actual.Search!.Candidates.Select(candidate => (candidate.Model.Inertia, candidate.Reference!.Gap)));
    }

    [Fact]
    public async Task ScaledCurrency_GivesTheSameProfiles()
    {
        var expected = await ConsumptionShops.RunAsync(Lines, ConsumptionShops.Quick);

        var actual = await ConsumptionShops.RunAsync(Lines.Select(line => line with { Amount = line.Amount * 137 }), ConsumptionShops.Quick);

        Assert.Equal(expected.Labels, actual.Labels);
        Assert.Equal(expected.Profiles[0].Spend * 137, actual.Profiles[0].Spend);
    }

    [Fact]
    public async Task RenamedCategories_GiveTheSameProfiles()
    {
        var expected = await ConsumptionShops.RunAsync(Lines, ConsumptionShops.Quick);

        // Other names, and with them another order of the columns.
        var actual = await ConsumptionShops.RunAsync(Lines.Select(line => line with { Category = $"{(char)('z' - line.Category![0] + 'A')}" }), ConsumptionShops.Quick);

        Assert.Equal(expected.Recommended, actual.Recommended);
        Assert.Equal(1, LabelOverlap.Of([.. expected.Labels], [.. actual.Labels]).AdjustedRand, 1e-12);
    }

    [Fact]
    public async Task PlantedTastes_AreFoundWithTheirWeekdays()
    {
        var result = await ConsumptionShops.RunAsync(Lines, ConsumptionShops.Quick);

        Assert.Equal(1, LabelOverlap.Of(ConsumptionShops.Tastes(result), [.. result.Labels]).AdjustedRand, 0.02);
        foreach (var profile in result.Profiles)
        {
            Assert.Equal(profile.Marks[0] + 1, profile.Weekday!.Value);
            Assert.Equal(8 + (4 * profile.Marks[0]), profile.Hour!.Value);
            Assert.True(profile.Shares[profile.Marks[0]].Low > 1.5);
            Assert.Equal(1, profile.Shares.Sum(share => share.Mean), 1e-12);
        }
    }
}
