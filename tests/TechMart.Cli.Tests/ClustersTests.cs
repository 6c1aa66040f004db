using System.Text.Json.Nodes;
using TechMart.Tests;

namespace TechMart.Cli.Tests;

public sealed class ClustersTests : TemporaryFolder
{
    [Fact]
    public async Task Csv_OfTheDemo_AnswersWithTheFixedKeys()
    {
        var path = Path.Combine(Folder, "demo.csv");
        await CommandRun.JsonOf("demo", "--customers", "500", "--seed", "2", "--out", path);

        var answer = await CommandRun.JsonOf("analyze", "clusters", "--csv", path, "--k", "3", "--features", "recency,frequency,monetary,categories", "--members", "--seed", "5");

        Assert.Equal(["recency", "frequency", "monetary"], answer["features"]!.AsArray().Take(3).Select(feature => (string)feature!));
        Assert.Equal(13, answer["features"]!.AsArray().Count);
        var candidate = Assert.Single(answer["candidates"]!.AsArray())!;
        Assert.All(new[] { "k", "inertia", "silhouette", "calinskiHarabasz", "daviesBouldin", "stability" }, key => Assert.NotNull(candidate[key]));
        Assert.True(answer.AsObject().ContainsKey("recommendedK"));
        Assert.NotEmpty((string)answer["reason"]!);
        var clusters = answer["clusters"]!.AsArray();
        Assert.Equal(["A", "B", "C"], clusters.Select(cluster => (string)cluster!["label"]!));
        Assert.Equal((int)answer["customersCompared"]!, clusters.Sum(cluster => (int)cluster!["size"]!));
        Assert.Equal((int)answer["customersCompared"]!, answer["customers"]!.AsArray().Count);
        Assert.All(clusters, cluster =>
        {
            Assert.Equal(13, cluster!["centre"]!.AsObject().Count);
            Assert.InRange((double)cluster["jaccard"]!, 0, 1);
            Assert.Contains("customers", (string)cluster["portrait"]!, StringComparison.Ordinal);
        });
        Assert.Equal((5, 3, 3), ((int)answer["run"]!["seed"]!, (int)answer["run"]!["options"]!["kFrom"]!, (int)answer["shownK"]!));
    }

    [Fact]
    public async Task Csv_OfThreeCustomers_SaysThatFiveClustersAreTooMany()
    {
        var run = await CommandRun.Of("analyze", "clusters", "--csv", Write("shop.csv", SmallShop.Csv), "--k", "5", "--json");

        Assert.Equal(0, run.Code);
        Assert.Contains("3 customers can be compared: too few", run.Error, StringComparison.Ordinal);
        var answer = JsonNode.Parse(run.Output)!;
        Assert.Null(answer["recommendedK"]);
        Assert.Empty(answer["clusters"]!.AsArray());
        Assert.Equal("too-few-customers", (string)answer["notes"]![0]!["code"]!);
    }

    [Fact]
    public async Task Csv_OfTheStructurelessDemo_HasNoStableClusters()
    {
        var path = Path.Combine(Folder, "demo.csv");
        await CommandRun.JsonOf("demo", "--structureless", "--customers", "700", "--seed", "3", "--out", path);

        var answer = await CommandRun.JsonOf("analyze", "clusters", "--csv", path, "--k", "2..5");

        Assert.Null(answer["recommendedK"]);
        Assert.Equal("noStableClusters", (string)answer["reason"]!);
        Assert.Empty(answer["clusters"]!.AsArray());
        Assert.NotNull(answer["practicalK"]);
    }

    [Fact]
    public async Task Csv_AsATable_ShowsReasonAndPortraits()
    {
        var path = Path.Combine(Folder, "demo.csv");
        await CommandRun.JsonOf("demo", "--customers", "300", "--seed", "2", "--out", path);

        var run = await CommandRun.Of("analyze", "clusters", "--csv", path, "--k", "2");

        Assert.Equal(0, run.Code);
        Assert.Contains("Silhouette", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nA: ", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("{", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--features", "charm")]
    [InlineData("--k", "1..4")]
    [InlineData("--k", "4..2")]
    [InlineData("--k", "2..21")]
    [InlineData("--winsorize", "0.5")]
    [InlineData("--undefined", "maybe")]
    public async Task Option_ThatMakesNoSense_IsWrongUsage(string option, string value)
    {
        var run = await CommandRun.Of("analyze", "clusters", "--csv", Write("shop.csv", SmallShop.Csv), option, value);

        Assert.Equal(2, run.Code);
        Assert.Contains(value, run.Error, StringComparison.Ordinal);
    }
}
