using BenchmarkDotNet.Attributes;
using TechMart.Analytics.Customers.Consumption;
using TechMart.Analytics.Products.Groups;
using TechMart.Analytics.Sales;

namespace TechMart.Benchmarks;

/// <summary>A million lines of 100,000 customers and 24 categories: what customers bought of each, their shares, and the search for profiles.</summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 1, iterationCount: 3)]
public class ConsumptionBenchmarks
{
    private const int Lines = 1_000_000;

    private ColumnarSalesQueries _queries = null!;
    private CategoryBaskets _baskets = null!;
    private IReadOnlyList<BreakdownRow> _products = null!;

    [GlobalSetup]
    public async Task Build()
    {
        _queries = new ColumnarSalesQueries(ColumnsShop.Table(Lines, linesPerOrder: 4, linesPerCustomer: 10));
        _baskets = await Baskets();
        var named = await _queries.BreakdownAsync(SalesFilter.All, Dimension.Product);
        string[] kinds = ["Bag", "Candle", "Mug", "Lamp", "Clock", "Bowl", "Frame", "Towel", "Basket", "Card"];
        string[] materials = ["Paper", "Glass", "Wooden", "Metal", "Cotton", "Ceramic", "Wicker"];
        _products = [.. named.Select((row, number) => row with { Name = $"{materials[number * 7919 % 7]} {kinds[number * 104_729 % 10]} word{number % 997 / 26}" })];
    }

    [Benchmark]
    public async Task<CategoryBaskets> Baskets() => await _queries.CategoryBasketsAsync(SalesFilter.All);

    [Benchmark]
    public ConsumptionShares Shares() => ConsumptionShares.Of(_baskets, leastOrders: 2);

    [Benchmark]
    public ConsumptionResult Search() => ConsumptionAnalysis.Of(_baskets, ConsumptionBasis.Categories, new ConsumptionOptions());

    [Benchmark]
    public ProductGroups Groups() => ProductGroups.Derive(_products, new ProductGroupOptions());
}
