using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace TechMart.Benchmarks.EndToEnd;

/// <summary>
/// <c>end-to-end FILE [--rounds N] [--postgres CONNECTION]</c>: a file to a committed import, loaded columns and an Overview, beside the
/// bare bulk insert of the same rows, each in a process of its own and in turn, so that the ratio holds on a noisy machine.
/// </summary>
public static class EndToEndRun
{
    /// <summary>Runs all rounds and prints medians as a Markdown table.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var file = arguments[0];
        var rounds = int.Parse(Option(arguments, "--rounds") ?? "5", CultureInfo.InvariantCulture);
        var postgres = Option(arguments, "--postgres");
        Console.WriteLine($"{Path.GetFileName(file)}, {rounds} rounds, medians; {Environment.ProcessorCount} cores, .NET {Environment.Version}");
        Console.WriteLine();
        Console.WriteLine("| store | step | seconds (min–max) | rows/s | peak MB | ratio to bare insert |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|");
        foreach (var (store, connection) in Stores(postgres))
        {
            List<Measurement> bare = [], whole = [];
            for (var round = 0; round < rounds; round++)
            {
                bare.AddRange(await MeasureAsync("bare-insert", file, connection));
                whole.AddRange(await MeasureAsync("import", file, connection));
            }
            Print(store, bare, null);
            Print(store, whole, Median(bare.Select(measurement => measurement.Seconds)));
        }
        return 0;
    }

    /// <summary>The value after an option's name, or null.</summary>
    public static string? Option(string[] arguments, string name)
    {
        var index = Array.IndexOf(arguments, name);
        return index >= 0 && index + 1 < arguments.Length ? arguments[index + 1] : null;
    }

    private static IEnumerable<(string Store, string Connection)> Stores(string? postgres)
    {
        yield return ("SQLite", "");
        if (postgres is not null)
        {
            yield return ("PostgreSQL", postgres);
        }
    }

    private static async Task<Measurement[]> MeasureAsync(string step, string file, string connection)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }
        foreach (var argument in (string[])[step, file, connection])
        {
            start.ArgumentList.Add(argument);
        }
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<Measurement[]>(output)!
            : throw new InvalidOperationException($"{step} ended with {process.ExitCode}.");
    }

    private static void Print(string store, List<Measurement> measurements, double? bare)
    {
        foreach (var step in measurements.GroupBy(measurement => measurement.Step))
        {
            var seconds = Median(step.Select(measurement => measurement.Seconds));
            var ratio = bare is { } reference && step.Key == EndToEndSteps.WholeStep ? (seconds / reference).ToString("F2", CultureInfo.InvariantCulture) : "";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {store} | {step.Key} | {seconds:F3} ({step.Min(m => m.Seconds):F3}–{step.Max(m => m.Seconds):F3}) | {(step.First().Rows > 0 ? step.First().Rows / seconds : 0):N0} | {Median(step.Select(m => m.PeakMegabytes)):F0} | {ratio} |"));
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <summary>One measured step.</summary>
/// <param name="Step">What was measured.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Rows">Rows that went through; 0 where that says nothing.</param>
/// <param name="PeakMegabytes">Most memory that the process had held by then.</param>
public sealed record Measurement(string Step, double Seconds, long Rows, double PeakMegabytes);
