using System.Text;
using System.Text.Json.Nodes;

namespace TechMart.Cli.Tests;

public sealed class ImportTests : TemporaryFolder
{
    [Fact]
    public async Task Import_IntoAnEmptyStore_MakesTheDataSetAndCountsEveryRow()
    {
        var answer = await JsonOf("import", Write("My shop.csv", SmallShop.Csv));

        Assert.Equal(10, (long)answer["rowsRead"]!);
        Assert.Equal(8, (long)answer["rowsAccepted"]!);
        Assert.Equal(1, (long)answer["rowsRejected"]!);
        Assert.Equal(1, (long)answer["duplicates"]!);
        Assert.Equal(0, (long)answer["removed"]!);
        Assert.Equal(113.5m, (decimal)answer["totals"]!["revenue"]!);
        Assert.Equal(133.5m, (decimal)answer["totals"]!["grossRevenue"]!);
        Assert.Equal(20m, (decimal)answer["totals"]!["returns"]!);
        Assert.Equal(8m, (decimal)answer["totals"]!["units"]!);
        Assert.Equal(10, (long)answer["rejects"]![0]!["line"]!);
        Assert.Equal("Customer_ID", (string)answer["mapping"]!["customer"]!);
        Assert.Equal("Product_Category", (string)answer["mapping"]!["category"]!);
        Assert.Equal("utf-8", (string)answer["encoding"]!);
        Assert.Equal(",", (string)answer["delimiter"]!);
        Assert.Equal("totalIsProduct", (string)answer["totalRelation"]!);
        Assert.Contains(answer["cleaning"]!.AsArray(), step => (string)step!["rule"]! == "duplicate" && (long)step["rows"]! == 1 && (string)step["action"]! == "removed");
        Assert.Contains(answer["cleaning"]!.AsArray(), step => (string)step!["rule"]! == "missingCustomer" && (string)step["action"]! == "kept");

        var datasets = await JsonOf("datasets", "list");
        var dataset = Assert.Single(datasets["datasets"]!.AsArray())!;
        Assert.Equal("My shop", (string)dataset["name"]!);
        Assert.Equal(8, (long)dataset["lines"]!);
    }

    [Fact]
    public async Task Overview_OfTheDataSet_EqualsThatOfTheFile()
    {
        var path = Write("shop.csv", SmallShop.Csv);
        await JsonOf("import", path);

        foreach (var options in new[] { "", "--from 2024-02", "--category Toys --country Spain", "--customers-only" })
        {
            var words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var stored = await JsonOf(["analyze", "overview", .. words]);
            var read = await CommandRun.JsonOf(["analyze", "overview", "--csv", path, .. words]);
            Assert.Equal(WithoutRun(read), WithoutRun(stored));
        }
    }

    [Fact]
    public async Task DryRun_StoresNothing()
    {
        var answer = await JsonOf("import", Write("shop.csv", SmallShop.Csv), "--dry-run");

        Assert.Equal(8, (long)answer["rowsAccepted"]!);
        Assert.Null(answer["importId"]);
        Assert.Empty((await JsonOf("datasets", "list"))["datasets"]!.AsArray());
        Assert.Empty((await JsonOf("imports", "list"))["imports"]!.AsArray());
    }

    [Fact]
    public async Task Quality_OfAFileAndOfItsDataSet_SayTheSame()
    {
        var path = Write("shop.csv", SmallShop.Csv);
        var ofFile = await CommandRun.JsonOf("analyze", "quality", "--csv", path);
        await JsonOf("import", path);
        var ofData = await JsonOf("analyze", "quality");

        foreach (var key in new[] { "rowsRead", "rowsAccepted", "rowsRejected", "duplicates", "removed", "totals", "cleaning", "rejects", "mapping", "totalRelation" })
        {
            Assert.Equal(ofFile[key]!.ToJsonString(), ofData[key]!.ToJsonString());
        }
    }

    [Fact]
    public async Task SameFileAgain_IsRefused()
    {
        var path = Write("shop.csv", SmallShop.Csv);
        await JsonOf("import", path);

        var again = await Of("import", path);

        Assert.Equal(ExitCode.Refused, again.Code);
        Assert.Empty(again.Output);
        Assert.Single((await JsonOf("imports", "list"))["imports"]!.AsArray(), import => (string)import!["state"]! == "finished");
    }

    [Fact]
    public async Task Undo_RestoresEveryFigure()
    {
        await JsonOf("import", Write("first.csv", SmallShop.Csv), "--dataset", "Shop");
        var before = WithoutRun(await JsonOf("analyze", "overview"));
        var second = await JsonOf("import", Write("second.csv", SmallShop.Csv.Replace("2024-0", "2025-0", StringComparison.Ordinal).Replace("02-29", "02-28", StringComparison.Ordinal)), "--dataset", "Shop");
        Assert.NotEqual(before, WithoutRun(await JsonOf("analyze", "overview")));

        var undone = await JsonOf("imports", "undo", second["importId"]!.ToJsonString());

        Assert.Equal("undone", (string)undone["state"]!);
        Assert.Equal(before, WithoutRun(await JsonOf("analyze", "overview")));
        Assert.Equal(["undone", "finished"], (await JsonOf("imports", "list"))["imports"]!.AsArray().Select(import => (string)import!["state"]!));
        var again = await Of("imports", "undo", second["importId"]!.ToJsonString());
        Assert.Equal(ExitCode.Refused, again.Code);
    }

    [Fact]
    public async Task Rejects_AreWrittenWithTheirReason_AndCanBeMended()
    {
        var answer = await JsonOf("import", Write("shop.csv", SmallShop.Csv));
        var id = answer["importId"]!.ToJsonString();
        var path = Path.Combine(Folder, "rejected.csv");

        await JsonOf("imports", "rejects", id, "--out", path);
        var onOutput = await Of("imports", "rejects", id, "--out", "-");

        var lines = (await File.ReadAllTextAsync(path)).TrimEnd().Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("Customer_ID,Timestamp,", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",reason", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("C,2024-02-29 18:45:00,5,Toys,cheap,1,gratis,Spain,", lines[1], StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllBytesAsync(path), onOutput.OutputBytes);

        var mended = Write("mended.csv", string.Join('\n', lines).Replace("cheap", "4", StringComparison.Ordinal).Replace("gratis", "4", StringComparison.Ordinal));
        var second = await JsonOf("import", mended);
        Assert.Equal(1, (long)second["rowsAccepted"]!);
        Assert.Equal(117.5m, (decimal)(await JsonOf("analyze", "overview"))["revenue"]!);
    }

    [Fact]
    public async Task RefusedFile_LeavesNothingBehind()
    {
        var run = await Of("import", Write("empty.csv", ""), "--dataset", "New");

        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Empty(run.Output);
        Assert.Empty((await JsonOf("datasets", "list"))["datasets"]!.AsArray());
    }

    [Fact]
    public async Task SeveralDataSets_MustBeNamed()
    {
        await JsonOf("import", Write("a.csv", SmallShop.Csv), "--dataset", "One");
        await JsonOf("import", Write("b.csv", SmallShop.Csv), "--dataset", "Two");

        var unnamed = await Of("analyze", "overview");
        var unknown = await Of("analyze", "overview", "--dataset", "Three");
        var named = await JsonOf("analyze", "overview", "--dataset", "two");

        Assert.Equal(ExitCode.Refused, unnamed.Code);
        Assert.Contains("--dataset", unnamed.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Refused, unknown.Code);
        Assert.Contains("Three", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(113.5m, (decimal)named["revenue"]!);

        Assert.Equal("One", (string)(await JsonOf("datasets", "delete", "One"))["deleted"]!);
        Assert.Equal(113.5m, (decimal)(await JsonOf("analyze", "overview"))["revenue"]!);
    }

    [Fact]
    public async Task LaterFileWithTheSameColumns_IsReadAsTheFirstWas()
    {
        await JsonOf("import", Write("a.csv", "Customer,Date,Total\nA,01/02/2024,10\nB,03/04/2024,20\nC,05/06/2024,30\n"), "--date-format", "dd/MM/yyyy", "--dataset", "Shop");

        var second = await Of("import", Write("b.csv", "Customer,Date,Total\nA,07/08/2024,11\nB,09/10/2024,22\n"), "--json");

        Assert.True(second.Code == ExitCode.Done, second.Error);
        Assert.Equal("dd/MM/yyyy", (string)second.Json["dateFormat"]!);
        Assert.NotEmpty(second.Error);
        Assert.Equal("2024-10-09", (string)(await JsonOf("analyze", "overview"))["to"]!);
    }

    [Fact]
    public async Task EmptyStore_SaysWhatToDo()
    {
        var run = await Of("analyze", "overview");

        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains("techmart import", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StandardInput_CanBeImported()
    {
        var run = await CommandRun.Of(["import", "-", "--dataset", "Piped", "--json", "--data", Data], Encoding.UTF8.GetBytes(SmallShop.Csv));

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal(8, (long)run.Json["rowsAccepted"]!);
    }

    [Fact]
    public async Task Text_ForPeople_TellsTheLadderAndTheRejects()
    {
        var run = await Of("import", Write("shop.csv", SmallShop.Csv));

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("113.50", run.Output, StringComparison.Ordinal);
        Assert.Contains("cheap", run.Output, StringComparison.Ordinal);
        var list = await Of("imports", "list");
        Assert.Contains("shop.csv", list.Output, StringComparison.Ordinal);
        var datasets = await Of("datasets", "list");
        Assert.Contains("shop", datasets.Output, StringComparison.Ordinal);
    }

    private Task<CommandRun> Of(params string[] arguments) => CommandRun.Of([.. arguments, "--data", Data]);

    private Task<JsonObject> JsonOf(params string[] arguments) => CommandRun.JsonOf([.. arguments, "--data", Data]);

    private static string WithoutRun(JsonObject answer)
    {
        answer.Remove("run");
        return answer.ToJsonString();
    }
}
