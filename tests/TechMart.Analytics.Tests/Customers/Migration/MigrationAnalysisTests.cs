using TechMart.Analytics.Customers.Migration;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Customers.Rfm;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Migration;

public sealed class MigrationAnalysisTests
{
    private static readonly DateOnly Start = DateOnly.FromDateTime(Shops.Start);

    // Days 0 to 29 and 30 to 59 of the shop.
    private static readonly MigrationOptions Months = Between(0, 29, 30, 59);

    private static readonly SegmentTable LowAndHigh = new(SegmentAxis.FrequencyAndMonetary, [new("low", 1, 5, 1, 1), new("middle", 1, 5, 2, 2), new("high", 1, 5, 3, 5)]);

    [Fact]
    public async Task Cells_OfAShopThatCanBeCounted_HoldWhoMovedWithTheirMoney()
    {
        var options = Fixed(new(2, 4, 10, 20));
        var lines = Shops.Lines(
            ("stays", 1, 1), ("stays", 31, 2), ("rises", 2, 1), ("rises", 33, 30), ("leaves", 3, 30), ("comes", 40, 3), ("comes", 41, -1), ("returns", 42, -5), ("leaves", 44, -4));

        var result = await RunAsync(lines, options);

        Assert.Equal(["low", "middle", "high", "(new)", "(gone)"], result.Segments);
        Assert.Equal([1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], result.Cells.Select(cell => cell.Customers));
        Assert.Equal(new MigrationCell("low", "high", 1, 1, 30, 1, 0, 0, 0), result[0, 2]);
        Assert.Equal(new MigrationCell("high", "(gone)", 1, 30, 0, 1, 0, 0, 0), result[2, result.Gone]);
        Assert.Equal(new MigrationCell("(new)", "low", 1, 0, 2, 1, 0, 0, 0), result[result.New, 0]);
        Assert.Equal(["low>high", "high>(gone)", "(new)>low"], result.Moves.Select(cell => $"{cell.From}>{cell.To}"));
        Assert.Equal(["comes", "leaves", "rises", "stays"], result.Customers.Select(customer => customer.Customer));
        Assert.Equal([new MigrationCustomer("rises", "low", "high", MoveReason.OwnBehaviour, "high", 1, 30)], result.Customers.Of("low", "high"));
        Assert.Equal([new MigrationCustomer("leaves", "high", "(gone)", MoveReason.OwnBehaviour, null, 30, 0)], result.Customers.Of("high", "(gone)"));
        Assert.Equal([MigrationNotes.FewCustomers, MigrationNotes.PartialBefore, MigrationNotes.PartialAfter], result.Notes.Select(note => note.Code));
    }

    [Fact]
    public async Task Reasons_OfMovedBordersAndOwnBehaviour_AreToldApart()
    {
        // In the former month ten customers order 1 to 10 times: the borders are 2, 4, 6 and 8. In the latter one they are 8, 25, 40 and 70.
        int[] later = [10, 300, 30, 40, 5, 60, 70, 8, 100, 25];
        var lines = Shops.Lines(Enumerable.Range(1, 10).SelectMany(number =>
            Enumerable.Repeat(($"C{number:00}", 5, 1m), number).Concat(Enumerable.Repeat(($"C{number:00}", 35, 1m), later[number - 1]))));

        var result = await RunAsync(lines, Months with { Rfm = ByFrequency });

        Assert.Equal(
            [
                "C01 s1>s2 Mixed s5", "C02 s1>s5 OwnBehaviour s5", "C03 s2>s3 Mixed s5", "C04 s2>s3 Mixed s5", "C05 s3>s1 BorderMoved s3",
                "C06 s3>s4 Mixed s5", "C07 s4>s4 HeldByBorder s5", "C08 s4>s1 BorderMoved s4", "C09 s5>s5 Stayed s5", "C10 s5>s2 BorderMoved s5",
            ],
            result.Customers.Select(customer => $"{customer.Customer} {customer.From}>{customer.To} {customer.Reason} {customer.ByFormerBorders}"));
        Assert.Equal(new MigrationCell("s2", "s3", 2, 7, 70, 2, 2, 0, 0), result[1, 2]);
        Assert.Equal(new MigrationCell("s4", "s1", 1, 8, 8, 0, 0, 1, 0), result[3, 0]);
        Assert.Equal(new MigrationCell("s4", "s4", 1, 7, 70, 0, 0, 0, 1), result[3, 3]);
        Assert.All(result.Moves, move => Assert.Equal(move.Customers, move.OwnBehaviour + move.BorderMoved));
    }

    [Theory]
    [InlineData(TieRule.Equal)]
    [InlineData(TieRule.Notebook)]
    [InlineData(TieRule.RankFirst)]
    [InlineData(TieRule.Ntile)]
    public async Task Reasons_WhereNobodyChanged_AreNeverTheCustomersOwn(TieRule ties)
    {
        // Everybody does in the latter month what they did in the former one; those who are new move the borders.
        var lines = Shops.Random(3, 200).Where(line => line.Time < Shops.Start.AddDays(30)).ToList();
        var again = lines.Select(line => line with { Time = line.Time!.Value.AddDays(30), Order = "again" + line.Order });
        var comers = Shops.Lines(Enumerable.Range(0, 80).Select(number => ($"N{number}", 59 - (number % 3), 500m + number)));
        var result = await RunAsync([.. lines, .. again, .. comers.Select(line => line with { Order = "new" + line.Order })], Months with { Rfm = new RfmOptions { Ties = ties } });

        var both = result.Customers.Where(customer => customer.ByFormerBorders is not null).ToList();
        Assert.NotEmpty(both);
        Assert.All(both, customer => Assert.Equal(customer.From, customer.ByFormerBorders));
        Assert.Contains(both, customer => customer.Reason == MoveReason.BorderMoved);
        Assert.DoesNotContain(both, customer => customer.Reason is MoveReason.OwnBehaviour or MoveReason.Mixed or MoveReason.HeldByBorder);
    }

    [Fact]
    public async Task Reasons_UnderFixedBorders_AreAlwaysTheCustomersOwn()
    {
        var result = await RunAsync(Shops.Random(8, 300), Fixed(new(3, 7.5m, 12.25m, 20)));

        Assert.NotEmpty(result.Moves);
        Assert.All(result.Cells, cell => Assert.Equal((0, 0, 0), (cell.BorderMoved, cell.Mixed, cell.HeldByBorder)));
    }

    [Fact]
    public async Task Periods_BeyondTheirData_AreScoredAtTheEndOfTheirData()
    {
        var lines = Shops.Lines(("a", 1, 10), ("a", 35, 10), ("b", 2, 20), ("b", 40, 5));

        var result = await RunAsync(lines, Between(0, 29, 30, 59));

        Assert.Equal(Start.AddDays(3), result.Before.AsOf);
        Assert.Equal(Start.AddDays(41), result.After.AsOf);
        Assert.Contains(new MigrationNote(MigrationNotes.PartialBefore, 1), result.Notes);
        Assert.Contains(new MigrationNote(MigrationNotes.PartialAfter, 19), result.Notes);
    }

    [Theory]
    [InlineData(0, 29, 30, 89, MigrationNotes.UnequalPeriods, 30)]
    [InlineData(0, 29, 20, 49, MigrationNotes.OverlappingPeriods, 10)]
    [InlineData(200, 229, 230, 259, MigrationNotes.NobodyBefore, 0)]
    [InlineData(200, 229, 230, 259, MigrationNotes.NobodyAfter, 0)]
    [InlineData(30, 59, 90, 119, MigrationNotes.NobodyAfter, 0)]
    [InlineData(0, 2, 3, 5, MigrationNotes.NobodyStayed, 2)]
    public async Task Notes_OnOddPeriods_SaySo(int from, int to, int laterFrom, int laterTo, string code, int count)
    {
        var lines = Shops.Lines(("a", 0, 10), ("b", 4, 10), ("b", 40, 10));

        var result = await RunAsync(lines, Between(from, to, laterFrom, laterTo));

        Assert.Contains(new MigrationNote(code, count), result.Notes);
        Assert.Equal(result.Customers.Count, result.Cells.Sum(cell => cell.Customers));
    }

    [Fact]
    public async Task Months_OfUnequalDays_AreAsLongAsEachOther()
    {
        var options = new MigrationOptions(new(new(2024, 2, 1), new(2024, 2, 29)), new(new(2024, 3, 1), new(2024, 3, 31)));

        var result = await RunAsync(Shops.Lines(("a", 0, 10)), options);

        Assert.DoesNotContain(result.Notes, note => note.Code == MigrationNotes.UnequalPeriods);
    }

    [Fact]
    public async Task Data_WithoutTime_HaveNoAnswer()
    {
        var table = SalesLines.Table(Shops.Lines(("a", 1, 10)), hasTime: false);

        var result = await MigrationAnalysis.RunAsync(new ColumnarSalesQueries(table), SalesFilter.All, Months, table.FirstDay, table.LastDay);

        Assert.Equal([new MigrationNote(MigrationNotes.NoTime)], result.Notes);
        Assert.Empty(result.Customers);
        Assert.All(result.Cells, cell => Assert.Equal(0, cell.Customers));
        Assert.Empty(result.Flow().Nodes);
    }

    [Fact]
    public void Options_ThatCannotBeUsed_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Between(0, -1, 30, 59).Check());
        Assert.Throws<ArgumentException>(() => Between(30, 59, 0, 29).Check());
        Assert.Throws<ArgumentException>(() => Between(0, 29, 10, 29).Check());
        Assert.Throws<ArgumentException>(() => (Months with { Rfm = new RfmOptions { Shares = new(0.5m, 0.4m, 0.3m, 0.2m) } }).Check());
        Assert.Equal(Months.Key, (Months with { Rfm = new RfmOptions { AsOf = Start } }).Key);
        Assert.NotEqual(Months.Key, Between(0, 29, 30, 58).Key);
    }

    private static RfmOptions ByFrequency { get; } = new()
    {
        Segments = new SegmentTable(SegmentAxis.Frequency, [.. Enumerable.Range(1, 5).Select(score => new SegmentArea($"s{score}", 1, 5, score, score))]),
    };

    private static MigrationOptions Between(int from, int to, int laterFrom, int laterTo) =>
        new(new(Start.AddDays(from), Start.AddDays(to)), new(Start.AddDays(laterFrom), Start.AddDays(laterTo)));

    private static MigrationOptions Fixed(FourBorders monetary) => Months with
    {
        Rfm = new RfmOptions
        {
            Segments = LowAndHigh,
            RecencyBorders = new(7, 14, 21, 28),
            FrequencyBorders = new(1, 2, 4, 6),
            MonetaryBorders = monetary,
        },
    };

    private static Task<MigrationResult> RunAsync(IEnumerable<SalesLine> lines, MigrationOptions options)
    {
        var table = SalesLines.Table(lines);
        return MigrationAnalysis.RunAsync(new ColumnarSalesQueries(table), SalesFilter.All, options, table.FirstDay, table.LastDay);
    }
}
