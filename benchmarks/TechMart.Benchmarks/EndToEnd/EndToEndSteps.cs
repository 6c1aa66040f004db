using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TechMart.Analytics.Sales;
using TechMart.Import;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;
using TechMart.Store.Sales;

namespace TechMart.Benchmarks.EndToEnd;

/// <summary>What the child processes of <see cref="EndToEndRun"/> do; each prints its measurements as JSON.</summary>
public static class EndToEndSteps
{
    /// <summary>File → committed → columns → Overview.</summary>
    public const string WholeStep = "file → committed → columns → Overview";

    /// <summary>Runs a step.</summary>
    public static async Task<int> RunAsync(string step, string file, string connection)
    {
        await using var scratch = await ScratchStore.CreateAsync(connection);
        var measurements = step == "bare-insert"
            ? await BareInsertAsync(file, scratch)
            : await ImportAsync(file, scratch);
        Console.WriteLine(JsonSerializer.Serialize(measurements));
        return 0;
    }

    private static async Task<List<Measurement>> ImportAsync(string path, ScratchStore scratch)
    {
        await using var services = Services(scratch);
        await services.GetRequiredService<StoreStart>().RunAsync();
        var dataset = await services.GetRequiredService<DatasetStore>().CreateAsync(Actor.Program, "benchmark");
        List<Measurement> measurements = [];

        var whole = Stopwatch.StartNew();
        var file = SourceFile.Open(path);
        var settings = new InspectionSettings();
        var inspection = await FileInspector.InspectAsync(file, settings, new ReadLimits());
        var rows = inspection.Rows;
        measurements.Add(Measure("  inspect the file", whole.Elapsed, rows));

        var import = Stopwatch.StartNew();
        await services.GetRequiredService<ImportStore>().RunAsync(new ImportRequest(dataset.Id, file, inspection, settings, Actor.CommandLine("benchmark")));
        measurements.Add(Measure("  read, clean, write, commit", import.Elapsed, rows));

        var load = Stopwatch.StartNew();
        var loaded = await services.GetRequiredService<SalesTables>().GetAsync(dataset.Id);
        measurements.Add(Measure("  columns ready after the commit", load.Elapsed, loaded.Table.Lines));

        var overview = Stopwatch.StartNew();
        await services.GetRequiredService<SalesReports>().OverviewAsync(dataset.Id, SalesFilter.All, new ComparisonChoice(ComparisonKind.Previous));
        measurements.Add(Measure("  first Overview (cold)", overview.Elapsed, 0));
        measurements.Add(Measure(WholeStep, whole.Elapsed, rows));

        await using var restarted = Services(scratch);
        var reload = Stopwatch.StartNew();
        loaded = await restarted.GetRequiredService<SalesTables>().GetAsync(dataset.Id);
        measurements.Add(Measure("columns from the store at a start", reload.Elapsed, loaded.Table.Lines));
        return measurements;
    }

    private static async Task<List<Measurement>> BareInsertAsync(string path, ScratchStore scratch)
    {
        var file = SourceFile.Open(path);
        var inspection = await FileInspector.InspectAsync(file, new InspectionSettings(), new ReadLimits());
        var sink = new CollectingSink();
        await SalesFileImport.RunAsync(file, inspection, new ImportContext { Today = DateOnly.MaxValue }, sink);
        var watch = Stopwatch.StartNew();
        await scratch.InsertBareAsync(sink.Batches);
        return [Measure("bare bulk insert of the same rows", watch.Elapsed, sink.Batches.Sum(batch => (long)batch.Count))];
    }

    /// <summary>The store as a program has it.</summary>
    public static ServiceProvider Services(ScratchStore scratch) => new ServiceCollection()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
        .AddSingleton(TimeProvider.System)
        .AddTechMartStore(scratch.Options)
        .BuildServiceProvider();

    private static Measurement Measure(string step, TimeSpan elapsed, long rows) => new(step, elapsed.TotalSeconds, rows, PeakMegabytes());

    /// <summary>The kernel's high-water mark of this process' resident memory.</summary>
    private static double PeakMegabytes()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.AsSpan(6).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture) / 1024;
    }

    private sealed class CollectingSink : IImportSink
    {
        public List<SalesBatch> Batches { get; } = [];

        public ValueTask AcceptAsync(SalesBatch batch, CancellationToken cancellation)
        {
            var copy = new SalesBatch(batch.Count) { Count = batch.Count };
            Copy(batch.Customer, copy.Customer);
            Copy(batch.Time, copy.Time);
            Copy(batch.Order, copy.Order);
            Copy(batch.Product, copy.Product);
            Copy(batch.Category, copy.Category);
            Copy(batch.AttributeSet, copy.AttributeSet);
            Copy(batch.Quantity, copy.Quantity);
            Copy(batch.Price, copy.Price);
            Copy(batch.Amount, copy.Amount);
            Copy(batch.LineNumber, copy.LineNumber);
            Copy(batch.Flags, copy.Flags);
            Batches.Add(copy);
            return ValueTask.CompletedTask;
        }

        public ValueTask RejectAsync(IReadOnlyList<Import.Cleaning.RejectedRow> rows, CancellationToken cancellation) => ValueTask.CompletedTask;

        private static void Copy<T>(T[] from, T[] to) => Array.Copy(from, to, to.Length);
    }
}
