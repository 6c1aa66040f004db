using TechMart.Demo;

namespace TechMart.Cli.Tests;

public sealed class DemoTests : TemporaryFolder
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Demo_IntoTheStore_IsImportedExactlyAsWritten(bool structureless)
    {
        var options = new DemoOptions { Customers = 400, Seed = 5, Structureless = structureless };
        var counts = await DemoShop.WriteCsvAsync(Stream.Null, options);

        var answer = await CommandRun.JsonOf(["demo", "--customers", "400", "--seed", "5", .. structureless ? new[] { "--structureless" } : [], "--data", Data]);

        Assert.Equal("TechMart demo", (string)answer["dataset"]!);
        Assert.Equal(counts.Rows, (long)answer["rowsRead"]!);
        Assert.Equal(counts.Unreadable, (long)answer["rowsRejected"]!);
        Assert.Equal(counts.Duplicates, (long)answer["duplicates"]!);
        Assert.Equal(counts.Readable, (long)answer["rowsAccepted"]!);
        Assert.Equal(0, (long)answer["removed"]!);
        Assert.Equal(counts.GrossRevenue, (decimal)answer["totals"]!["grossRevenue"]!);
        Assert.Equal(counts.ReturnedValue, (decimal)answer["totals"]!["returns"]!);
        Assert.Equal(counts.Units, (decimal)answer["totals"]!["units"]!);
        Assert.Equal("totalIsProduct", (string)answer["totalRelation"]!);
        foreach (var (role, column) in new[]
        {
            ("customer", "Customer_ID"), ("timestamp", "Timestamp"), ("order", "Order_ID"), ("product", "Product_ID"), ("productName", "Product_Name"),
            ("category", "Product_Category"), ("price", "Product_Price"), ("quantity", "Quantity"), ("total", "Total_Spent"),
            ("country", "Country"), ("region", "Region"), ("city", "City"), ("gender", "Gender"), ("age", "Age"), ("profession", "Profession"),
        })
        {
            Assert.Equal(column, (string)answer["mapping"]![role]!);
        }
        var ladder = answer["cleaning"]!.AsArray().ToDictionary(step => (string)step!["rule"]!, step => (long)step!["rows"]!);
        Assert.Equal(counts.Dirt[DemoDirt.MissingCustomer], ladder["missingCustomer"]);
        Assert.Equal(counts.Returns, ladder["nonPositiveQuantity"]);

        var overview = await CommandRun.JsonOf("analyze", "overview", "--data", Data);
        Assert.Equal(counts.GrossRevenue - counts.ReturnedValue, (decimal)overview["revenue"]!);
        Assert.Equal("2025-06-30", (string)overview["to"]!);
    }

    [Fact]
    public async Task Demo_Twice_IsRefusedAndKeepsTheFirst()
    {
        await CommandRun.JsonOf("demo", "--customers", "50", "--data", Data);

        var again = await CommandRun.Of("demo", "--customers", "60", "--data", Data);

        Assert.Equal(ExitCode.Refused, again.Code);
        Assert.Contains("TechMart demo", again.Error, StringComparison.Ordinal);
        var overview = await CommandRun.JsonOf("analyze", "overview", "--data", Data);
        Assert.True((int)overview["customers"]! <= 50);
    }

    [Fact]
    public async Task Demo_ToAFile_WritesTheExportAndNothingElse()
    {
        var path = Path.Combine(Folder, "demo.csv");
        using var expected = new MemoryStream();
        await DemoShop.WriteCsvAsync(expected, new DemoOptions { Customers = 40, Seed = 2 });

        var answer = await CommandRun.JsonOf("demo", "--customers", "40", "--seed", "2", "--out", path);
        var piped = await CommandRun.Of("demo", "--customers", "40", "--seed", "2", "--out", "-");

        Assert.Equal(expected.ToArray(), await File.ReadAllBytesAsync(path));
        Assert.Equal(expected.ToArray(), piped.OutputBytes);
        Assert.Empty(piped.Output);
        Assert.Equal(File.ReadLines(path).Count() - 1, (long)answer["rows"]!);
        Assert.Single(Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public async Task Demo_ToAFolderThatIsNotThere_IsRefused()
    {
        var run = await CommandRun.Of("demo", "--customers", "10", "--out", Path.Combine(Folder, "nowhere", "demo.csv"));

        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains("demo.csv", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_ToADevice_LeavesTheDeviceWhereItIs()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        await CommandRun.JsonOf("demo", "--customers", "10", "--out", "/dev/null");

        Assert.Equal(0, new FileInfo("/dev/null").Length);
    }

    [Fact]
    public async Task Demo_ThroughALink_WritesWhereItPoints()
    {
        var target = Path.Combine(Folder, "target.csv");
        var link = Path.Combine(Folder, "link.csv");
        await File.WriteAllTextAsync(target, "");
        File.CreateSymbolicLink(link, target);

        await CommandRun.JsonOf("demo", "--customers", "10", "--out", link);

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.True(new FileInfo(target).Length > 0);
    }

    [Fact]
    public async Task Demo_ByLines_WritesAboutThatMany()
    {
        var answer = await CommandRun.JsonOf("demo", "--lines", "20000", "--out", Path.Combine(Folder, "demo.csv"));

        Assert.InRange((long)answer["rows"]!, 18_000, 22_000);
    }
}
