using TechMart.Analytics.Sales;
using TechMart.Import.Inspection;
using TechMart.Import.Tests.Pipeline;

namespace TechMart.Import.Tests.Cleaning;

public class AmountTests
{
    [Theory]
    [InlineData(TotalRelation.TotalOnly, "3", "2", "17.5", 17.5, 3)]
    [InlineData(TotalRelation.PriceTimesQuantity, "3", "2.335", "", 7.005, 3)]
    [InlineData(TotalRelation.TotalIsProduct, "3", "2", "6.01", 6.01, 3)]
    [InlineData(TotalRelation.TotalIsProduct, "3", "2", "", 6, 3)]
    [InlineData(TotalRelation.TotalIsDiscounted, "3", "2", "5", 5, 3)]
    [InlineData(TotalRelation.TotalUnrelated, "3", "2", "50", 50, 3)]
    [InlineData(TotalRelation.PriceIsTotal, "3", "6", "6", 6, 3)]
    [InlineData(TotalRelation.PriceIsTotal, "3", "6", "", 6, 3)]
    [InlineData(TotalRelation.PriceTimesQuantity, "", "2", "", 2, 1)]
    [InlineData(TotalRelation.PriceTimesQuantity, "0.3333", "0.0001", "", 0, 0.3333)]
    [InlineData(TotalRelation.PriceTimesQuantity, "0.5", "0.0001", "", 0.0001, 0.5)]
    public async Task Amount_ByRelation_IsWhatWasPaid(TotalRelation relation, string quantity, string price, string total, double amount, double pieces)
    {
        var import = new PlannedImport($"customer,quantity,price,total\nA,{quantity},{price},{total}\n")
        {
            Relation = relation,
            Rules = new() { RemoveNonPositivePrices = false },
        };

        await import.RunAsync();

        var line = Assert.Single(import.Sink.Lines);
        Assert.Equal(((decimal)amount, (decimal)pieces), (line.Value, line.Pieces));
    }

    [Fact]
    public async Task Price_ThatIsTheTotal_IsNotKeptAsThePriceOfAPiece()
    {
        var import = new PlannedImport("customer,quantity,price,total\nA,3,6,6\n") { Relation = TotalRelation.PriceIsTotal };

        await import.RunAsync();

        Assert.Equal(FixedPoint.Missing, Assert.Single(import.Sink.Lines).Price);
    }

    [Theory]
    [InlineData("1.234,56", ',', 1234.56)]
    [InlineData("1,234.56", '.', 1234.56)]
    [InlineData("$ 5", '.', 5)]
    [InlineData("€5,50", ',', 5.5)]
    public async Task Amount_AsPeopleWriteIt_IsRead(string total, char sign, double amount)
    {
        var import = new PlannedImport($"customer;total\nA;{total}\n") { Decimal = sign, Dialect = new() { Delimiter = ';' } };

        var report = await import.RunAsync();

        Assert.Equal((decimal)amount, report.GrossRevenue);
    }

    [Fact]
    public async Task Amount_InParentheses_IsAReturn()
    {
        var report = await new PlannedImport("customer,total\nA,20\nA,(5.00)\n").RunAsync();

        Assert.Equal((20m, 5m), (report.GrossRevenue, report.Returns));
    }

    [Fact]
    public async Task Amounts_OfTheLargestKind_SumExactly()
    {
        var rows = string.Concat(Enumerable.Range(0, 2_000).Select(row => $"{row},999999999999.9999\n"));

        var report = await new PlannedImport($"customer,total\n{rows}").RunAsync();

        Assert.Equal(2_000 * 999_999_999_999.9999m, report.GrossRevenue);
    }

    [Fact]
    public async Task Time_WithOffset_IsShopLocal()
    {
        var import = new PlannedImport("customer,timestamp,total\nA,2024-01-31 23:30:00 +00:00,1\nA,2024-06-01 01:00:00 +02:00,2\n")
        {
            DateFormat = "yyyy-MM-dd HH:mm:ss zzz",
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
        };

        var report = await import.RunAsync();

        Assert.Equal((new DateOnly(2024, 2, 1), new DateOnly(2024, 6, 1)), (report.From, report.To));
        Assert.Equal([0.5, 1.0], import.Sink.Lines.Select(line => line.Time % 86_400 / 3600.0));
    }
}
