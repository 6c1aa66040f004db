using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Rfm;

/// <summary>What must not change an answer does not, and what follows from the definitions holds on any data.</summary>
public sealed class RfmInvarianceTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    public static TheoryData<int, TieRule> SeedsAndRules => Shops.Pairs(Enumerable.Range(1, 8), Enum.GetValues<TieRule>());

    [Theory]
    [MemberData(nameof(SeedsAndRules))]
    public async Task Rows_Shuffled_GiveTheSameAnswer(int seed, TieRule ties)
    {
        var lines = Shops.Random(seed, 20 * seed);
        var options = new RfmOptions { Ties = ties };

        var expected = await Shops.RfmAsync(lines, options);
        var shuffled = await Shops.RfmAsync(lines.OrderBy(_ => new Random(seed).Next()).Reverse(), options);

        Assert.Equal(expected.Customers, shuffled.Customers);
        Assert.Equal(expected.Segments, shuffled.Segments);
        Assert.Equal(expected.Grid, shuffled.Grid);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Ids_Renamed_KeepTheirSegments(int seed)
    {
        var lines = Shops.Random(seed, 200);
        var random = new Random(seed);
        var names = lines.Select(line => line.Customer!).Distinct().ToDictionary(name => name, name => $"{random.Next()}-{name}");

        var expected = await Shops.RfmAsync(lines);
        var renamed = await Shops.RfmAsync(lines.Select(line => line with { Customer = names[line.Customer!], Order = "x" + line.Order }));

        Assert.Equal(
            expected.Customers.Select(customer => customer with { Customer = names[customer.Customer] }).OrderBy(customer => customer.Customer, StringComparer.Ordinal),
            renamed.Customers);
        Assert.Equal(expected.Segments, renamed.Segments);
    }

    [Theory]
    [MemberData(nameof(SeedsAndRules))]
    public async Task Money_InAnotherCurrency_KeepsScoresAndSegments(int seed, TieRule ties)
    {
        var lines = Shops.Random(seed, 150);
        var options = new RfmOptions { Ties = ties };

        var expected = await Shops.RfmAsync(lines, options);
        var scaled = await Shops.RfmAsync(lines.Select(line => line with { Amount = 117 * line.Amount }), options);

        Assert.Equal(
            expected.Customers.Select(customer => (customer.Customer, customer.R, customer.F, customer.M, customer.Segment, customer.Monetary * 117)),
            scaled.Customers.Select(customer => (customer.Customer, customer.R, customer.F, customer.M, customer.Segment, customer.Monetary)));
        Assert.Equal(expected.Segments.Select(segment => segment.RevenueShare), scaled.Segments.Select(segment => segment.RevenueShare));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Days_AllLater_ChangeNothingButTheAsOfDay(int seed)
    {
        var lines = Shops.Random(seed, 100);

        var expected = await Shops.RfmAsync(lines);
        var later = await Shops.RfmAsync(lines.Select(line => line with { Time = line.Time!.Value.AddDays(1000) }));

        Assert.Equal(expected.AsOf!.Value.AddDays(1000), later.AsOf);
        Assert.Equal(expected.Customers, later.Customers);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Equal_OnRandomShops_EqualsInterpolatedQuantiles(int seed)
    {
        var result = await Shops.RfmAsync(Shops.Random(seed, (7 * seed) - 6));

        var recency = Edges(result.Customers.Select(customer => (decimal)customer.Recency));
        var frequency = Edges(result.Customers.Select(customer => (decimal)customer.Frequency));
        var monetary = Edges(result.Customers.Select(customer => customer.Monetary));
        Assert.All(result.Customers, customer =>
        {
            Assert.Equal(5 - recency.Count(edge => customer.Recency > edge), customer.R);
            Assert.Equal(1 + frequency.Count(edge => customer.Frequency > edge), customer.F);
            Assert.Equal(1 + monetary.Count(edge => customer.Monetary > edge), customer.M);
        });

        // The linear quantile, as pandas and spreadsheets have it.
        static List<decimal> Edges(IEnumerable<decimal> values)
        {
            var sorted = values.Order().ToList();
            return [.. new[] { 0.2m, 0.4m, 0.6m, 0.8m }.Select(share =>
            {
                var place = share * (sorted.Count - 1);
                var below = (int)place;
                return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Count - 1)] - sorted[below]));
            })];
        }
    }

    [Theory]
    [MemberData(nameof(SeedsAndRules))]
    public async Task Scores_OnRandomShops_RiseWithTheValuesAndAddUp(int seed, TieRule ties)
    {
        var result = await Shops.RfmAsync(Shops.Random(seed, 31 * seed), new RfmOptions { Ties = ties });

        var customers = result.Customers.ToList();
        AssertRises(customers.Select(customer => (-(decimal)customer.Recency, customer.R)));
        AssertRises(customers.Select(customer => ((decimal)customer.Frequency, customer.F)));
        AssertRises(customers.Select(customer => (customer.Monetary, customer.M)));
        Assert.Equal(customers.Count, result.Segments.Sum(segment => segment.Customers));
        Assert.Equal(customers.Count, result.Grid.Sum(cell => cell.Customers));
        Assert.Equal(result.Revenue, result.Segments.Sum(segment => segment.Revenue));
        Assert.Equal(result.Revenue, result.Grid.Sum(cell => cell.Revenue));
        Assert.Equal(result.Revenue, customers.Sum(customer => customer.Revenue));
        Assert.All(result.Segments, segment => Assert.Equal(
            result.Grid.Where(cell => cell.Segment == segment.Segment).Sum(cell => cell.Customers), segment.Customers));
        Assert.All(customers, (customer, index) => Assert.Equal(index, result.Customers.Find(customer.Customer)));
        Assert.True(result.Customers.Find("nobody") < 0);
        Assert.All(new[] { result.Recency, result.Frequency, result.Monetary }, scale =>
        {
            Assert.Equal(customers.Count, scale.Bands.Sum(band => band.Customers));
            Assert.Equal(scale.Borders.Order(), scale.Borders);
        });
        if (ties is TieRule.RankFirst or TieRule.Ntile)
        {
            Assert.InRange(result.Monetary.Bands.Max(band => band.Customers) - result.Monetary.Bands.Min(band => band.Customers), 0, 1);
        }

        static void AssertRises(IEnumerable<(decimal Value, int Score)> scored) =>
            Assert.All(scored.GroupBy(customer => customer.Value).OrderBy(group => group.Key).Zip(scored.GroupBy(customer => customer.Value).OrderBy(group => group.Key).Skip(1)),
                pair => Assert.True(pair.First.Max(customer => customer.Score) <= pair.Second.Min(customer => customer.Score)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Order_OfAnyValues_IsThatOfAStableSort(int seed)
    {
        var random = new Random(seed);
        var values = Enumerable.Range(0, random.Next(300)).Select(_ => (seed % 4) switch
        {
            0 => random.Next(3),
            1 => random.NextInt64() - (long.MaxValue / 2),
            2 => random.Next(2) == 0 ? long.MinValue + random.Next(5) : long.MaxValue - random.Next(5),
            _ => random.Next(-5_000_000, 5_000_000),
        }).ToArray();

        Assert.Equal(Enumerable.Range(0, values.Length).OrderBy(index => values[index]), StableOrder.Of(values));
    }
}
