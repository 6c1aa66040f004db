using System.Text;
using System.Text.Json.Nodes;

namespace TechMart.Cli.Tests;

public sealed class OverviewTests : TemporaryFolder
{
    [Fact]
    public async Task Csv_ByDefault_KeepsReturnsAndUnknownCustomers()
    {
        var answer = await CommandRun.JsonOf("analyze", "overview", "--csv", Write("shop.csv", SmallShop.Csv));

        Assert.Equal(133.5m, (decimal)answer["grossRevenue"]!);
        Assert.Equal(20m, (decimal)answer["returns"]!);
        Assert.Equal(113.5m, (decimal)answer["revenue"]!);
        Assert.Equal(6, (int)answer["orders"]!);
        Assert.Equal(3, (int)answer["customers"]!);
        Assert.Equal(8, (int)answer["lines"]!);
        Assert.Equal(8m, (decimal)answer["units"]!);
        Assert.Equal(2 / 3.0, (double)answer["repeatRate"]!, 12);
        Assert.Equal("2024-01-01", (string)answer["from"]!);
        Assert.Equal("2024-02-29", (string)answer["to"]!);
        Assert.Equal(["2024-01:90", "2024-02:23.5"], Rows(answer, "byMonth", "period"));
        Assert.Equal(["Toys:55.5", "Home:50", "Books:8"], Rows(answer, "byCategory", "category"));
        Assert.Equal(["Spain:103.5", "France:10"], Rows(answer, "byCountry", "country"));
        Assert.Equal(60m, (decimal)answer["weekdayHour"]!["revenue"]![0]![9]!);
        Assert.Equal(24, answer["weekdayHour"]!["orders"]![6]!.AsArray().Count);
        Assert.Equal(8, (long)answer["run"]!["rowsUsed"]!);
        Assert.Equal(2, (long)answer["run"]!["rowsLeftOut"]!);
        Assert.Equal("2024-03-01", (string)answer["run"]!["options"]!["asOf"]!);
        Assert.Equal(1, (int)answer["run"]!["seed"]!);
    }

    [Theory]
    [InlineData("--customers-only", 105.5)]
    [InlineData("--no-returns", 133.5)]
    [InlineData("--keep-duplicates", 123.5)]
    [InlineData("--from 2024-02", 23.5)]
    [InlineData("--to 2024-01", 90)]
    [InlineData("--from 2024-01-16 --to 2024-W05", 30)]
    [InlineData("--category Home", 50)]
    [InlineData("--category home,Toys", 105.5)]
    [InlineData("--category Home --category Toys", 105.5)]
    [InlineData("--country France", 10)]
    [InlineData("--where country=France", 10)]
    [InlineData("--country Spain --category Toys --from 2024-02", 5.5)]
    public async Task Csv_WithOptions_CountsWhatIsLeft(string options, decimal revenue)
    {
        var answer = await CommandRun.JsonOf(["analyze", "overview", "--csv", Write("shop.csv", SmallShop.Csv), .. options.Split(' ')]);

        Assert.Equal(revenue, (decimal)answer["revenue"]!);
    }

    [Theory]
    [InlineData("--compare previous --from 2024-02", "2024-01-01", 90)]
    [InlineData("--compare 2024-01-16..2024-01 --from 2024-02", "2024-01-16", 30)]
    public async Task Csv_Compared_TellsBothPeriods(string options, string from, decimal revenue)
    {
        var answer = await CommandRun.JsonOf(["analyze", "overview", "--csv", Write("shop.csv", SmallShop.Csv), .. options.Split(' ')]);

        Assert.Equal(from, (string)answer["comparison"]!["from"]!);
        Assert.Equal(revenue, (decimal)answer["comparison"]!["revenue"]!);
    }

    [Fact]
    public async Task Csv_ComparedWithNothing_HasNoComparison()
    {
        var answer = await CommandRun.JsonOf("analyze", "overview", "--csv", Write("shop.csv", SmallShop.Csv), "--compare", "none", "--from", "2024-02");

        Assert.Null(answer["comparison"]);
    }

    [Theory]
    [InlineData("--category Garden", "Garden", "Books, Home, Toys")]
    [InlineData("--country Italy", "Italy", "France, Spain")]
    [InlineData("--where gender=Female", "gender", "country")]
    [InlineData("--map total=Nonsense", "Nonsense", "--map")]
    [InlineData("--date-format dd/MM/yyyy", "dd/MM/yyyy", "--date-format")]
    public async Task Csv_NamesThatAreNotThere_AreRefused(string options, string mentioned, string advice)
    {
        var run = await CommandRun.Of(["analyze", "overview", "--csv", Write("shop.csv", SmallShop.Csv), .. options.Split(' ', 2)]);

        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains(mentioned, run.Error, StringComparison.Ordinal);
        Assert.Contains(advice, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_CategoryWithACommaInItsName_IsTakenWhole()
    {
        var path = Write("shop.csv", SmallShop.Csv.Replace(",Home,", ",\"Home, Garden\",", StringComparison.Ordinal));

        var answer = await CommandRun.JsonOf("analyze", "overview", "--csv", path, "--category", "Home, Garden");

        Assert.Equal(50m, (decimal)answer["revenue"]!);
    }

    [Fact]
    public async Task Csv_DatesThatCanBeReadInTwoWays_AreRefusedNamingTheOption()
    {
        var path = Write("shop.csv", "Customer,Date,Total\nA,01/02/2024,10\nB,03/04/2024,20\nC,05/06/2024,30\n");

        var refused = await CommandRun.Of("analyze", "overview", "--csv", path);
        var answer = await CommandRun.JsonOf("analyze", "overview", "--csv", path, "--date-format", "dd/MM/yyyy");

        Assert.Equal(ExitCode.Refused, refused.Code);
        Assert.Contains("--date-format", refused.Error, StringComparison.Ordinal);
        Assert.Contains("01/02/2024", refused.Error, StringComparison.Ordinal);
        Assert.Equal("2024-06-05", (string)answer["to"]!);
    }

    [Fact]
    public async Task StandardInput_GivesTheSameAsTheFile_AndLeavesNothingBehind()
    {
        var expected = await CommandRun.JsonOf("analyze", "overview", "--csv", Write("shop.csv", SmallShop.Csv));
        var spool = Directory.CreateDirectory(Path.Combine(Folder, "spool")).FullName;

        var run = await CommandRun.Of(["analyze", "overview", "--csv", "-", "--json"], Encoding.UTF8.GetBytes(SmallShop.Csv), temporaryFolder: spool);
        var empty = await CommandRun.Of(["analyze", "overview", "--csv", "-", "--json"], [], temporaryFolder: spool);

        Assert.Equal(ExitCode.Done, run.Code);
        var answer = run.Json;
        Assert.Equal((string)expected["run"]!["dataVersion"]!, (string)answer["run"]!["dataVersion"]!);
        expected.Remove("run");
        answer.Remove("run");
        Assert.Equal(expected.ToJsonString(), answer.ToJsonString());
        Assert.Equal(ExitCode.Refused, empty.Code);
        Assert.Empty(Directory.GetFileSystemEntries(spool));
    }

    [Fact]
    public async Task Text_ForPeople_HasTablesInTheirCulture()
    {
        var run = await CommandRun.Of(["analyze", "overview", "--csv", Write("shop.csv", SmallShop.Csv)], [], culture: "de-DE");

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("113,50", run.Output, StringComparison.Ordinal);
        Assert.Contains("Montag", run.Output, StringComparison.Ordinal);
        Assert.Contains("Toys", run.Output, StringComparison.Ordinal);
    }

    private static List<string> Rows(JsonObject answer, string list, string key) =>
        answer[list]!.AsArray().Select(row => $"{(string)row![key]!}:{((decimal)row["revenue"]!).ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)}").ToList();
}
