using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Rfm;

/// <summary>A move is true when making the change leads to the segment told, and a little less of it does not. The borders are held fixed.</summary>
public sealed class RfmMovesTests
{
    private static readonly RfmOptions Fixed = new()
    {
        AsOf = DateOnly.FromDateTime(Shops.Start.AddDays(60)),
        RecencyBorders = new(6, 14, 25, 40),
        FrequencyBorders = new(1, 2, 4, 6),
        MonetaryBorders = new(3, 7.5m, 12.25m, 20),
    };

    public static TheoryData<SegmentAxis, MonetaryMeasure> Cases => Shops.Pairs(Enum.GetValues<SegmentAxis>(), Enum.GetValues<MonetaryMeasure>());

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Moves_WhenMade_LeadWhereTheySay(SegmentAxis axis, MonetaryMeasure monetary)
    {
        var lines = Shops.Random(seed: 4, customers: 40);
        var options = Fixed with { Segments = axis == SegmentAxis.Frequency ? SegmentTable.RecencyAndFrequency : SegmentTable.Default, Monetary = monetary };
        var before = await Shops.RfmAsync(lines, options);

        for (var index = 0; index < before.Customers.Count; index++)
        {
            var customer = before.Customers[index];
            var moves = before.Customers.Moves(index).ToDictionary(move => move.Change);
            Assert.All(moves.Values, move => Assert.NotEqual(customer.Segment, move.Segment));

            var sale = lines.First(line => line.Customer == customer.Customer && line.Amount > 0);
            if (moves.TryGetValue(RfmChange.MoreSpend, out var spend))
            {
                Assert.Equal(spend.Segment, await After(line => line == sale ? [line with { Amount = line.Amount + spend.Amount }] : [line]));
                Assert.Equal(customer.Segment, await After(line => line == sale ? [line with { Amount = line.Amount + spend.Amount - 0.01m }] : [line]));
            }
            else
            {
                Assert.Equal(customer.Segment, await After(line => line == sale ? [line with { Amount = line.Amount + 1_000_000 }] : [line]));
            }

            if (monetary != MonetaryMeasure.NetPerOrder)
            {
                // The same money on one order more: today the rest of it, else all on the same day.
                var half = sale.Amount / 2;
                Assert.Equal(
                    moves.TryGetValue(RfmChange.OneMoreOrder, out var order) ? order.Segment : customer.Segment,
                    await After(line => line == sale ? [line with { Amount = half }, line with { Amount = half, Order = "more" }] : [line]));
                Assert.Equal(
                    moves.TryGetValue(RfmChange.OrderToday, out var today) ? today.Segment : customer.Segment,
                    await After(line => line == sale ? [line with { Amount = half }, line with { Amount = half, Order = "more", Time = Shops.Start.AddDays(60) }] : [line]));
            }

            var silent = moves.TryGetValue(RfmChange.Silence, out var silence);
            Assert.Equal(silent ? silence.Segment : customer.Segment, await Later(silent ? (int)silence.Amount : 10_000));
            Assert.Equal(customer.Segment, await Later(silent ? (int)silence.Amount - 1 : 1));

            Assert.Equal(moves.ContainsKey(RfmChange.OneMoreOrder), customer.Near.HasFlag(NearBorders.Order));
            Assert.Equal(silent && silence.Amount <= 7, customer.Near.HasFlag(NearBorders.Silence));

            async Task<string> After(Func<SalesLine, SalesLine[]> change) => (await Shops.RfmAsync(lines.SelectMany(change), options)).Customers[index].Segment;

            async Task<string> Later(int days) => (await Shops.RfmAsync(lines, options with { AsOf = options.AsOf!.Value.AddDays(days) })).Customers[index].Segment;
        }
    }

    [Fact]
    public async Task Near_ByLimits_TellsWhoStandsAtABorder()
    {
        var lines = Shops.Lines(("little", 59, 3m), ("much", 59, 1m), ("silent", 54, 1m));
        var options = Fixed with { Segments = new SegmentTable(SegmentAxis.FrequencyAndMonetary, [new("a", 5, 5, 1, 1), new("b", 5, 5, 2, 5), new("c", 1, 4, 1, 5)]) };

        var result = await Shops.RfmAsync(lines, options);
        var strict = await Shops.RfmAsync(lines, options with { NearSpendShare = 0, NearDays = 0 });

        Assert.Equal(
            [NearBorders.Order | NearBorders.Spend | NearBorders.Silence, NearBorders.Order | NearBorders.Silence, NearBorders.Order | NearBorders.Silence],
            result.Customers.Select(customer => customer.Near));
        Assert.All(strict.Customers, customer => Assert.Equal(NearBorders.Order, customer.Near));
        Assert.Equal(
            [new RfmMove(RfmChange.OneMoreOrder, 1, "b"), new RfmMove(RfmChange.OrderToday, 1, "b"), new RfmMove(RfmChange.MoreSpend, 0.01m, "b"), new RfmMove(RfmChange.Silence, 6, "c")],
            result.Customers.Moves(result.Customers.Find("little")));
        Assert.Equal(3, result.Segments[0].NearBorder);
    }

    [Theory]
    [InlineData(TieRule.RankFirst)]
    [InlineData(TieRule.Ntile)]
    [InlineData(TieRule.Notebook)]
    [InlineData(TieRule.Equal)]
    public async Task Moves_UnderEveryRule_LeadElsewhere(TieRule ties)
    {
        var result = await Shops.RfmAsync(Shops.Random(9, 300), new RfmOptions { Ties = ties });

        Assert.Contains(result.Customers, customer => customer.Near != NearBorders.None);
        Assert.All(Enumerable.Range(0, result.Customers.Count), index => Assert.All(result.Customers.Moves(index), move =>
        {
            Assert.NotEqual(result.Customers[index].Segment, move.Segment);
            Assert.True(move.Amount > 0);
        }));
    }
}
