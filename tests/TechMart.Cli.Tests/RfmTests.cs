using System.Globalization;
using System.Text.Json.Nodes;
using TechMart.Tests;

namespace TechMart.Cli.Tests;

public sealed class RfmTests : TemporaryFolder
{
    [Fact]
    public async Task Csv_ByDefault_ScoresNetSpendOfKnownCustomers()
    {
        var answer = await CommandRun.JsonOf("analyze", "rfm", "--csv", Write("shop.csv", SmallShop.Csv));

        Assert.Equal("2024-03-01", (string)answer["asOf"]!);
        Assert.Equal(["A 60 1 60 115 at-risk", "B 30 2 10 331 about-to-sleep", "C 1 2 35.5 533 potential-loyalists"], Customers(answer));
        Assert.Equal(["order", "silence"], answer["customers"]![2]!["near"]!.AsArray().Select(near => (string)near!));
        Assert.Null(answer["customers"]![0]!["outlook"]);
        Assert.Equal(105.5m, (decimal)answer["revenue"]!);
        Assert.Equal(1, (long)answer["unknownLines"]!);
        Assert.Equal(7, (long)answer["run"]!["rowsUsed"]!);
        Assert.Equal(1 + 2, (long)answer["run"]!["rowsLeftOut"]!);
        Assert.Equal("equal", (string)answer["ties"]!);
        Assert.Equal("2024-03-01", (string)answer["run"]!["options"]!["asOf"]!);
        Assert.Equal("few-customers", (string)answer["notes"]![0]!["code"]!);
        Assert.Equal(11, answer["segments"]!.AsArray().Count);
        Assert.Equal(25, answer["grid"]!.AsArray().Count);
        Assert.Equal(["recency", "frequency", "monetary"], answer["scores"]!.AsObject().Select(pair => pair.Key));
    }

    [Theory]
    [InlineData("--monetary gross-revenue", "B 30 2 30")]
    [InlineData("--monetary net-per-order", "B 30 2 5")]
    [InlineData("--frequency order-days --to 2024-01", "B 1 2 30")]
    [InlineData("--no-returns", "B 30 2 30")]
    [InlineData("--as-of 2024-02-01", "B 1 2 30")]
    [InlineData("--as-of 2024-03-31", "B 60 2 10")]
    [InlineData("--country France", "B 30 2 10")]
    public async Task Csv_WithOptions_CountsAsTold(string options, string expected)
    {
        var answer = await CommandRun.JsonOf(["analyze", "rfm", "--csv", Write("shop.csv", SmallShop.Csv), .. options.Split(' ')]);

        Assert.Contains(Customers(answer), customer => customer.StartsWith(expected + " ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "2024-03-01")]
    [InlineData("--country France", "2024-03-01")]
    [InlineData("--segment at-risk", "2024-03-01")]
    [InlineData("--to 2024-01", "2024-02-01")]
    [InlineData("--to 2024-01 --country France", "2024-02-01")]
    [InlineData("--as-of 2024-03-31 --country France", "2024-03-31")]
    public async Task Csv_Filtered_IsAsOfTheEndOfThePeriodWhateverElseIsFiltered(string options, string asOf)
    {
        var answer = await CommandRun.JsonOf(["analyze", "rfm", "--csv", Write("shop.csv", SmallShop.Csv), .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal((asOf, asOf), ((string)answer["asOf"]!, (string)answer["run"]!["options"]!["asOf"]!));
    }

    [Fact]
    public async Task Csv_WithFixedBordersAndOutlook_TellsWhatLeadsElsewhere()
    {
        var answer = await CommandRun.JsonOf(
            "analyze", "rfm", "--csv", Write("shop.csv", SmallShop.Csv), "--grid", "frequency", "--moves",
            "--recency-borders", "7,30,90,180", "--frequency-borders", "1,2,3,4", "--monetary-borders", "10,20,50,100");

        Assert.Equal(["A 60 1 60 314 about-to-sleep", "B 30 2 10 421 potential-loyalists", "C 1 2 35.5 523 potential-loyalists"], Customers(answer));
        var outlook = answer["customers"]![0]!["outlook"]!;
        Assert.Equal((60m, 5, 2, 5, "potential-loyalists"), Of(outlook["nextOrder"]!));
        Assert.Equal((31, 2, "hibernating"), ((int)outlook["silence"]!["days"]!, (int)outlook["silence"]!["r"]!, (string)outlook["silence"]!["segment"]!));
        Assert.Equal(
            ["recency 31 2", "frequency 1 2", "monetary 40.01 5"],
            outlook["distances"]!.AsArray().Select(distance => string.Create(
                CultureInfo.InvariantCulture, $"{(string)distance!["measure"]!} {(decimal)distance["amount"]!} {(int)distance["score"]!}")));

        static (decimal, int, int, int, string) Of(JsonNode order) =>
            ((decimal)order["value"]!, (int)order["r"]!, (int)order["f"]!, (int)order["m"]!, (string)order["segment"]!);
    }

    [Theory]
    [InlineData("Customer,Total\nA,10\nB,20\n", "no-time")]
    [InlineData("Customer,Date,Total,Country\nA,2024-01-05,10,Spain\n,2024-01-06,20,France\n", "no-known-customers", "--country", "France")]
    [InlineData("Customer,Date,Total\nA,2024-01-05,-10\nB,2024-01-06,-20\n", "no-orders")]
    [InlineData("Customer,Date,Total\nA,2024-01-05,10\n", "no-lines", "--from", "2025")]
    public async Task Csv_ThatHoldsNoRfm_SaysWhyAndAnswersEmpty(string csv, string code, params string[] options)
    {
        var run = await CommandRun.Of(["analyze", "rfm", "--csv", Write("shop.csv", csv), "--json", .. options]);

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal([code], run.Json["notes"]!.AsArray().Select(note => (string)note!["code"]!));
        Assert.Empty(run.Json["customers"]!.AsArray());
        Assert.Equal(0, (long)run.Json["run"]!["rowsUsed"]!);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Dataset_ImportedInTwoFiles_EqualsOneFile()
    {
        var path = Write("shop.csv", SmallShop.Csv);
        var lines = SmallShop.Csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await CommandRun.JsonOf("--data", Data, "import", Write("first.csv", string.Join('\n', lines[..5])), "--dataset", "Shop");
        await CommandRun.JsonOf("--data", Data, "import", Write("second.csv", string.Join('\n', [lines[0], .. lines[5..]])), "--dataset", "Shop");

        foreach (var options in new[] { "", "--ties ntile", "--as-of 2024-02-01", "--grid frequency --monetary gross-revenue", "--customers-only" })
        {
            var words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var stored = await CommandRun.JsonOf(["--data", Data, "analyze", "rfm", "--dataset", "Shop", .. words]);
            var read = await CommandRun.JsonOf(["analyze", "rfm", "--csv", path, .. words]);
            read.Remove("run");
            stored.Remove("run");
            // Without a customer's lines the file has none, while the store has them still and leaves them out.
            read.Remove("unknownLines");
            stored.Remove("unknownLines");
            Assert.Equal(read.ToJsonString(), stored.ToJsonString());
        }
    }

    [Fact]
    public async Task Text_ForPeople_HasTablesInTheirCulture()
    {
        var run = await CommandRun.Of(["analyze", "rfm", "--csv", Write("shop.csv", SmallShop.Csv)], [], culture: "de-DE");

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("Potential loyalists", run.Output, StringComparison.Ordinal);
        Assert.Contains("105,50", run.Output, StringComparison.Ordinal);
        Assert.Contains("01.03.2024", run.Output, StringComparison.Ordinal);
        Assert.Contains("3 customers", run.Error, StringComparison.Ordinal);
    }

    [ReferenceTheory]
    [InlineData("notebook", "qcut_R_M_values_F_rank_first")]
    [InlineData("rank-first", "rank_first_all")]
    [InlineData("ntile", "sql_ntile")]
    public async Task OnlineRetail_UnderEachRule_EqualsTheReference(string ties, string rule)
    {
        var reference = JsonNode.Parse(await File.ReadAllTextAsync(ReferenceData.ReferenceFile("rfm-online-retail.json")))!;
        var expected = reference["rfm"]!["sales_with_customer"]!["scores"]![rule]!;

        var answer = await CommandRun.JsonOf(
            "analyze", "rfm", "--csv", ReferenceData.DataFile("online_retail.csv.gz"), "--customers-only", "--no-returns", "--keep-duplicates", "--ties", ties);

        Assert.Equal("2011-12-10", (string)answer["asOf"]!);
        Assert.Equal(4_338, answer["customers"]!.AsArray().Count);
        Assert.Equal(8_911_407.904m, answer["customers"]!.AsArray().Sum(customer => (decimal)customer!["monetary"]!));
        Assert.Equal(397_884, (long)answer["run"]!["rowsUsed"]!);
        Assert.Equal(
            expected["segments_11"]!.AsObject().Select(segment => (Code(segment.Key), (int)segment.Value!["customers"]!, decimal.Parse((string)segment.Value["revenue"]!, CultureInfo.InvariantCulture))).Order(),
            answer["segments"]!.AsArray().Select(segment => ((string)segment!["segment"]!, (int)segment["customers"]!, (decimal)segment["revenue"]!)).Order());

        static string Code(string name) => name.ToLowerInvariant().Replace(' ', '-');
    }

    private static List<string> Customers(JsonObject answer) => answer["customers"]!.AsArray().Select(customer => string.Create(
        CultureInfo.InvariantCulture,
        $"{(string)customer!["customer"]!} {(int)customer["recency"]!} {(int)customer["frequency"]!} {(decimal)customer["monetary"]!} {(int)customer["r"]!}{(int)customer["f"]!}{(int)customer["m"]!} {(string)customer["segment"]!}")).ToList();
}
