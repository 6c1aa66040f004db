using System.Text.Json.Nodes;

namespace TechMart.Cli.Tests;

public sealed class ProfileTests : TemporaryFolder
{
    [Fact]
    public async Task Csv_OfTheDemo_TellsWhatASegmentIsLike()
    {
        var path = Path.Combine(Folder, "demo.csv");
        await CommandRun.JsonOf("demo", "--customers", "1500", "--seed", "2", "--out", path);

        var answer = await CommandRun.JsonOf("analyze", "profiles", "--csv", path, "--segment", "champions");
        var rfm = await CommandRun.JsonOf("analyze", "rfm", "--csv", path);

        var champions = rfm["segments"]!.AsArray().First(segment => (string)segment!["segment"]! == "champions")!;
        Assert.Equal("champions", (string)answer["segment"]!);
        Assert.Equal((int)champions["customers"]!, (int)answer["group"]!["customers"]!);
        Assert.Equal((decimal)champions["revenue"]!, (decimal)answer["group"]!["revenue"]!);
        Assert.Equal((double)champions["share"]!, (double)answer["group"]!["shareOfCustomers"]!, 12);
        Assert.Equal((decimal)rfm["revenue"]!, (decimal)answer["group"]!["revenue"]! + (decimal)answer["rest"]!["revenue"]!);
        var comparisons = answer["comparisons"]!.AsArray();
        Assert.Equal((int)answer["tests"]!, comparisons.Count(comparison => comparison!["pValue"] is not null));
        Assert.Equal(
            comparisons.Where(comparison => comparison!["rank"] is not null).OrderBy(comparison => (int)comparison!["rank"]!).Select(comparison => comparison!.ToJsonString()),
            answer["different"]!.AsArray().Select(comparison => comparison!.ToJsonString()));
        var orders = comparisons.First(comparison => (string)comparison!["measure"]! == "orders")!;
        Assert.Equal("by-definition", (string)orders["silent"]!);
        // Business buyers order most often: office goods and managers stand out among the best customers.
        Assert.Contains(answer["different"]!.AsArray(), Is("category-spend", "Office & Books"));
        Assert.Contains(answer["different"]!.AsArray(), Is("attribute", "Manager"));
        var office = answer["different"]!.AsArray().First(comparison => Is("category-spend", "Office & Books")(comparison))!;
        Assert.Equal("hedgesG", (string)office["effect"]!["name"]!);
        Assert.Equal("share", (string)office["unit"]!);
        Assert.True((double)office["effect"]!["low"]! > 0);
        Assert.True((bool)office["significant"]!);
        Assert.True((double)office["qValue"]! <= 0.05);
        Assert.Equal("champions", (string)answer["run"]!["options"]!["segment"]!);

        static Predicate<JsonNode?> Is(string measure, string value) => comparison =>
            (string)comparison!["measure"]! == measure && (string?)comparison["value"] == value && (double)comparison["effect"]!["value"]! > 0;
    }

    [Theory]
    [InlineData("at-risk", "at-risk")]
    [InlineData("AT-RISK", "at-risk")]
    [InlineData("At risk", "at-risk")]
    [InlineData("Can’t lose", "cannot-lose-them")]
    public async Task Segment_ByCodeOrName_IsFound(string name, string segment)
    {
        var answer = await CommandRun.JsonOf("analyze", "profiles", "--csv", Write("shop.csv", SmallShop.Csv), "--segment", name);

        Assert.Equal(segment, (string)answer["segment"]!);
    }

    [Theory]
    [InlineData("at-risk", "few-members", 1)]
    [InlineData("champions", "no-members", 0)]
    public async Task Segments_TooSmallToCompare_SayWhy(string segment, string code, int customers)
    {
        var run = await CommandRun.Of("analyze", "profiles", "--csv", Write("shop.csv", SmallShop.Csv), "--segment", segment, "--json");

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal(code, (string)run.Json["notes"]![0]!["code"]!);
        Assert.Equal(customers, (int)run.Json["group"]!["customers"]!);
        Assert.Equal(0, (int)run.Json["tests"]!);
        Assert.Empty(run.Json["different"]!.AsArray());
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task Dataset_GivesTheSameAsItsFile()
    {
        var path = Path.Combine(Folder, "demo.csv");
        await CommandRun.JsonOf("demo", "--customers", "300", "--seed", "3", "--out", path);
        await CommandRun.JsonOf("--data", Data, "import", path, "--dataset", "Shop");

        foreach (var options in new[] { "--segment champions", "--segment lost --as-of 2025-01-01", "--segment hibernating --grid frequency --country Spain" })
        {
            var words = options.Split(' ');
            var stored = await CommandRun.JsonOf(["--data", Data, "analyze", "profiles", "--dataset", "Shop", .. words]);
            var read = await CommandRun.JsonOf(["analyze", "profiles", "--csv", path, .. words]);
            stored.Remove("run");
            read.Remove("run");
            Assert.Equal(read.ToJsonString(), stored.ToJsonString());
        }
    }

    [Fact]
    public async Task Text_ForPeople_RanksWhatIsDifferent()
    {
        var path = Path.Combine(Folder, "demo.csv");
        await CommandRun.JsonOf("demo", "--customers", "1500", "--seed", "2", "--out", path);

        var run = await CommandRun.Of(["analyze", "profiles", "--csv", path, "--segment", "champions"], [], culture: "de-DE");

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("Share of spend on Office & Books", run.Output, StringComparison.Ordinal);
        Assert.Contains("< 0,001", run.Output, StringComparison.Ordinal);
        Assert.Contains("Orders per customer", run.Output, StringComparison.Ordinal);
        Assert.Contains(" %", run.Output, StringComparison.Ordinal);
    }
}
