using System.Text;
using TechMart.Import.Cleaning;
using TechMart.Import.Reading;
using TechMart.Import.Tests.Pipeline;

namespace TechMart.Import.Tests.Cleaning;

public class RejectTests
{
    private const string Header = "customer,timestamp,product,quantity,price,age";

    [Theory]
    [InlineData("", RejectReason.EmptyRow, null)]
    [InlineData(" ,,\u00A0,,,", RejectReason.EmptyRow, null)]
    [InlineData("A,2020-01-01,P,1,5", RejectReason.TooFewFields, null)]
    [InlineData("A,2020-01-01,P,1,5,30,extra", RejectReason.TooManyFields, null)]
    [InlineData("A,01.01.2020,P,1,5,30", RejectReason.BadDate, "timestamp")]
    [InlineData("A,2020-02-30,P,1,5,30", RejectReason.BadDate, "timestamp")]
    [InlineData("A, ,P,1,5,30", RejectReason.MissingDate, "timestamp")]
    [InlineData("A,1969-12-31,P,1,5,30", RejectReason.DateTooEarly, "timestamp")]
    [InlineData("A,2024-07-01 00:00,P,1,5,30", RejectReason.DateInFuture, "timestamp")]
    [InlineData("A,2400-01-01,P,1,5,30", RejectReason.DateInFuture, "timestamp")]
    [InlineData("A,2020-01-01,P,1,five,30", RejectReason.BadNumber, "price")]
    [InlineData("A,2020-01-01,P,x,5,30", RejectReason.BadNumber, "quantity")]
    [InlineData("A,2020-01-01,P,1,,30", RejectReason.MissingNumber, "price")]
    [InlineData("A,2020-01-01,P,1,99999999999999999999999,30", RejectReason.NumberTooLarge, "price")]
    [InlineData("A,2020-01-01,P,1000000000,1000000000,30", RejectReason.NumberTooLarge, "price")]
    [InlineData("A,2020-01-01,P,1,5,121", RejectReason.ImpossibleAge, "age")]
    [InlineData("A,2020-01-01,P,1,5,-3", RejectReason.ImpossibleAge, "age")]
    public async Task Row_ThatCannotBeRead_IsKeptWithItsReason(string row, RejectReason reason, string? column)
    {
        var import = new PlannedImport($"{Header}\nA,2020-01-01,P,1,5,30\n{row}\nB,2020-01-01,P,1,5,30\n");

        var report = await import.RunAsync();

        var reject = Assert.Single(import.Sink.Rejects);
        Assert.Equal((3L, reason, column), (reject.Line, reject.Reason, reject.Column));
        Assert.Equal(row, Encoding.UTF8.GetString(reject.Raw));
        Assert.Equal(column is null ? null : row.Split(',')[Array.IndexOf(Header.Split(','), column)], reject.Value);
        Assert.Equal((3, 2, 1), (report.RowsRead, report.RowsAccepted, report.RowsRejected));
        Assert.Equal(reject, Assert.Single(report.Rejects));
    }

    [Theory]
    [InlineData("A,2024-06-30 23:59:59,P,1,5,30")]
    [InlineData("A,1970-01-01 00:00:00,P,1,5,30")]
    [InlineData("A,2020-01-01,P,1,5,30,, ,")]
    [InlineData("A,2020-01-01,P,1,5,")]
    [InlineData("A,2020-01-01,P,1,5,unknown")]
    [InlineData("A,2020-01-01,P,1,5,120")]
    [InlineData("A,2020-01-01,P,,5,30")]
    public async Task Row_AtTheEdge_IsAccepted(string row)
    {
        var import = new PlannedImport($"{Header}\n{row}\n");

        await import.RunAsync();

        Assert.Empty(import.Sink.Rejects);
        Assert.Equal(5m, Assert.Single(import.Sink.Lines).Value);
    }

    [Fact]
    public async Task Text_LongerThanTheStoreKeeps_IsRejected()
    {
        var long400 = new string('é', 400);
        var import = new PlannedImport($"{Header}\nA,2020-01-01,{long400},1,5,30\nA,2020-01-01,{long400}é,1,5,30\n");

        await import.RunAsync();

        Assert.Equal(RejectReason.TextTooLong, Assert.Single(import.Sink.Rejects).Reason);
        Assert.Equal(long400, import.Vocabulary.Products[0]);
    }

    [Fact]
    public async Task RejectedRow_OverSeveralLinesInAnotherEncoding_IsKeptByteForByte()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var windows = Encoding.GetEncoding(1252);
        const string row = "\"Bühler\r\n\"\"AG\"\"\",gestern,\"x,y\",1,5,30";
        var import = new PlannedImport($"{Header}\r\n{row}\r\nB,2020-01-01,P,1,5,30\r\n")
        {
            Encoding = windows,
            Dialect = new Dialect { Encoding = "windows-1252" },
        };

        await import.RunAsync();

        Assert.Equal(windows.GetBytes(row), Assert.Single(import.Sink.Rejects).Raw);
        Assert.Equal(4, Assert.Single(import.Sink.Lines).Line);
    }

    [Fact]
    public async Task RejectedRows_LeaveNothingInTheVocabulary()
    {
        var import = new PlannedImport($"{Header}\nA,2020-01-01,P,1,5,30\nB,never,Q,1,5,31\n");

        await import.RunAsync();

        Assert.Equal(["A"], import.Vocabulary.Customers.Texts);
        Assert.Equal(["P"], import.Vocabulary.Products.Texts);
    }

    [Fact]
    public async Task Rejects_InMasses_AreAllHandedOverInOrder()
    {
        var rows = string.Concat(Enumerable.Range(0, 30_000).Select(row => row % 100 == 0 ? "A,2020-01-01,P,1,5,30\n" : "A,never,P,1,5,30\n"));
        var import = new PlannedImport($"{Header}\n{rows}");

        var report = await import.RunAsync();

        Assert.Equal((30_000, 29_700), (report.RowsRead, report.RowsRejected));
        Assert.Equal(29_700, import.Sink.Rejects.Count);
        Assert.Equal(import.Sink.Rejects.Select(reject => reject.Line).Order(), import.Sink.Rejects.Select(reject => reject.Line));
        Assert.Equal(100, report.Rejects.Count);
    }
}
