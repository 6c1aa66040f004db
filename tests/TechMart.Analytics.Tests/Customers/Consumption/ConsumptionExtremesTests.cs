using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Customers.Consumption;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Consumption;

/// <summary>Little data, odd data, none: each gets a code, and no number is ever not one.</summary>
public sealed class ConsumptionExtremesTests
{
    [Fact]
    public async Task NoLines_SaySo()
    {
        var result = await ConsumptionShops.RunAsync([], ConsumptionShops.Quick);

        Assert.Equal([ConsumptionNotes.NoSales], Codes(result));
        Finite(result);
    }

    [Fact]
    public async Task NoKnownCustomers_SaySo()
    {
        var result = await ConsumptionShops.RunAsync([Line(null, "a"), Line(null, "b")], ConsumptionShops.Quick);

        Assert.Equal(new ConsumptionNote(ConsumptionNotes.NoKnownCustomers, 2), Assert.Single(result.Notes));
    }

    [Fact]
    public async Task NoCategoriesAndNoNames_SaySo()
    {
        var result = await ConsumptionShops.RunAsync([Line("x", null), Line("y", null) with { Product = "85123A" }], ConsumptionShops.Quick);

        Assert.Equal([ConsumptionNotes.NoCategories], Codes(result));
        Finite(result);
    }

    [Fact]
    public async Task OneCustomer_HasSharesButNoProfile()
    {
        var result = await ConsumptionShops.RunAsync([Line("x", "a", 3), Line("x", "b", 1) with { Order = "2" }], ConsumptionShops.Quick);

        Assert.Equal([ConsumptionNotes.FewCustomers], Codes(result));
        Assert.Equal([0.75, 0.25], result.Shares.Row(0).ToArray());
        Finite(result);
    }

    [Fact]
    public async Task OneCategory_SaysSo()
    {
        var result = await ConsumptionShops.RunAsync(Enumerable.Range(0, 80).Select(number => Line($"{number % 40:00}", "a") with { Order = $"{number}" }), ConsumptionShops.Quick);

        Assert.Equal([ConsumptionNotes.OneCategory], Codes(result));
        Assert.Equal(40, result.Shares.Rows);
        Finite(result);
    }

    [Fact]
    public async Task AllAlike_SaysSo()
    {
        var lines = Enumerable.Range(0, 160).Select(number => Line($"{number / 4:00}", number % 2 == 0 ? "a" : "b") with { Order = $"{number / 2}" });

        var result = await ConsumptionShops.RunAsync(lines, ConsumptionShops.Quick);

        Assert.Equal([ConsumptionNotes.AllAlike], Codes(result));
        Finite(result);
    }

    [Fact]
    public async Task SingleOrders_AreToldApart()
    {
        var lines = ConsumptionShops.ThreeTastes(120);
        lines.AddRange(Enumerable.Range(0, 7).Select(number => Line($"once {number}", "Audio")));

        var result = await ConsumptionShops.RunAsync(lines, ConsumptionShops.Quick);

        Assert.Contains(new ConsumptionNote(ConsumptionNotes.FewOrders, 7), result.Notes);
        Assert.Equal(120, result.Shares.Rows);
    }

    [Fact]
    public async Task NegativeNetSpend_LeavesSharesWithoutNegatives()
    {
        var lines = ConsumptionShops.ThreeTastes(120);
        lines.AddRange(lines.Where(line => line.Customer!.EndsWith('3')).ToList()
            .Select(line => line with { Amount = -2 * line.Amount, Quantity = -2, Flags = LineFlags.Return }));

        var result = await ConsumptionShops.RunAsync(lines, ConsumptionShops.Quick);

        Assert.Equal(120, result.Shares.Rows);
        for (var row = 0; row < result.Shares.Rows; row++)
        {
            Assert.All(result.Shares.Row(row).ToArray(), share => Assert.InRange(share, 0, 1));
            Assert.Equal(1, result.Shares.Row(row).ToArray().Sum(), 1e-12);
        }
        Finite(result);
    }

    [Fact]
    public async Task ManyRareCategories_ArePutTogether()
    {
        var lines = ConsumptionShops.ThreeTastes(120);
        lines.AddRange(Enumerable.Range(0, 90).Select(number => Line($"C{number:000}", $"rare {number}", 0.01m) with { Order = $"r{number}" }));

        var result = await ConsumptionShops.RunAsync(lines, ConsumptionShops.Quick);

        Assert.Equal(ConsumptionShares.MostCategories, result.Categories.Count);
        Assert.Null(result.Categories[^1].Name);
        Assert.Equal(1, result.Categories.Sum(category => category.Average), 1e-12);
        Assert.All(result.Profiles, profile => Assert.DoesNotContain(result.Categories.Count - 1, profile.Marks));
        Finite(result);
    }

    [Fact]
    public async Task NoTime_LeavesTimesOut()
    {
        var lines = ConsumptionShops.ThreeTastes(300).Select(line => line with { Time = null });

        var result = await ConsumptionShops.RunAsync(lines, ConsumptionShops.Quick with { LeastOrders = 1 }, hasTime: false);

        Assert.Contains(ConsumptionNotes.NoTime, Codes(result));
        Assert.NotEmpty(result.Profiles);
        Assert.All(result.Profiles, profile => Assert.Null(profile.Weekday ?? profile.Hour ?? profile.Month));
    }

    [Fact]
    public async Task AskedNumber_IsShownAndCalledNotRecommended()
    {
        var result = await ConsumptionShops.RunAsync(ConsumptionShops.ThreeTastes(300), ConsumptionShops.Quick with { Profiles = 6 });

        Assert.Equal(6, result.Profiles.Count);
        Assert.Contains(ConsumptionNotes.NotRecommended, Codes(result));
        Assert.Equal(300, result.Profiles.Sum(profile => profile.Size));
        Assert.All(result.Profiles, profile => Assert.Equal(profile.Size, result.CustomersOf(profile.Number).Count()));
        Finite(result);
    }

    [Theory]
    [InlineData(1, 8, null)]
    [InlineData(5, 4, null)]
    [InlineData(2, 13, null)]
    [InlineData(2, 5, 6)]
    public void Options_OutOfRange_AreRefused(int fewest, int most, int? asked) =>
        Assert.ThrowsAny<ArgumentException>(() => new ConsumptionOptions { Fewest = fewest, Most = most, Profiles = asked }.Check());

    [Fact]
    public void CentredLogRatio_OfSharesWithZeros_SumsToZero()
    {
        double[] shares = [0.5, 0, 0.5, 0];

        Compositions.Transform(shares, CompositionScale.CentredLogRatio);

        Assert.Equal(0, shares.Sum(), 1e-12);
        Assert.Equal(Math.Log(0.5 * (1 - (2 * Compositions.ZeroShare)) / Compositions.ZeroShare), shares[0] - shares[1], 1e-12);
    }

    private static IEnumerable<string> Codes(ConsumptionResult result) => result.Notes.Select(note => note.Code);

    private static SalesLine Line(string? customer, string? category, decimal amount = 1) =>
        new() { Customer = customer, Category = category, Amount = amount, Order = "1" + customer, Time = new DateTime(2024, 1, 1) };

    private static void Finite(ConsumptionResult result)
    {
        var numbers = result.Categories.Select(category => (double?)category.Average)
            .Concat(result.Shares.Values.Select(share => (double?)share))
            .Concat(result.Profiles.SelectMany(profile => profile.Shares).SelectMany(share => new[] { share.Mean, share.Index, share.Low, share.High }))
            .Concat(result.Profiles.SelectMany(profile => profile.Offers).SelectMany(offer => new double?[] { offer.Buyers, offer.Low, offer.High, offer.Others }));
        Assert.All(numbers, number => Assert.True(number is null || double.IsFinite(number.Value)));
    }
}
