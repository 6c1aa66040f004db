using System.Diagnostics;
using System.Text.Json.Nodes;

namespace TechMart.Cli.Tests;

/// <summary>The real program: streams, exit codes, signals.</summary>
public sealed class ProcessTests : TemporaryFolder
{
    [Fact]
    public async Task Program_JsonAnswer_IsTheOnlyThingOnStandardOutput()
    {
        var path = Write("shop.csv", SmallShop.Csv);

        using var process = Start("analyze", "overview", "--csv", path, "--json");
        var (output, error) = await ReadAsync(process);

        Assert.Equal(ExitCode.Done, process.ExitCode);
        Assert.Equal(113.5m, (decimal)JsonNode.Parse(output)!["revenue"]!);
        Assert.Empty(error);
    }

    [Fact]
    public async Task Program_WrongUsage_ExitsWith2()
    {
        using var process = Start("frobnicate");
        var (output, error) = await ReadAsync(process);

        Assert.Equal(ExitCode.Usage, process.ExitCode);
        Assert.Empty(output);
        Assert.Contains("frobnicate", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_Interrupted_ExitsWith130AndLeavesNothing()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var path = Path.Combine(Folder, "demo.csv");
        using var process = Start("demo", "--lines", "20000000", "--out", path);
        // The part file tells that the signal handler stands and the work is under way.
        while (!process.HasExited && Directory.GetFiles(Folder).Length == 0)
        {
            await Task.Delay(20);
        }
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }
        var (output, error) = await ReadAsync(process);

        Assert.Equal(ExitCode.Cancelled, process.ExitCode);
        Assert.Empty(output);
        Assert.NotEmpty(error);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "techmart.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        return Process.Start(start)!;
    }

    private static async Task<(string Output, string Error)> ReadAsync(Process process)
    {
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (await output, await error);
    }
}
