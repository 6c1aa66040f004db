using TechMart.Tests;

namespace TechMart.Cli.Tests;

public sealed class ExportTests : TemporaryFolder
{
    private const string Shop = """
        customer,date,order,product,category,price,quantity,country
        0012,2024-01-05,o1,p1,Toys,10.50,2,Spain
        0012,2024-03-01,o2,p2,Books,40,1,Peru
        =1+1,2024-02-01,o3,p1,Toys,10.50,1,Spain
        1E5,2024-02-10,o4,p3,Books,99.99,3,Spain
        Zoë,2024-01-20,o5,p1,Toys,5,1,Peru

        """;

    [Fact]
    public async Task Customers_OfAFile_AreAWorkbookWithTypesThatHold()
    {
        var (path, file) = (Write("shop.csv", Shop), Path.Combine(Folder, "list.xlsx"));

        var answer = await CommandRun.JsonOf("export", "customers", "--csv", path, "--out", file);

        Assert.Equal(4, (int)answer["rows"]!);
        await using var stream = File.OpenRead(file);
        var sheets = WorkbookReader.Read(stream);
        Assert.Equal(["About this list", "Customers"], sheets.Select(sheet => sheet.Name));
        var list = sheets[1];
        Assert.True(list.HasFrozenRow);
        Assert.Equal("A1:P5", list.Filter);
        // Highest spend first.
        Assert.Equal(["1E5", "0012", "=1+1", "Zoë"], list.Rows.Skip(1).Select(row => row[0].Text));
        var head = list.Rows[0].Select(cell => cell.Text).ToList();
        var first = list.Rows[2];
        Assert.Equal((61.0, "#,##0.00"), (first[head.IndexOf("Spend after returns")].Number, first[head.IndexOf("Spend after returns")].Format));
        Assert.Equal((new DateTime(2024, 3, 1).ToOADate(), "yyyy-mm-dd"), (first[head.IndexOf("Last order")].Number, first[head.IndexOf("Last order")].Format));
        Assert.Equal((2.0, "#,##0"), (first[head.IndexOf("Orders")].Number, first[head.IndexOf("Orders")].Format));
        Assert.Equal(("Books", "Peru"), (first[head.IndexOf("Favourite category")].Text, first[head.IndexOf("Country")].Text));
        Assert.All(list.Rows.Skip(1), row => Assert.False(string.IsNullOrEmpty(row[head.IndexOf("Recommended action")].Text)));
        var facts = sheets[0].Rows.Where(row => row.Count == 2).ToDictionary(row => row[0].Text!, row => row[1]);
        Assert.Equal("shop.csv", facts["Data set"].Text);
        Assert.Equal(4, facts["Customers"].Number);
        Assert.Equal(61.0 + 10.5 + 299.97 + 5, facts["Their revenue"].Number!.Value, 6);
    }

    [Fact]
    public async Task Segment_OfTheStore_IsTheSameAsTheAnalysisAndIsWrittenDown()
    {
        var csv = Path.Combine(Folder, "demo.csv");
        await CommandRun.JsonOf("demo", "--customers", "400", "--seed", "3", "--out", csv);
        await CommandRun.JsonOf("import", csv, "--dataset", "Demo", "--data", Data);
        var rfm = await CommandRun.JsonOf("analyze", "rfm", "--data", Data);
        var expected = rfm["customers"]!.AsArray().Where(customer => (string)customer!["segment"]! == "at-risk").Select(customer => (string)customer!["customer"]!).ToList();
        var file = Path.Combine(Folder, "at-risk.csv");

        var answer = await CommandRun.JsonOf("export", "segment:At risk", "--data", Data, "--out", file);
        var overview = await CommandRun.JsonOf("analyze", "overview", "--data", Data, "--segment", "at-risk");
        var ofFile = await CommandRun.JsonOf("analyze", "overview", "--csv", csv, "--segment", "rfm:at-risk");

        Assert.NotEmpty(expected);
        var lines = await File.ReadAllLinesAsync(file);
        Assert.Equal(expected.Order(StringComparer.Ordinal), lines.Skip(1).Select(line => line.Split(',')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(expected.Count, (int)answer["rows"]!);
        Assert.Equal(expected.Count, (int)overview["customers"]!);
        Assert.Equal(overview["revenue"]!.ToString(), ofFile["revenue"]!.ToString());
        Assert.Equal("rfm:at-risk", (string)overview["run"]!["filter"]!["segment"]!);
    }

    [Fact]
    public async Task RfmSegmentOfAPeriod_HasTheSameMembersInAnalysisAndExportOfFileAndStore()
    {
        var csv = Path.Combine(Folder, "demo.csv");
        await CommandRun.JsonOf("demo", "--customers", "300", "--seed", "4", "--out", csv);
        await CommandRun.JsonOf("import", csv, "--dataset", "Demo", "--data", Data);
        var last = DateOnly.Parse((string)(await CommandRun.JsonOf("analyze", "rfm", "--csv", csv))["asOf"]!, System.Globalization.CultureInfo.InvariantCulture);
        string[] period = ["--from", $"{last.AddDays(-400):yyyy-MM-dd}", "--to", $"{last.AddDays(-100):yyyy-MM-dd}"];
        var expected = AtRisk(await CommandRun.JsonOf(["analyze", "rfm", "--csv", csv, .. period]));
        Assert.NotEmpty(expected);
        Assert.NotEqual(expected, AtRisk(await CommandRun.JsonOf("analyze", "rfm", "--csv", csv)));
        var file = Path.Combine(Folder, "list.csv");

        foreach (var source in new string[][] { ["--csv", csv], ["--data", Data] })
        {
            Assert.Equal(expected, AtRisk(await CommandRun.JsonOf(["analyze", "rfm", .. source, .. period])));
            await CommandRun.JsonOf(["export", "segment:at-risk", "--out", file, .. source, .. period]);
            Assert.Equal(expected, (await File.ReadAllLinesAsync(file)).Skip(1).Select(line => line.Split(',')[0]).Order(StringComparer.Ordinal));
            Assert.Equal(expected.Count, (int)(await CommandRun.JsonOf(["analyze", "overview", "--segment", "At risk", .. source, .. period]))["customers"]!);
        }

        static List<string> AtRisk(System.Text.Json.Nodes.JsonNode rfm) =>
            [.. rfm["customers"]!.AsArray().Where(customer => (string)customer!["segment"]! == "at-risk").Select(customer => (string)customer!["customer"]!)];
    }

    [Fact]
    public async Task SegmentAndPeriod_MembersOfAllTheData_TheirSalesOfThePeriod()
    {
        var path = Write("shop.csv", Shop);
        var conditions = """define:{"kind":"conditions","conditions":[{"measure":"spend","is":"at-least","value":50}]}""";

        var january = await CommandRun.JsonOf("analyze", "overview", "--csv", path, "--segment", conditions, "--from", "2024-01", "--to", "2024-01");

        Assert.Equal(21m, (decimal)january["revenue"]!);
        Assert.Equal(1, (int)january["customers"]!);
    }

    [Theory]
    [InlineData("rfm", 11)]
    [InlineData("overview", 3)]
    public async Task OtherTables_OfAFile_AreWritten(string what, int rows)
    {
        var file = Path.Combine(Folder, what + ".xlsx");

        var answer = await CommandRun.JsonOf("export", what, "--csv", Write("shop.csv", Shop), "--out", file);

        Assert.Equal(rows, (int)answer["rows"]!);
        await using var stream = File.OpenRead(file);
        Assert.Equal(rows + 1, WorkbookReader.Read(stream)[^1].Rows.Count);
    }

    [Theory]
    [InlineData(ExitCode.Usage, "customers", "list.txt", ".xlsx or .csv")]
    [InlineData(ExitCode.Usage, "everything", "list.csv", "segment:NAME")]
    [InlineData(ExitCode.Usage, "segment:", "list.csv", "segment:NAME")]
    [InlineData(ExitCode.Refused, "segment:nobody", "list.csv", "There is no segment “nobody”")]
    [InlineData(ExitCode.Refused, "segment:rfm:heroes", "list.csv", "at-risk")]
    public async Task BadQuestion_IsRefusedWithASentence(int code, string what, string file, string words)
    {
        var run = await CommandRun.Of("export", what, "--csv", Write("shop.csv", Shop), "--out", Path.Combine(Folder, file));

        Assert.Equal(code, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Folder, file)));
    }
}
