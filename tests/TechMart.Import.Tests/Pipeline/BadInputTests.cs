using System.IO.Compression;
using System.Text;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;

namespace TechMart.Import.Tests.Pipeline;

/// <summary>Files that cannot be imported: each ends in its own problem, and the sink sees nothing that would be kept.</summary>
public class BadInputTests
{
    private const string Header = "customer,date,product,quantity,price\n";
    private const string Row = "A,2024-01-05,P,1,5\n";

    public static TheoryData<string, ProblemCode> Refused => new()
    {
        { "", ProblemCode.EmptyFile },
        { "\n\r\n \n", ProblemCode.EmptyFile },
        { Header, ProblemCode.HeaderOnly },
        { Header + Row + "\"B,2024-01-05,P,1,5\n" + Row, ProblemCode.UnclosedQuote },
        { Header + Row + "A,2024-01-05,P\0,1,5\n", ProblemCode.NulByte },
        { Header + Row + new string('x', 10 << 20) + ",2024-01-05,P,1,5\n", ProblemCode.RecordTooLong },
        { string.Join(',', Enumerable.Range(0, 1_000).Select(column => $"c{column}")) + "\n" + string.Join(',', Enumerable.Range(0, 1_000)) + "\n", ProblemCode.TooManyColumns },
        { "colour,shape\nred,round\nblue,square\n", ProblemCode.MissingRole },
        { Header + "A,03/04/2024,P,1,5\nB,05/06/2024,P,1,5\n", ProblemCode.AmbiguousDates },
        { Header + "A,13/04/2024,P,1,5\nB,04/14/2024,P,1,5\nC,2024-05-01,P,1,5\n", ProblemCode.MixedDates },
        { "PK\u0003\u0004 and so on", ProblemCode.DamagedArchive },
        { "%PDF-1.7\n1 0 obj\n", ProblemCode.NotText },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task BadFile_IsRefusedWithItsProblem(string content, ProblemCode code)
    {
        var error = await Assert.ThrowsAsync<ImportException>(() => InspectedImport.RunAsync(Encoding.UTF8.GetBytes(content), new CountingSink()));

        Assert.Equal(code, error.Problem.Code);
    }

    [Fact]
    public async Task Spreadsheet_NamedCsv_IsRefused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("[Content_Types].xml");
            archive.CreateEntry("xl/workbook.xml");
        }

        var error = await Assert.ThrowsAsync<ImportException>(() => InspectedImport.RunAsync(stream.ToArray(), new CountingSink()));

        Assert.Equal((ProblemCode.NotText, "xlsx"), (error.Problem.Code, error.Problem.Values["kind"]));
    }

    [Fact]
    public async Task Archive_ThatUnpacksWithoutEnd_IsRefused()
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.ASCII.GetBytes(Header));
            var rows = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Row, 10_000)));
            for (var i = 0; i < 50; i++)
            {
                gzip.Write(rows);
            }
        }

        var error = await Assert.ThrowsAsync<ImportException>(() =>
            InspectedImport.RunAsync(stream.ToArray(), new CountingSink(), limits: new ReadLimits(MaxBytes: 1 << 20)));

        Assert.Equal(ProblemCode.TooLarge, error.Problem.Code);
    }

    [Fact]
    public async Task Download_CutOff_IsRefused()
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.ASCII.GetBytes(Header + string.Concat(Enumerable.Range(0, 5_000).Select(row => $"A{row},2024-01-05,P{row * 7},1,5\n"))));
        }

        var error = await Assert.ThrowsAsync<ImportException>(() =>
            InspectedImport.RunAsync(stream.ToArray().AsMemory(0, (int)stream.Length / 2), new CountingSink()));

        Assert.Equal(ProblemCode.DamagedArchive, error.Problem.Code);
    }

    [Fact]
    public async Task DuplicateHeaders_AreImportedAndSaid()
    {
        var report = await InspectedImport.RunAsync(Encoding.UTF8.GetBytes("customer,date,product,note,note,quantity,price\nA,2024-01-05,P,x,y,1,5\n"), new CountingSink());

        Assert.Equal(1, report.RowsAccepted);
        Assert.Contains(report.Notes, note => note.Code == ProblemCode.DuplicateHeader);
    }

    [Fact]
    public async Task BlankLinesAboveTheHeader_AreNoRows()
    {
        var report = await InspectedImport.RunAsync(Encoding.UTF8.GetBytes("\n\n" + Header + Row), new CountingSink());

        Assert.Equal((1, 1), (report.RowsRead, report.RowsAccepted));
    }

    [Fact]
    public async Task RowsOfDifferentLength_AreRejectedOneByOne()
    {
        var sink = new CountingSink();

        var report = await InspectedImport.RunAsync(
            Encoding.UTF8.GetBytes(Header + Row + "B,2024-01-05\nC,2024-01-05,P,1,5,6,7\nD,2024-01-06,P,1,5,,\n\nE,2024-01-07,P,2,5\n"), sink);

        Assert.Equal((6, 3, 3), (report.RowsRead, report.RowsAccepted, sink.Rejects));
    }
}
