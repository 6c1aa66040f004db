using System.Globalization;
using System.Text.Json.Nodes;
using TechMart.Tests;

namespace TechMart.Cli.Tests;

public sealed class ModelKMeansTests : TemporaryFolder
{
    /// <summary>Four tight groups of 30 rows each at the corners of a square, scattered as a lattice is.</summary>
    private string Groups() => Write("groups.csv", "name,x,y\n" + string.Concat(Enumerable.Range(0, 120).Select(row => string.Create(
        CultureInfo.InvariantCulture, $"r{row},{(row % 2 * 100) + (row * 7 % 30 * 0.5)},{(row / 2 % 2 * 1000) + (row * 11 % 29 * 5)}\n"))));

    [Fact]
    public async Task Json_OfARange_HasTheContractsKeys()
    {
        var answer = await CommandRun.JsonOf(
            "model", "kmeans", "--csv", Groups(), "--columns", "x,y", "--k", "2..5", "--standardize", "--bootstrap", "20", "--assignments", "--seed", "3");

        var candidates = answer["candidates"]!.AsArray();
        Assert.Equal([2, 3, 4, 5], candidates.Select(candidate => (int)candidate!["k"]!));
        Assert.All(candidates, candidate => Assert.All(
            ["inertia", "silhouette", "calinskiHarabasz", "daviesBouldin", "stability", "seconds"],
            (string key) => Assert.True((double)candidate![key]! >= 0)));
        var four = candidates[2]!;
        Assert.Equal([30, 30, 30, 30], four["sizes"]!.AsArray().Select(size => (int)size!));
        var assignments = four["assignments"]!.AsArray().Select(cluster => (int)cluster!).ToList();
        Assert.Equal(120, assignments.Count);
        Assert.All(assignments.Select((cluster, row) => (cluster, row)), pair => Assert.Equal(assignments[pair.row % 4], pair.cluster));
        Assert.Equal(4, (int)answer["recommendedK"]!);
        Assert.Equal("separatedGroups", (string?)answer["reason"]);
        Assert.Equal((120, 0, 3), ((int)answer["run"]!["rowsUsed"]!, (int)answer["run"]!["rowsLeftOut"]!, (int)answer["run"]!["seed"]!));
        // Centres are those of the fit; in original units they are means of the rows.
        var first = four["originalCentres"]!.AsArray().Select(centre => (X: (double)centre![0]!, Y: (double)centre[1]!)).OrderBy(centre => centre.X + centre.Y).First();
        Assert.InRange(first.X, 0, 15);
        Assert.InRange(first.Y, 0, 150);
        Assert.InRange(Math.Abs((double)four["centres"]![0]![0]!), 0.5, 1.5);
    }

    [Fact]
    public async Task Json_WithoutBootstrapAndAssignments_HasNulls()
    {
        var answer = await CommandRun.JsonOf("model", "kmeans", "--csv", Groups(), "--columns", "x", "--columns", "y", "--k", "1..2");

        var one = answer["candidates"]![0]!;
        Assert.Null(one["silhouette"]);
        Assert.Null(one["stability"]);
        Assert.Null(one["assignments"]);
        Assert.Null(answer["recommendedK"]);
        Assert.Equal("notAssessed", (string?)answer["reason"]);
    }

    [Fact]
    public async Task SameCommand_SameFigures()
    {
        string[] arguments = ["model", "kmeans", "--csv", Groups(), "--columns", "x,y", "--k", "2..6", "--log1p", "--restarts", "3", "--bootstrap", "5"];

        var (first, second) = (await CommandRun.JsonOf(arguments), await CommandRun.JsonOf(arguments));

        foreach (var candidate in first["candidates"]!.AsArray().Concat(second["candidates"]!.AsArray()))
        {
            candidate!.AsObject().Remove("seconds");
        }
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
    }

    [Fact]
    public async Task Table_ForPeople_ShowsCandidatesAndCentres()
    {
        var run = await CommandRun.Of("model", "kmeans", "--csv", Groups(), "--columns", "x,y", "--k", "2..5", "--standardize", "--bootstrap", "20");

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Empty(run.Error);
        Assert.Contains("Silhouette", run.Output, StringComparison.Ordinal);
        Assert.Contains("4 clusters are recommended", run.Output, StringComparison.Ordinal);
        Assert.Contains("25.0%", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,x\n5,6\n", "a,b", "2", new[] { "3", "“b”", "“x”" })]
    [InlineData("a,b\n1,2\n3,\n5,6\n", "a,b", "2", new[] { "3", "“b”", "missing" })]
    [InlineData("a,b\n1,2\n3,NaN\n5,6\n", "a,b", "2", new[] { "3", "“b”", "“NaN”" })]
    [InlineData("a,b\n1,2\n3,1e200\n5,6\n", "a,b", "2", new[] { "3", "“b”", "too large" })]
    [InlineData("a,b\n1,2\n3,4\n5,6\n", "a,c", "2", new[] { "“c”", "a, b" })]
    [InlineData("a,b\n1,2\n3,4\n5,6\n", "a,b", "2..5", new[] { "3 rows", "5 clusters", "--k" })]
    [InlineData("a,b\n", "a,b", "2", new[] { "header" })]
    public async Task BadTable_IsRefusedInOneSentence(string content, string columns, string k, string[] mentioned)
    {
        var run = await CommandRun.Of("model", "kmeans", "--csv", Write("table.csv", content), "--columns", columns, "--k", k);

        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Empty(run.Output);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.All(mentioned, word => Assert.Contains(word, run.Error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--columns a", "--csv")]
    [InlineData("--csv x.csv", "--columns")]
    [InlineData("--csv x.csv --columns a --k 5..2", "5..2")]
    [InlineData("--csv x.csv --columns a --k 0", "0")]
    [InlineData("--csv x.csv --columns a --k two", "two")]
    [InlineData("--csv x.csv --columns a --restarts 0", "0")]
    [InlineData("--csv x.csv --columns a --decimal ;", ";")]
    public async Task WrongUsage_IsRefusedInWords(string arguments, string mentioned)
    {
        var run = await CommandRun.Of(["model", "kmeans", .. arguments.Split(' ')]);

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(mentioned, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\n5\n", "1")]
    [InlineData("a\n1\n1\n1\n1\n", "1..4")]
    [InlineData("a\n1\n2\n3\n", "1..3")]
    public async Task TinyTables_GiveAnAnswer(string content, string k)
    {
        var path = Write("tiny.csv", content);

        var answer = await CommandRun.JsonOf("model", "kmeans", "--csv", path, "--columns", "a", "--k", k, "--standardize", "--bootstrap", "5");
        var table = await CommandRun.Of("model", "kmeans", "--csv", path, "--columns", "a", "--k", k, "--standardize", "--bootstrap", "5");

        Assert.Null(answer["recommendedK"]);
        Assert.Equal(ExitCode.Done, table.Code);
    }

    [ReferenceFact]
    public async Task OnlineRetail_AgreesWithScikitLearn()
    {
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(ReferenceData.ReferenceFile("clustering-online-retail-rfm.json")))!["k"]!["3"]!["best_known_200_starts_tol_0"]!;

        var answer = await CommandRun.JsonOf(
            "model", "kmeans", "--csv", ReferenceData.ReferenceFile("rfm-online-retail-customers.csv"), "--columns", "recency,frequency,monetary", "--k", "3", "--log1p", "--standardize");

        var three = answer["candidates"]![0]!;
        Assert.Equal(1, (double)three["inertia"]! / (double)expected["inertia"]!, 1e-8);
        Assert.Equal((double)expected["silhouette_all_points"]!, (double)three["silhouette"]!, 1e-6);
        Assert.Equal(Numbers(expected["sizes_descending"]!), Numbers(three["sizes"]!));
        Assert.All(Centres(expected, "centres_in_size_order").Zip(Centres(three, "centres")), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.All(Centres(expected, "centres_back_transformed_in_size_order").Zip(Centres(three, "originalCentres")), pair => Assert.Equal(1, pair.Second / pair.First, 1e-6));

        static IEnumerable<double> Numbers(JsonNode node) => node.AsArray().Select(value => (double)value!);

        static IEnumerable<double> Centres(JsonNode node, string key) => node[key]!.AsArray().SelectMany(centre => Numbers(centre!));
    }
}
