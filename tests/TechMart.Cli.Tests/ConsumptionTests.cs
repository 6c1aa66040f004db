using System.Text.Json.Nodes;
using TechMart.Tests;

namespace TechMart.Cli.Tests;

public sealed class ConsumptionTests : TemporaryFolder
{
    [Fact]
    public async Task Csv_OfTheDemo_AnswersWithTheFixedKeys()
    {
        var path = Path.Combine(Folder, "demo.csv");
        await CommandRun.JsonOf("demo", "--customers", "600", "--seed", "2", "--out", path);

        var answer = await CommandRun.JsonOf("analyze", "consumption", "--csv", path, "--k", "5", "--members", "--seed", "3");

        Assert.Equal("categories", (string)answer["basis"]!);
        Assert.Equal(10, answer["categories"]!.AsArray().Count);
        Assert.Equal(1, answer["averages"]!.AsArray().Sum(share => (double)share!), 1e-9);
        var profiles = answer["profiles"]!.AsArray();
        Assert.Equal(5, profiles.Count);
        Assert.All(profiles, profile =>
        {
            Assert.NotEmpty((string)profile!["label"]!);
            Assert.Contains((string)profile["size"]!.ToString(), ((string)profile["portrait"]!).Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Equal(1, profile["shares"]!.AsObject().Sum(share => (double)share.Value!), 1e-9);
        });
        Assert.Equal((int)answer["customersCompared"]!, profiles.Sum(profile => (int)profile!["size"]!));
        Assert.Equal((int)answer["customersCompared"]!, answer["customers"]!.AsArray().Count);
        Assert.True(answer.AsObject().ContainsKey("recommendedK"));
        Assert.Equal((3, 5), ((int)answer["run"]!["seed"]!, (int)answer["run"]!["options"]!["kFrom"]!));
    }

    [Fact]
    public async Task Csv_WithoutCategories_TakesGroupsFromNames()
    {
        var path = Path.Combine(Folder, "demo.csv");
        await CommandRun.JsonOf("demo", "--customers", "400", "--seed", "2", "--out", path);

        var answer = await CommandRun.JsonOf("analyze", "consumption", "--csv", path, "--map", "category=", "--k", "2");

        Assert.Equal("productGroups", (string)answer["basis"]!);
        Assert.True(answer["categories"]!.AsArray().Count > 5);
    }

    [Fact]
    public async Task Csv_WithCategories_TakesGroupsWhereAskedTo()
    {
        var path = Path.Combine(Folder, "demo.csv");
        await CommandRun.JsonOf("demo", "--customers", "400", "--seed", "2", "--out", path);

        var asked = await CommandRun.JsonOf("analyze", "consumption", "--csv", path, "--groups", "--k", "2");
        var without = await CommandRun.JsonOf("analyze", "consumption", "--csv", path, "--map", "category=", "--k", "2");

        Assert.Equal("productGroups", (string)asked["basis"]!);
        Assert.Equal(without["categories"]!.ToJsonString(), asked["categories"]!.ToJsonString());
        Assert.Equal((0, "productGroups"), ((int)asked["run"]!["options"]!["groupsRevision"]!, (string)asked["run"]!["options"]!["basis"]!));
    }

    [Fact]
    public async Task Dataset_GivesTheSameAsItsFile()
    {
        var path = Path.Combine(Folder, "demo.csv");
        await CommandRun.JsonOf("demo", "--customers", "300", "--seed", "4", "--out", path);
        await CommandRun.JsonOf("import", path, "--dataset", "demo", "--data", Folder);

        var stored = await CommandRun.JsonOf("analyze", "consumption", "--dataset", "demo", "--data", Folder, "--k", "3");
        var read = await CommandRun.JsonOf("analyze", "consumption", "--csv", path, "--k", "3");

        Assert.Equal(read["profiles"]!.ToJsonString(), stored["profiles"]!.ToJsonString());
    }

    [Fact]
    public async Task Csv_OfThreeCustomers_SaysThatTheyAreTooFew()
    {
        var run = await CommandRun.Of("analyze", "consumption", "--csv", Write("shop.csv", SmallShop.Csv), "--json");

        Assert.Equal(0, run.Code);
        var answer = JsonNode.Parse(run.Output)!;
        Assert.Null(answer["recommendedK"]);
        Assert.Empty(answer["profiles"]!.AsArray());
        Assert.NotEmpty(answer["notes"]!.AsArray());
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task Csv_AsATable_ShowsReasonAndPortraits()
    {
        var path = Path.Combine(Folder, "demo.csv");
        await CommandRun.JsonOf("demo", "--customers", "300", "--seed", "2", "--out", path);

        var run = await CommandRun.Of("analyze", "consumption", "--csv", path, "--k", "3");

        Assert.Equal(0, run.Code);
        Assert.Contains("Silhouette", run.Output, StringComparison.Ordinal);
        Assert.Contains("of those with a profile", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("{", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--k", "1..4")]
    [InlineData("--k", "4..2")]
    [InlineData("--k", "2..13")]
    [InlineData("--least-orders", "0")]
    public async Task Option_ThatMakesNoSense_IsWrongUsage(string option, string value)
    {
        var run = await CommandRun.Of("analyze", "consumption", "--csv", Write("shop.csv", SmallShop.Csv), option, value);

        Assert.Equal(2, run.Code);
        Assert.Contains(value, run.Error, StringComparison.Ordinal);
    }
}
