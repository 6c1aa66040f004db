using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Statistics;

namespace TechMart.Benchmarks;

/// <summary>
/// <c>kmeans FOLDER</c>: K-means of generated tables, which are also written to a folder as bare doubles, so that <c>kmeans-sklearn.py</c> can do the same beside it.
/// 4,338 customers × 3 are one skewed cloud; 1,000,000 × 6 are eight overlapping ones.
/// </summary>
public static class KMeansBeside
{
    private const int Customers = 4_338;
    private const int Rows = 1_000_000;

    public static int Run(string folder)
    {
        var small = Cloud();
        var large = Clouds();
        Write(Path.Combine(folder, "small.f64"), small);
        Write(Path.Combine(folder, "large.f64"), large);
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}; wall and processor seconds, best and median of the rounds");
        var search = new ClusterSearch(small, new ClusterSearchOptions { Restarts = 10, Resamples = 0 });
        KMeansModel[] FitAll() => [.. Enumerable.Range(2, 9).Select(clusters => search.Fit(clusters))];
        Measure("k = 2..10, 10 restarts each", 15, () => FitAll().Sum(model => model.Inertia));
        Measure("the same with exact silhouettes", 15, () => FitAll().Sum(model => Silhouette.Of(small, model.Labels)!.Mean));
        Measure("k = 8, one start, tolerance 1e-4", 5, () => KMeans.Fit(large, 8, new KMeansOptions { Restarts = 1, Tolerance = 1e-4 }).Inertia);
        Measure("k = 8, one start, 10 iterations", 5, () => KMeans.Fit(large, 8, new KMeansOptions { Restarts = 1, MaxIterations = 10 }).Inertia);
        Measure("k = 2..10 with bootstrap (50) and choice", 3, () => new ClusterSearch(small, new ClusterSearchOptions()).Run(2, 10).Candidates.Sum(candidate => candidate.Model.Inertia));
        return 0;
    }

    private static FeatureMatrix Cloud()
    {
        var random = new SeededRandom(1);
        var values = new double[Customers * 3];
        for (var i = 0; i < values.Length; i += 3)
        {
            var (x, y, z) = (random.NextNormal(), random.NextNormal(), random.NextNormal());
            (values[i], values[i + 1], values[i + 2]) = (x, (-0.6 * x) + Math.Abs(y), (-0.5 * x) + (0.6 * Math.Abs(y)) + (0.5 * z));
        }
        return FeatureMatrix.OfRows(values, ["a", "b", "c"]);
    }

    private static FeatureMatrix Clouds()
    {
        var random = new SeededRandom(2);
        var values = new double[Rows * 6];
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < 6; column++)
            {
                values[(row * 6) + column] = (((row >> (column % 3)) & 1) * (column < 3 ? 3.0 : 1.5)) + random.NextNormal();
            }
        }
        return FeatureMatrix.OfRows(values, ["a", "b", "c", "d", "e", "f"]);
    }

    private static void Write(string path, FeatureMatrix matrix) => File.WriteAllBytes(path, MemoryMarshal.AsBytes(matrix.Values));

    private static void Measure(string what, int rounds, Func<double> work)
    {
        var (wall, processor, answer) = (new List<double>(), new List<double>(), 0.0);
        using var process = Process.GetCurrentProcess();
        for (var round = 0; round <= rounds; round++)
        {
            process.Refresh();
            var (start, used) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
            answer = work();
            process.Refresh();
            // The first round compiles.
            if (round > 0)
            {
                wall.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                processor.Add((process.TotalProcessorTime - used).TotalSeconds);
            }
        }
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-42} wall {wall.Min():F3} {Median(wall):F3}  processor {processor.Min():F3} {Median(processor):F3}  ({answer:F4})"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
