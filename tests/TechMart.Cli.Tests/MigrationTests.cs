using System.Text.Json.Nodes;
using TechMart.Tests;

namespace TechMart.Cli.Tests;

public sealed class MigrationTests : TemporaryFolder
{
    private static readonly string[] Months = ["--before", "2024-01", "--after", "2024-02"];

    [Fact]
    public async Task Csv_OfTwoMonths_TellsWhoCameAndWentWithTheirMoney()
    {
        var answer = await CommandRun.JsonOf(["analyze", "migration", "--csv", Write("shop.csv", SmallShop.Csv), .. Months, "--with-customers"]);

        var segments = answer["segments"]!.AsArray().Select(segment => (string)segment!).ToList();
        Assert.Equal(["(new)", "(gone)"], segments[^2..]);
        Assert.Equal(13, segments.Count);
        Assert.All(new[] { "customersMatrix", "moneyMatrix", "moneyAfterMatrix" }, matrix =>
            Assert.Equal(Enumerable.Repeat(13, 13), answer[matrix]!.AsArray().Select(row => row!.AsArray().Count)));
        // A and B ordered in January only (B sent something back in February), C in February only.
        Assert.Equal(
            ["A >(gone) 60 0 ownBehaviour", "B >(gone) 30 0 ownBehaviour", "C (new)> 0 35.5 ownBehaviour"],
            answer["customers"]!.AsArray().Select(row =>
                $"{row!["customer"]} {Outer(row["from"]!)}>{Outer(row["to"]!)} {row["revenueBefore"]} {row["revenueAfter"]} {row["reason"]}"));
        Assert.Equal(90m, Sum(answer["moneyMatrix"]!));
        Assert.Equal(35.5m, Sum(answer["moneyAfterMatrix"]!));
        Assert.Equal(3, answer["moves"]!.AsArray().Count);
        Assert.All(answer["moves"]!.AsArray(), move =>
        {
            Assert.NotEqual((string)move!["from"]!, (string)move["to"]!);
            Assert.Equal((int)move["customers"]!, (int)move["ownBehaviour"]! + (int)move["borderMoved"]!);
        });
        Assert.Equal(("2024-01-31", "2024-02-01", 2), ((string)answer["before"]!["to"]!, (string)answer["before"]!["asOf"]!, (int)answer["before"]!["customers"]!));
        Assert.Equal("2024-03-01", (string)answer["after"]!["asOf"]!);
        Assert.Contains("nobody-stayed", answer["notes"]!.AsArray().Select(note => (string)note!["code"]!));
        Assert.Equal("2024-02-29", (string)answer["run"]!["options"]!["after"]!["to"]!);
        Assert.Equal(4 + 2, (long)answer["run"]!["rowsUsed"]!);

        static string Outer(JsonNode place) => ((string)place!).StartsWith('(') ? (string)place! : "";
    }

    [Fact]
    public async Task Csv_OfTheDemo_AddsUpToTheSegmentsOfRfm()
    {
        var path = Path.Combine(Folder, "demo.csv");
        await CommandRun.JsonOf("demo", "--customers", "600", "--seed", "2", "--out", path);

        var answer = await CommandRun.JsonOf("analyze", "migration", "--csv", path, "--before", "2024-01..2024-06", "--after", "2024-07..2024-12");
        var former = await CommandRun.JsonOf("analyze", "rfm", "--csv", path, "--from", "2024-01", "--to", "2024-06", "--as-of", "2024-07-01");
        var latter = await CommandRun.JsonOf("analyze", "rfm", "--csv", path, "--from", "2024-07", "--to", "2024-12", "--as-of", "2025-01-01");

        var (customers, before, after) = (Rows(answer["customersMatrix"]!), Rows(answer["moneyMatrix"]!), Rows(answer["moneyAfterMatrix"]!));
        Assert.Equal(Of(former, "customers"), customers.Take(11).Select(row => row.Sum()));
        Assert.Equal(Of(former, "revenue"), before.Take(11).Select(row => row.Sum()));
        Assert.Equal(Of(latter, "customers"), Enumerable.Range(0, 11).Select(column => customers.Sum(row => row[column])));
        Assert.Equal(Of(latter, "revenue"), Enumerable.Range(0, 11).Select(column => after.Sum(row => row[column])));
        Assert.Equal(answer["moves"]!.AsArray().Sum(move => (int)move!["customers"]!) + answer["stays"]!.AsArray().Sum(stay => (int)stay!["customers"]!), customers.Sum(row => row.Sum()));
        Assert.True(answer["moves"]!.AsArray().Sum(move => (int)move!["borderMoved"]!) > 0);
        Assert.Null(answer["customers"]);
        var nodes = answer["flow"]!["nodes"]!.AsArray();
        Assert.All(answer["flow"]!["links"]!.AsArray(), link => Assert.True((bool)nodes[(int)link!["source"]!]!["isBefore"]! && !(bool)nodes[(int)link["target"]!]!["isBefore"]!));

        static IEnumerable<decimal> Of(JsonObject rfm, string key) => rfm["segments"]!.AsArray().Select(segment => (decimal)segment![key]!);
    }

    [Theory]
    [InlineData("Customer,Total\nA,10\nB,20\n", "no-time")]
    [InlineData("Customer,Date,Total\nA,2023-01-05,10\nB,2023-02-06,20\n", "nobody-before")]
    public async Task Csv_WithNothingToCompare_SaysWhyAndAnswersZeros(string csv, string code)
    {
        var run = await CommandRun.Of(["analyze", "migration", "--csv", Write("shop.csv", csv), .. Months, "--json"]);

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal(code, (string)run.Json["notes"]![0]!["code"]!);
        Assert.Equal(0, Sum(run.Json["customersMatrix"]!));
        Assert.Empty(run.Json["moves"]!.AsArray());
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task Dataset_GivesTheSameAsItsFile()
    {
        var path = Write("shop.csv", SmallShop.Csv);
        await CommandRun.JsonOf("--data", Data, "import", path, "--dataset", "Shop");

        foreach (var options in new[] { "", "--ties ntile", "--country Spain --with-customers", "--grid frequency" })
        {
            var words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var stored = await CommandRun.JsonOf(["--data", Data, "analyze", "migration", "--dataset", "Shop", .. Months, .. words]);
            var read = await CommandRun.JsonOf(["analyze", "migration", "--csv", path, .. Months, .. words]);
            stored.Remove("run");
            read.Remove("run");
            Assert.Equal(read.ToJsonString(), stored.ToJsonString());
        }
    }

    [Fact]
    public async Task Text_ForPeople_HasTablesInTheirCulture()
    {
        var run = await CommandRun.Of(["analyze", "migration", "--csv", Write("shop.csv", SmallShop.Csv), .. Months], [], culture: "de-DE");

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("35,50", run.Output, StringComparison.Ordinal);
        Assert.Contains("29.02.2024", run.Output, StringComparison.Ordinal);
        Assert.Contains("New or back", run.Output, StringComparison.Ordinal);
        Assert.Contains("Potential loyalists", run.Output, StringComparison.Ordinal);
    }

    [ReferenceFact]
    public async Task OnlineRetail_HalfYearByHalfYear_KeepsEveryCustomer()
    {
        var answer = await CommandRun.JsonOf(
            "analyze", "migration", "--csv", ReferenceData.DataFile("online_retail.csv.gz"), "--before", "2010-12..2011-05", "--after", "2011-06..2011-11");

        var customers = Rows(answer["customersMatrix"]!);
        Assert.Equal((int)answer["before"]!["customers"]!, customers.Take(11).Sum(row => row.Sum()));
        Assert.Equal((int)answer["after"]!["customers"]!, customers.Sum(row => row.Take(11).Sum()));
        Assert.Equal((decimal)answer["before"]!["revenue"]!, Sum(answer["moneyMatrix"]!));
        Assert.Equal((decimal)answer["after"]!["revenue"]!, Sum(answer["moneyAfterMatrix"]!));
    }

    private static List<List<decimal>> Rows(JsonNode matrix) => [.. matrix.AsArray().Select(row => row!.AsArray().Select(value => (decimal)value!).ToList())];

    private static decimal Sum(JsonNode matrix) => Rows(matrix).Sum(row => row.Sum());
}
