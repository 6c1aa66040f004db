using TechMart.Analytics.Sales;
using TechMart.Import.Cleaning;
using TechMart.Import.Tests.Pipeline;

namespace TechMart.Import.Tests.Cleaning;

public class LadderTests
{
    /// <summary>One row for each rung: line 2 and 3 sales, then unreadable, without customer, cancelled, negative, free, duplicate.</summary>
    private const string EveryRung = """
        order,customer,timestamp,product,quantity,price
        536365,17850,2011-01-01 08:26:00,A,6,2.55
        536366,13047,2011-01-01 09:00:00,B,2,10
        536367,13047,yesterday,B,2,10
        536368,,2011-01-02 10:00:00,A,1,4
        C536369,17850,2011-01-03 10:00:00,A,-1,2.55
        536370,17850,2011-01-03 11:00:00,A,-3,2
        536371,17850,2011-01-04 10:00:00,A,5,0
        536366,13047,2011-01-01 09:00:00,B,2,10
        """;

    private static readonly CleaningRung[] AllRungs =
    [
        CleaningRung.Unreadable, CleaningRung.MissingCustomer, CleaningRung.Cancelled, CleaningRung.NonPositiveQuantity,
        CleaningRung.NonPositivePrice, CleaningRung.Duplicate, CleaningRung.AlreadyImported, CleaningRung.Outlier,
    ];

    [Fact]
    public async Task Ladder_WithDefaults_KeepsUnknownCustomersAndReturns()
    {
        var import = new PlannedImport(EveryRung);

        var report = await import.RunAsync();

        Assert.Equal((8, 5, 1, 1, 1), Buckets(report));
        Assert.Equal(AllRungs, report.Cleaning.Select(step => step.Rung));
        Assert.Equal(new CleaningStep(CleaningRung.Unreadable, 1, 20m, true, 7), report.Cleaning[0]);
        Assert.Equal(new CleaningStep(CleaningRung.MissingCustomer, 1, 4m, false, 7), report.Cleaning[1]);
        Assert.Equal(new CleaningStep(CleaningRung.Cancelled, 1, -2.55m, false, 7), report.Cleaning[2]);
        Assert.Equal(new CleaningStep(CleaningRung.NonPositiveQuantity, 1, -6m, false, 7), report.Cleaning[3]);
        Assert.Equal(new CleaningStep(CleaningRung.NonPositivePrice, 1, 0m, true, 6), report.Cleaning[4]);
        Assert.Equal(new CleaningStep(CleaningRung.Duplicate, 1, 20m, true, 5), report.Cleaning[5]);
        Assert.Equal((39.3m, 8.55m, 30.75m), (report.GrossRevenue, report.Returns, report.Revenue));
        Assert.Equal(5m, report.Units);
        Assert.Equal((new DateOnly(2011, 1, 1), new DateOnly(2011, 1, 3)), (report.From, report.To));
        Assert.Equal([2L, 3L, 5L, 6L, 7L], import.Sink.Lines.Select(line => line.Line));
        Assert.Equal(
            [LineFlags.None, LineFlags.None, LineFlags.None, LineFlags.Return | LineFlags.Cancelled, LineFlags.Return],
            import.Sink.Lines.Select(line => line.Flags));
    }

    [Fact]
    public async Task Ladder_CustomersOnly_RemovesRowsWithoutCustomer()
    {
        var report = await new PlannedImport(EveryRung) { Rules = new() { CustomersOnly = true } }.RunAsync();

        Assert.Equal(new CleaningStep(CleaningRung.MissingCustomer, 1, 4m, true, 6), report.Cleaning[1]);
        Assert.Equal((8, 4, 1, 1, 2), Buckets(report));
    }

    [Fact]
    public async Task Ladder_NoReturns_RemovesCancellationsAndNegativeLines()
    {
        var report = await new PlannedImport(EveryRung) { Rules = new() { NoReturns = true } }.RunAsync();

        Assert.Equal([7, 7, 6, 5, 4, 3, 3, 3], report.Cleaning.Select(step => step.Left));
        Assert.Equal((8, 3, 1, 1, 3), Buckets(report));
        Assert.Equal(0m, report.Returns);
    }

    [Fact]
    public async Task Ladder_KeepDuplicates_CountsAndKeepsThem()
    {
        var report = await new PlannedImport(EveryRung) { Rules = new() { KeepDuplicates = true } }.RunAsync();

        Assert.Equal(new CleaningStep(CleaningRung.Duplicate, 1, 20m, false, 6), report.Cleaning[5]);
        Assert.Equal((8, 6, 1, 0, 1), Buckets(report));
    }

    [Fact]
    public async Task Ladder_FreeGoodsAllowed_KeepsThem()
    {
        var report = await new PlannedImport(EveryRung) { Rules = new() { RemoveNonPositivePrices = false } }.RunAsync();

        Assert.False(report.Cleaning[4].Removed);
        Assert.Equal((8, 6, 1, 1, 0), Buckets(report));
    }

    [Fact]
    public async Task Ladder_NegativePriceOfASale_IsRemovedAndNoReturn()
    {
        var report = await new PlannedImport("customer,quantity,price\nA,1,-11062.06\nA,1,5\n").RunAsync();

        Assert.Equal(new CleaningStep(CleaningRung.NonPositivePrice, 1, -11062.06m, true, 1), report.Cleaning[4]);
        Assert.Equal((5m, 0m), (report.GrossRevenue, report.Returns));
    }

    [Fact]
    public async Task Ladder_NegativeTotal_IsAReturn()
    {
        var import = new PlannedImport("customer,total\nA,20\nA,-5\n");

        var report = await import.RunAsync();

        Assert.Equal((20m, 5m), (report.GrossRevenue, report.Returns));
        Assert.Equal(-1m, import.Sink.Lines[1].Pieces);
        Assert.Equal(1, report.Cleaning[3].Rows);
    }

    [Fact]
    public async Task Ladder_NegativeQuantityWithPositiveTotal_CountsTheTotalAsReturned()
    {
        var report = await new PlannedImport("customer,quantity,total\nA,2,20\nA,-1,10\n").RunAsync();

        Assert.Equal((20m, 10m), (report.GrossRevenue, report.Returns));
    }

    [Fact]
    public async Task Cancellation_AmongPlainNumbers_IsRecognised()
    {
        var report = await new PlannedImport("order,customer,quantity,price\n1,A,1,5\n2,A,1,5\nc3,A,1,5\n").RunAsync();

        Assert.Equal(1, report.Cleaning[2].Rows);
        Assert.Equal((10m, 5m), (report.GrossRevenue, report.Returns));
    }

    [Fact]
    public async Task Cancellation_WhereAllOrdersBeginWithC_IsNone()
    {
        var report = await new PlannedImport("order,customer,quantity,price\nC1,A,1,5\nC2,A,1,5\n3,A,1,5\n").RunAsync();

        Assert.Equal(0, report.Cleaning[2].Rows);
        Assert.Equal(15m, report.GrossRevenue);
    }

    [Theory]
    [InlineData("Cancelled")]
    [InlineData(" canceled ")]
    [InlineData("Отменён")]
    [InlineData("annulé")]
    public async Task Cancellation_ByStatus_IsInNeitherGrossNorNet(string status)
    {
        var report = await new PlannedImport($"customer,quantity,price,Order Status\nA,1,5,paid\nA,2,5,{status}\n").RunAsync();

        Assert.Equal(new CleaningStep(CleaningRung.Cancelled, 1, 10m, false, 2), report.Cleaning[2]);
        Assert.Equal((5m, 0m, 1m), (report.GrossRevenue, report.Returns, report.Units));
    }

    [Fact]
    public async Task Duplicates_DifferingInAnUnmappedColumn_AreNone()
    {
        var report = await new PlannedImport("customer,quantity,price,note\nA,1,5,x\nA,1,5,y\n").RunAsync();

        Assert.Equal(2, report.RowsAccepted);
    }

    [Fact]
    public async Task Duplicates_DifferingInQuotesOnly_AreDuplicates()
    {
        var import = new PlannedImport("customer,quantity,price,note\nA,1,5,x\n\"A\",1,\"5\",x\nA,1,5,x,\n");

        var report = await import.RunAsync();

        Assert.Equal(2, report.Duplicates);
        Assert.Equal(2, Assert.Single(import.Sink.Lines).Line);
    }

    [Fact]
    public async Task Ladder_AnyOrderOfRows_GivesTheSameCountsAndMoney()
    {
        var rows = EveryRung.Split('\n');
        var random = new Random(7);
        var expected = await new PlannedImport(EveryRung).RunAsync();
        for (var shuffle = 0; shuffle < 10; shuffle++)
        {
            random.Shuffle(rows.AsSpan(1));

            var report = await new PlannedImport(string.Join('\n', rows)).RunAsync();

            Assert.Equal(expected.Cleaning, report.Cleaning);
            Assert.Equal((expected.GrossRevenue, expected.Returns, expected.Units), (report.GrossRevenue, report.Returns, report.Units));
        }
    }

    private static (long, long, long, long, long) Buckets(ImportReport report) =>
        (report.RowsRead, report.RowsAccepted, report.RowsRejected, report.Duplicates, report.Removed);
}
