using System.Diagnostics;
using System.Globalization;
using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Analytics.Customers.Consumption;
using TechMart.Analytics.Sales;
using TechMart.Import;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;

namespace TechMart.Benchmarks;

/// <summary>
/// <c>clusters [FILE]</c> and <c>consumption [FILE]</c>: processor time of each stage of the clusters of customers, or of their consumption profiles, of a file of sales, or without one of
/// 100,000 customers with a million lines.
/// </summary>
public static class ClusterStages
{
    private const int Rounds = 5;

    public static async Task<int> RunAsync(string? file, bool consumption = false)
    {
        var queries = new ColumnarSalesQueries(file is null ? ColumnsShop.Table(1_000_000, linesPerOrder: 4, linesPerCustomer: 10) : await LoadAsync(file));
        var rounds = new List<IReadOnlyList<(string Stage, double Wall, double Processor)>>();
        for (var round = 0; round <= Rounds; round++)
        {
            var stages = new Stages();
            var (customers, recommended) = consumption ? await ConsumptionAsync(queries, stages) : await ClustersAsync(queries, stages);
            stages.Begin("");
            // The first round compiles.
            if (round > 0)
            {
                rounds.Add(stages.Times);
            }
            else
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{customers} customers, recommended {recommended?.ToString(CultureInfo.InvariantCulture) ?? "none"}"));
            }
        }
        foreach (var (name, number) in rounds[0].Select((stage, number) => (stage.Stage, number)))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-12} wall {rounds.Min(round => round[number].Wall):F3} {Median(rounds.Select(round => round[number].Wall)):F3}  processor {rounds.Min(round => round[number].Processor):F3} {Median(rounds.Select(round => round[number].Processor)):F3}"));
        }
        return 0;
    }

    private static async Task<(int Customers, int? Recommended)> ClustersAsync(ISalesQueries queries, Stages stages)
    {
        var division = await ClusterAnalysis.DivideAsync(queries, SalesFilter.All, new ClusterOptions(), stages);
        stages.Begin("shown");
        var result = ClusterAnalysis.Show(division, 5);
        return (result.Customers, result.RecommendedClusters);
    }

    private static async Task<(int Customers, int? Recommended)> ConsumptionAsync(ISalesQueries queries, Stages stages)
    {
        var found = await ConsumptionAnalysis.RunAsync(queries, SalesFilter.All, new ConsumptionOptions(), stages);
        stages.Begin("shown");
        var result = found.Search is null ? found : ConsumptionAnalysis.Show(found, 5);
        return (result.Shares.Rows, found.Recommended);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static async Task<SalesTable> LoadAsync(string file)
    {
        var source = SourceFile.Open(file);
        var inspection = await FileInspector.InspectAsync(source, new InspectionSettings(), new ReadLimits());
        return (await SalesFileImport.LoadAsync(source, inspection, new ImportContext { Today = DateOnly.MaxValue })).Table;
    }

    /// <summary>Wall and processor seconds from one stage's beginning to the next one's.</summary>
    private sealed class Stages : IProgress<ClusterSearchProgress>
    {
        private readonly Lock _lock = new();
        private string _stage = "features";
        private long _started = Stopwatch.GetTimestamp();
        private TimeSpan _used = Environment.CpuUsage.TotalTime;

        public List<(string Stage, double Wall, double Processor)> Times { get; } = [];

        public void Report(ClusterSearchProgress value) => Begin(value.Stage.ToString());

        public void Begin(string stage)
        {
            lock (_lock)
            {
                if (stage == _stage)
                {
                    return;
                }
                var used = Environment.CpuUsage.TotalTime;
                Times.Add((_stage, Stopwatch.GetElapsedTime(_started).TotalSeconds, (used - _used).TotalSeconds));
                (_stage, _started, _used) = (stage, Stopwatch.GetTimestamp(), used);
            }
        }
    }
}
