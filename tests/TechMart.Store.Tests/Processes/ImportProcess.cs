using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Store.Imports;
using TechMart.Store.Tests.Imports;

namespace TechMart.Store.Tests.Processes;

/// <summary>
/// Imports in a process of its own, which can be killed: this assembly, started as a program. It says "importing" on standard
/// output when it begins (or, where it is to stop in the middle, when it is there), and how it ended.
/// </summary>
public static class ImportProcess
{
    private const string Began = "importing";
    private const string Stops = "stops";

    /// <summary>Entry point of the assembly.</summary>
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var folder, var connection, var dataset, var seed, var lines, var stop])
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
        var queue = services.GetRequiredService<ImportQueue>();
        if (stop == Stops)
        {
            // Called by the import itself, which goes no further: its lines are written and not committed.
            queue.Changed += job =>
            {
                if (job.Progress.Rows > 0)
                {
                    Console.WriteLine(Began);
                    Thread.Sleep(Timeout.Infinite);
                }
            };
        }
        else
        {
            Console.WriteLine(Began);
        }
        queue.Enqueue(request, end.SetResult);
        Console.WriteLine((await end.Task).Stage);
        return 0;
    }

    /// <summary>Starts an import and returns when it begins; one that stops in the middle, when it is there. That one never ends by itself.</summary>
    public static async Task<Process> StartAsync(StoreOptions options, int datasetId, int seed, int lines, bool stopInTheMiddle = false)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
            // Whoever is killed leaves files behind; here they go with the store.
            Environment = { ["TMPDIR"] = options.DataFolder },
        };
        string[] arguments =
        [
            typeof(ImportProcess).Assembly.Location,
            options.DataFolder,
            options.ConnectionString ?? "-",
            datasetId.ToString(CultureInfo.InvariantCulture),
            seed.ToString(CultureInfo.InvariantCulture),
            lines.ToString(CultureInfo.InvariantCulture),
            stopInTheMiddle ? Stops : "-",
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        var process = Process.Start(start)!;
        Assert.Equal(Began, await process.StandardOutput.ReadLineAsync());
        return process;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
