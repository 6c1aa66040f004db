using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Store.Imports;
using TechMart.Store.Tests.Imports;

namespace TechMart.Store.Tests.Processes;

/// <summary>
/// Imports in a process of its own, which can be killed: this assembly, started as a program. It says "importing" on standard
/// output when it begins, and how it ended.
/// </summary>
public static class ImportProcess
{
    private const string Began = "importing";

    /// <summary>Entry point of the assembly.</summary>
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var folder, var connection, var dataset, var seed, var lines])
        {
            await Console.Error.WriteLineAsync("This is a test assembly; run it with 'dotnet test'.");
            return 2;
        }
        var options = new StoreOptions { DataFolder = folder, ConnectionString = connection == "-" ? null : connection };
        await using var services = new ServiceCollection().AddTechMartStore(options).BuildServiceProvider();
        using var file = SalesFile.Random(Number(seed), Number(lines), firstDay: 200);
        var request = file.Request(Number(dataset));
        await services.GetRequiredService<StoreStart>().RunAsync();
        var end = new TaskCompletionSource<ImportJob>();
        Console.WriteLine(Began);
        services.GetRequiredService<ImportQueue>().Enqueue(request, end.SetResult);
        Console.WriteLine((await end.Task).Stage);
        return 0;
    }

    /// <summary>Starts an import and returns when it begins.</summary>
    public static async Task<Process> StartAsync(StoreOptions options, int datasetId, int seed, int lines)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
        };
        string[] arguments =
        [
            typeof(ImportProcess).Assembly.Location,
            options.DataFolder,
            options.ConnectionString ?? "-",
            datasetId.ToString(CultureInfo.InvariantCulture),
            seed.ToString(CultureInfo.InvariantCulture),
            lines.ToString(CultureInfo.InvariantCulture),
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        var process = Process.Start(start)!;
        Assert.Equal(Began, await process.StandardOutput.ReadLineAsync());
        return process;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
