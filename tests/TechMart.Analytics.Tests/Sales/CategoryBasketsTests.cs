using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Tests.Sales;

/// <summary>What customers bought of each category, order by order, against the same question answered with LINQ.</summary>
public sealed class CategoryBasketsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Baskets_OnRandomSales_EqualTheNaiveOnes(int seed)
    {
        var random = new RandomSales(seed);
        var lines = random.Lines(seed * 11);
        var queries = new ColumnarSalesQueries(SalesLines.Table(lines, random.HasTime, random.Rule));
        var naive = new NaiveSalesQueries(lines, random.HasTime, random.Rule);

        foreach (var filter in new[] { SalesFilter.All, random.Filter(), random.Filter() })
        {
            Same(naive.CategoryBaskets(filter), await queries.CategoryBasketsAsync(filter));
        }
    }

    [Fact]
    public async Task Baskets_OnManyChunks_EqualTheNaiveOnes()
    {
        var random = new RandomSales(4);
        var lines = random.Lines(110_000).Select((line, number) => line with { Customer = line.Customer is null ? null : $"{line.Customer}-{number % 97}" }).ToList();
        var table = SalesLines.Table(lines, random.HasTime, random.Rule, SalesBatch.DefaultCapacity);

        Assert.True(table.ChunkStarts.Length > 3);
        Same(new NaiveSalesQueries(lines, random.HasTime, random.Rule).CategoryBaskets(SalesFilter.All), await new ColumnarSalesQueries(table).CategoryBasketsAsync(SalesFilter.All));
    }

    [Fact]
    public async Task Baskets_OfProductGroups_EqualThoseOfTheSameCategories()
    {
        var random = new RandomSales(7);
        var lines = random.Lines(400);
        var groups = new ProductGrouping(["even", "odd"], Enumerable.Range(0, 40).Where(number => number % 3 > 0).ToDictionary(number => $"p{number}", number => number % 2));
        var named = lines.Select(line => line with
        {
            Category = line.Product is { } product && groups.GroupOfProduct.TryGetValue(product, out var group) ? groups.Groups[group] : null,
        }).ToList();

        var baskets = await new ColumnarSalesQueries(SalesLines.Table(lines, random.HasTime, random.Rule)).CategoryBasketsAsync(SalesFilter.All, groups);

        Same(new NaiveSalesQueries(named, random.HasTime, random.Rule).CategoryBaskets(SalesFilter.All), baskets);
        Assert.True(baskets.UncategorisedLines > 0);
    }

    private static void Same(IReadOnlyList<(string Customer, IReadOnlyList<string> Orders)> expected, CategoryBaskets actual)
    {
        Assert.Equal(expected.Select(customer => customer.Customer), actual.Customers);
        for (var customer = 0; customer < expected.Count; customer++)
        {
            var orders = actual.OrdersOf(customer);
            Assert.Equal(
                expected[customer].Orders,
                Enumerable.Range(orders.Start.Value, orders.End.Value - orders.Start.Value).Select(order => string.Join('+', Pieces(actual, order))).Order(StringComparer.Ordinal));
        }
    }

    private static List<string> Pieces(CategoryBaskets baskets, int order)
    {
        var amounts = baskets.AmountsOf(order).ToArray();
        return [.. baskets.CategoriesOf(order).ToArray().Select((category, piece) => $"{baskets.Categories[category]}={FixedPoint.ToDecimal(amounts[piece]):0.####}")];
    }
}
