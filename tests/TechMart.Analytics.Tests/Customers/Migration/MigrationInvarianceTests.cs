using TechMart.Analytics.Customers.Migration;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Customers.Rfm;
using TechMart.Analytics.Tests.Sales;
using TechMart.Tests;

namespace TechMart.Analytics.Tests.Customers.Migration;

/// <summary>What must not change an answer does not, and what follows from the definitions holds on any data.</summary>
public sealed class MigrationInvarianceTests
{
    private static readonly DateOnly Start = DateOnly.FromDateTime(Shops.Start);

    public static TheoryData<int, TieRule> SeedsAndRules => Shops.Pairs(Enumerable.Range(1, 8), Enum.GetValues<TieRule>());

    [Theory]
    [MemberData(nameof(SeedsAndRules))]
    public async Task Matrix_OnRandomShops_AddsUpToBothPeriods(int seed, TieRule ties)
    {
        AssertAddsUp(await RunAsync(SalesLines.Table(Shops.Random(seed, 40 * seed)), Options(ties)));
    }

    [ReferenceFact]
    public async Task Matrix_OfOnlineRetail_AddsUpToTheSegmentsOfEachPeriodAlone()
    {
        var table = OnlineRetail.Table("default");
        var options = new MigrationOptions(new(new(2010, 12, 1), new(2011, 5, 31)), new(new(2011, 6, 1), new(2011, 11, 30)));

        var result = await RunAsync(table, options);

        AssertAddsUp(result);
        var former = await RfmAnalysis.RunAsync(new ColumnarSalesQueries(table), new SalesFilter(options.Before.From, options.Before.To), new RfmOptions { AsOf = new(2011, 6, 1) });
        Assert.Equal(former.Segments, result.Before.Segments);
        Assert.Equal(former.Segments.Select(segment => segment.Customers), result.Matrix(cell => cell.Customers).Take(11).Select(row => row.Sum()));
        Assert.Equal(former.Segments.Select(segment => segment.Revenue), result.Matrix(cell => cell.RevenueBefore).Take(11).Select(row => row.Sum()));
        Assert.True(result.Moves.Sum(move => move.BorderMoved) > 0);
        Assert.True(result.Moves.Sum(move => move.OwnBehaviour) > result.Moves.Sum(move => move.BorderMoved));
        // The last day of data is within November's end: nothing is partial but the shop's first days.
        Assert.DoesNotContain(result.Notes, note => note.Code == MigrationNotes.PartialAfter);
    }

    [Theory]
    [MemberData(nameof(SeedsAndRules))]
    public async Task Rows_Shuffled_GiveTheSameAnswer(int seed, TieRule ties)
    {
        var lines = Shops.Random(seed, 30 * seed);

        var expected = await RunAsync(SalesLines.Table(lines), Options(ties));
        var shuffled = await RunAsync(SalesLines.Table(lines.OrderBy(_ => new Random(seed).Next()).Reverse()), Options(ties));

        Assert.Equal(expected.Cells, shuffled.Cells);
        Assert.Equal(expected.Customers, shuffled.Customers);
        Assert.Equal(expected.Notes, shuffled.Notes);
    }

    [Theory]
    [MemberData(nameof(SeedsAndRules))]
    public async Task Money_InAnotherCurrency_KeepsMovesAndReasons(int seed, TieRule ties)
    {
        var lines = Shops.Random(seed, 150);

        var expected = await RunAsync(SalesLines.Table(lines), Options(ties));
        var scaled = await RunAsync(SalesLines.Table(lines.Select(line => line with { Amount = 117 * line.Amount })), Options(ties));

        Assert.Equal(
            expected.Cells.Select(cell => cell with { RevenueBefore = cell.RevenueBefore * 117, RevenueAfter = cell.RevenueAfter * 117 }),
            scaled.Cells);
        Assert.Equal(
            expected.Customers.Select(customer => (customer.Customer, customer.From, customer.To, customer.Reason, customer.ByFormerBorders)),
            scaled.Customers.Select(customer => (customer.Customer, customer.From, customer.To, customer.Reason, customer.ByFormerBorders)));
    }

    private static void AssertAddsUp(MigrationResult result)
    {
        var segments = result.Before.Segments.Count;
        for (var place = 0; place < segments; place++)
        {
            var row = Enumerable.Range(0, result.Segments.Count).Select(to => result[place, to]).ToList();
            var column = Enumerable.Range(0, result.Segments.Count).Select(from => result[from, place]).ToList();
            Assert.Equal(result.Before.Segments[place].Customers, row.Sum(cell => cell.Customers));
            Assert.Equal(result.Before.Segments[place].Revenue, row.Sum(cell => cell.RevenueBefore));
            Assert.Equal(result.After.Segments[place].Customers, column.Sum(cell => cell.Customers));
            Assert.Equal(result.After.Segments[place].Revenue, column.Sum(cell => cell.RevenueAfter));
            Assert.All(row, cell => Assert.Equal((result.Segments[place], cell.To), (cell.From, cell.To)));
        }
        Assert.All(Enumerable.Range(0, result.Segments.Count), place =>
        {
            Assert.Equal(0, result[result.Gone, place].Customers);
            Assert.Equal(0, result[place, result.New].Customers);
        });
        Assert.Equal(result.Customers.Count, result.Cells.Sum(cell => cell.Customers));
        Assert.All(result.Cells, cell =>
        {
            Assert.Equal(cell.From == cell.To ? 0 : cell.Customers, cell.OwnBehaviour + cell.BorderMoved);
            Assert.InRange(cell.Mixed, 0, cell.OwnBehaviour);
            Assert.InRange(cell.HeldByBorder, 0, cell.From == cell.To ? cell.Customers : 0);
            var listed = result.Customers.Of(cell.From, cell.To).ToList();
            Assert.Equal(cell.Customers, listed.Count);
            Assert.Equal(cell.RevenueBefore, listed.Sum(customer => customer.RevenueBefore));
            Assert.Equal(cell.RevenueAfter, listed.Sum(customer => customer.RevenueAfter));
        });
        Assert.Equal(result.Customers.Select(customer => customer.Customer).Order(StringComparer.Ordinal), result.Customers.Select(customer => customer.Customer));

        var flow = result.Flow();
        Assert.Equal(result.Cells.Where(cell => cell.Customers > 0), flow.Links.Select(link => link.Cell));
        Assert.All(flow.Links, link =>
        {
            Assert.Equal((link.Cell.From, true), (flow.Nodes[link.Source].Segment, flow.Nodes[link.Source].IsBefore));
            Assert.Equal((link.Cell.To, false), (flow.Nodes[link.Target].Segment, flow.Nodes[link.Target].IsBefore));
        });
        for (var node = 0; node < flow.Nodes.Count; node++)
        {
            Assert.Equal(flow.Nodes[node].Customers, flow.Links.Where(link => link.Source == node || link.Target == node).Sum(link => link.Cell.Customers));
        }
    }

    private static MigrationOptions Options(TieRule ties) =>
        new(new(Start, Start.AddDays(29)), new(Start.AddDays(30), Start.AddDays(59))) { Rfm = new RfmOptions { Ties = ties } };

    private static Task<MigrationResult> RunAsync(SalesTable table, MigrationOptions options) =>
        MigrationAnalysis.RunAsync(new ColumnarSalesQueries(table), SalesFilter.All, options, table.FirstDay, table.LastDay);
}
