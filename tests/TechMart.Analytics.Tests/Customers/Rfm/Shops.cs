using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Rfm;

/// <summary>Small shops as tests write them.</summary>
internal static class Shops
{
    public static readonly DateTime Start = new(2024, 3, 1, 12, 0, 0);

    /// <summary>Orders of one line each: customer, day from <see cref="Start"/>, amount; a negative amount is a return.</summary>
    public static List<SalesLine> Lines(params IEnumerable<(string Customer, int Day, decimal Amount)> orders) =>
        [.. orders.Select((order, number) => new SalesLine
        {
            Customer = order.Customer,
            Order = $"{number}",
            Time = Start.AddDays(order.Day),
            Amount = order.Amount,
            Flags = order.Amount < 0 ? LineFlags.Return : LineFlags.None,
        })];

    /// <summary>Customers of all kinds with many equal values.</summary>
    public static List<SalesLine> Random(int seed, int customers)
    {
        var random = new Random(seed);
        return Lines(Enumerable.Range(0, customers).SelectMany(customer => Enumerable.Range(0, 1 + (int)Math.Pow(random.NextDouble() * 3, 2)).Select(
            _ => ($"C{customer:0000}", random.Next(60), (random.Next(12) == 0 ? -1 : 1) * random.Next(1, 40) / 4m))));
    }

    /// <summary>Every value of one kind with every value of another.</summary>
    public static TheoryData<TFirst, TSecond> Pairs<TFirst, TSecond>(IEnumerable<TFirst> firsts, IEnumerable<TSecond> seconds)
    {
        var pairs = new TheoryData<TFirst, TSecond>();
        foreach (var first in firsts)
        {
            foreach (var second in seconds)
            {
                pairs.Add(first, second);
            }
        }
        return pairs;
    }

    public static Task<RfmResult> RfmAsync(IEnumerable<SalesLine> lines, RfmOptions? options = null, SalesFilter? filter = null, bool hasTime = true) =>
        RfmAnalysis.RunAsync(new ColumnarSalesQueries(SalesLines.Table(lines, hasTime)), filter ?? SalesFilter.All, options ?? new RfmOptions());
}
