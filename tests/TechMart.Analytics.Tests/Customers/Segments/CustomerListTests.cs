using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Customers.Rfm;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Segments;

public sealed class CustomerListTests
{
    [Fact]
    public async Task List_SmallShop_TellsWhatEachCustomerDid()
    {
        var list = await ListAsync(
        [
            Line("0012", 0, 10, "Toys", "Spain"), Line("0012", 5, 30, "Books", "Peru"), Line("0012", 6, 20, "Toys", null),
            Line("=1", 6, 7, null, null), Line("=1", 6, -2, null, "Peru"),
            Line("Z", 2, -5, "Toys", "Spain"),
        ]);

        Assert.Equal(["0012", "=1"], list.Select(row => row.Scored.Customer));
        Assert.Equal(["country"], list.PlaceNames);
        var (first, second) = (list[0], list[1]);
        // Equal spend on two categories: the first by name. The last sale that tells a country counts.
        Assert.Equal(("Books", "Peru", null), (first.FavouriteCategory, first.FirstPlace, first.SecondPlace));
        Assert.Equal((60m, 3, 20m), (first.Scored.Revenue, first.Scored.Orders, first.OrderValue));
        Assert.Equal((1, DateOnly.FromDateTime(Shops.Start).AddDays(6)), (first.Scored.Recency, first.LastOrder));
        Assert.Equal((null, null, 5m), (second.FavouriteCategory, second.FirstPlace, second.Scored.Revenue));
        Assert.Equal(65m, list.Revenue);
    }

    [Fact]
    public async Task List_OfASegment_KeepsTheScoresAmongEverybody()
    {
        var lines = Shops.Random(11, 400);
        var everybody = await ListAsync(lines);
        var members = everybody.Rfm.Customers.Ids.Where((_, place) => place % 7 == 0).Append("nobody").ToArray();

        var list = await ListAsync(lines, new CustomerSegment("mine", "mine", members));

        Assert.Equal(members.Length - 1, list.Count);
        Assert.Equal(1, list.MembersWithoutOrders);
        Assert.Equal(everybody.Where(row => members.Contains(row.Scored.Customer)), list);
        Assert.Equal(list.Sum(row => row.Scored.Revenue), list.Revenue);
        var place = everybody.Rfm.Customers.Find(list[3].Scored.Customer);
        Assert.Equal((everybody.Rfm.Customers.NextOrder(place), everybody.Rfm.Customers.Silence(place)), (list.NextOrder(list[3]), list.Silence(list[3])));
    }

    [Fact]
    public async Task List_Rows_AreByWhatWasSpentThenById()
    {
        var list = await ListAsync([Line("b", 0, 10, null, null), Line("c", 1, 30, null, null), Line("a", 2, 10, null, null), Line("d", 3, 5, null, null), Line("d", 4, -20, null, null)]);

        Assert.Equal(["c", "a", "b", "d"], list.Select(row => row.Scored.Customer));
    }

    [Fact]
    public async Task Notes_OfASegment_SpeakOfThoseListed()
    {
        SalesLine[] lines =
        [
            Line("a", 0, 10, null, null), Line("a", 1, -20, null, null), Line("b", 0, 10, null, null), Line("b", 1, -20, null, null), Line("c", 2, 30, null, null),
            Line("only sent back", 3, -5, null, null),
        ];

        var everybody = await ListAsync(lines);
        var some = await ListAsync(lines, new CustomerSegment("s", "s", ["a", "c"]));
        var good = await ListAsync(lines, new CustomerSegment("s", "s", ["c"]));

        Assert.Equal([(RfmNotes.NegativeSpend, 2L), (RfmNotes.ReturnsOnly, 1L)], everybody.Notes.Select(note => (note.Code, note.Count)));
        Assert.Equal([(RfmNotes.NegativeSpend, 1L)], some.Notes.Select(note => (note.Code, note.Count)));
        Assert.Empty(good.Notes);
        Assert.Contains(good.ScoreNotes, note => note is { Code: RfmNotes.FewCustomers, Count: 3 });
    }

    [Fact]
    public async Task List_ManyLines_DoesNotDependOnTheNumberOfThreads()
    {
        var random = new Random(5);
        var lines = Enumerable.Range(0, 90_000).Select(i => Line($"C{random.Next(4000):0000}", random.Next(300), random.Next(1, 9), $"K{random.Next(12)}", $"P{random.Next(5)}")).ToList();
        var list = await ListAsync(lines);

        var expected = lines.GroupBy(line => line.Customer!).ToDictionary(group => group.Key, group => group
            .GroupBy(line => line.Category!).OrderByDescending(category => category.Sum(line => line.Amount)).ThenBy(category => category.Key, StringComparer.Ordinal).First().Key);
        Assert.Equal(expected.Count, list.Count);
        Assert.All(list, row => Assert.Equal(expected[row.Scored.Customer], row.FavouriteCategory));
    }

    private static async Task<CustomerList> ListAsync(IEnumerable<SalesLine> lines, CustomerSegment? segment = null)
    {
        var queries = new ColumnarSalesQueries(SalesLines.Table(lines));
        var rfm = await RfmAnalysis.RunAsync(queries, SalesFilter.All, new RfmOptions());
        return await CustomerList.OfAsync(queries, rfm, SalesFilter.All, segment, queries.Table.HasCategories);
    }

    private static SalesLine Line(string customer, int day, decimal amount, string? category, string? country) => new()
    {
        Customer = customer,
        Order = $"{customer}/{day}",
        Time = Shops.Start.AddDays(day),
        Amount = amount,
        Quantity = Math.Sign(amount),
        Category = category,
        Attributes = country is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["country"] = country },
        Flags = amount < 0 ? LineFlags.Return : LineFlags.None,
    };
}
