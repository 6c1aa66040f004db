using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Statistics;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Profiles;

/// <summary>What must not change an answer does not, and swapping the sides turns every sign.</summary>
public sealed class ProfileInvarianceTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Sides_Swapped_TurnEverySign(int seed)
    {
        var lines = Lines(seed);
        var ids = lines.Select(line => line.Customer).OfType<string>().Distinct().ToList();
        var members = Members(ids);

        var profile = await RunAsync(lines, members);
        var swapped = await RunAsync(lines, ids.Except(members));

        Assert.True(profile.Tests > 20);
        Assert.Equal((profile.Group, profile.Rest), (swapped.Rest, swapped.Group));
        Assert.Equal(
            profile.Comparisons.Select(comparison => comparison with
            {
                Group = comparison.Rest,
                Rest = comparison.Group,
                GroupCustomers = comparison.RestCustomers,
                RestCustomers = comparison.GroupCustomers,
                Difference = comparison.Difference is { } difference ? new Estimate(-difference.Value, -difference.High, -difference.Low) : null,
                Effect = comparison.Effect is { } effect ? new ProfileEffect(effect.Name, -effect.Value, -effect.High, -effect.Low) : null,
            }),
            swapped.Comparisons);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Money_InAnotherCurrency_ScalesMoneyAndNothingElse(int seed)
    {
        var lines = Lines(seed);
        var members = Members(lines.Select(line => line.Customer).OfType<string>().Distinct());

        var profile = await RunAsync(lines, members);
        var scaled = await RunAsync(lines.Select(line => line with { Amount = 117 * line.Amount }), members);

        Assert.Equal(117 * profile.Group.Revenue, scaled.Group.Revenue);
        foreach (var (before, after) in profile.Comparisons.Zip(scaled.Comparisons))
        {
            var factor = before.Unit == ProfileUnit.Money ? 117 : 1;
            Assert.Equal((before.Measure, before.Attribute, before.Value, before.Silent, before.Rank is null), (after.Measure, after.Attribute, after.Value, after.Silent, after.Rank is null));
            Near(factor * before.Group, after.Group);
            Near(factor * before.Difference?.Low, after.Difference?.Low);
            Near(before.Effect?.Value, after.Effect?.Value);
            Near(before.PValue, after.PValue);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Rows_ShuffledAndIdsRenamed_GiveTheSameAnswer(int seed)
    {
        var lines = Lines(seed);
        var members = Members(lines.Select(line => line.Customer).OfType<string>().Distinct());
        var random = new Random(seed);

        var profile = await RunAsync(lines, members);
        var shuffled = await RunAsync(lines.OrderBy(_ => random.Next()), members);
        var renamed = await RunAsync(lines.Select(line => line with { Customer = line.Customer is null ? null : "x" + line.Customer }), members.Select(id => "x" + id));

        Assert.Equal(profile.Comparisons, shuffled.Comparisons);
        Assert.Equal(profile.Comparisons, renamed.Comparisons);
        Assert.Equal(profile.Categories, shuffled.Categories);
    }

    private static List<SalesLine> Lines(int seed)
    {
        var random = new Random(seed);
        // Many customers of a small random shop: with each line's customer spread over ten.
        return [.. new RandomSales(5 * seed + 1).Lines(3_000).Select(line => line with { Customer = line.Customer is null ? null : $"{line.Customer}-{random.Next(10)}", Order = null })];
    }

    private static List<string> Members(IEnumerable<string> ids) => [.. ids.Where(id => id[^1] < '4')];

    private static Task<ProfileResult> RunAsync(IEnumerable<SalesLine> lines, IEnumerable<string> members) => ProfileAnalysis.RunAsync(
        new ColumnarSalesQueries(SalesLines.Table(lines)), SalesFilter.All, new ProfileGroup(new CustomerSegment("g", "g", [.. members])));

    private static void Near(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.True(expected is null || Math.Abs(actual!.Value - expected.Value) <= 1e-7 * Math.Max(1e-3, Math.Abs(expected.Value)), $"{actual:R} is not {expected:R}.");
    }
}
