using System.Globalization;
using TechMart.Analytics.Customers.Consumption;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Sales;
using TechMart.Demo;

namespace TechMart.Analytics.Tests.Customers.Consumption;

/// <summary>Shops whose customers' tastes are known.</summary>
internal static class ConsumptionShops
{
    public static readonly string[] Categories = ["Audio", "Books", "Cameras", "Dresses", "Eggs"];

    /// <summary>Options that are quick enough for a test.</summary>
    public static ConsumptionOptions Quick => new() { Restarts = 4, Resamples = 15, Most = 7 };

    /// <summary>The generated shop without dirt.</summary>
    public static SalesTable Demo(DemoOptions options) => SalesLines.Table(
        DemoShop.Lines(options).Where(line => line.Dirt == DemoDirt.None).Select(Line), batchSize: SalesBatch.DefaultCapacity);

    public static Task<ConsumptionResult> RunAsync(IEnumerable<SalesLine> lines, ConsumptionOptions options, bool hasTime = true) =>
        ConsumptionAnalysis.RunAsync(new ColumnarSalesQueries(SalesLines.Table(lines, hasTime)), SalesFilter.All, options);

    /// <summary>Three tastes, in turn, from the first customer on: each buys four fifths of its favourite category, on its own weekday.</summary>
    public static List<SalesLine> ThreeTastes(int customers)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, customers).SelectMany(customer => Enumerable.Range(0, 4 + (customer % 5)).SelectMany(order => Enumerable.Range(0, 3).Select(_ => new SalesLine
        {
            Customer = $"C{customer:000}",
            // 2024-01-01 was a Monday.
            Time = new DateTime(2024, 1, 1, 8 + (4 * (customer % 3)), 0, 0).AddDays((7 * order) + (random.Next(4) > 0 ? customer % 3 : random.Next(7))),
            Order = $"{customer}/{order}",
            Product = "p",
            Category = Categories[random.Next(5) > 0 ? customer % 3 : random.Next(5)],
            Amount = 10 + random.Next(20),
        })))];
    }

    /// <summary>The taste of each profiled customer.</summary>
    public static int[] Tastes(ConsumptionResult result) =>
        [.. Enumerable.Range(0, result.Shares.Rows).Select(row => int.Parse(result.Shares.Customer(row)[1..], CultureInfo.InvariantCulture) % 3)];

    private static SalesLine Line(DemoLine line) => new()
    {
        Customer = line.Customer.Id,
        Time = line.Time,
        Order = line.Order.ToString(CultureInfo.InvariantCulture),
        Product = line.Product.Id,
        ProductName = line.Product.Name,
        Category = line.Product.Category.Name,
        Quantity = line.Quantity,
        Amount = line.TotalCents / 100m,
        Flags = line.IsReturn ? LineFlags.Return : LineFlags.None,
    };
}
