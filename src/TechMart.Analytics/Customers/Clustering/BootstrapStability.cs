using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Clustering;

/// <summary>How stability is measured.</summary>
public sealed record BootstrapOptions
{
    /// <summary>Resamples; at least 1.</summary>
    public int Resamples { get; init; } = 50;

    /// <summary>Restarts of K-means on each resample, at least 1.</summary>
    public int Restarts { get; init; } = 3;

    /// <summary>Most rows of a resample. Fewer rows than there are make clusters look less stable than they are, never more.</summary>
    public int MostRows { get; init; } = 20_000;

    /// <summary>
    /// After so many resamples no more are spent on divisions that are surely not stable: whose mean Jaccard index, or that of a cluster, is four standard errors or more below what
    /// <see cref="ClusterCountChoice"/> asks for. 0 = all divisions are measured on all resamples.
    /// </summary>
    public int GiveUpAfter { get; init; }

    /// <summary>Seed of everything random.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Most threads; 0 = as many as there are cores. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Is told, from any thread, how many resamples are done.</summary>
    public Action<int>? Done { get; init; }
}

/// <summary>Whether a cluster would be found again in other data of the same kind.</summary>
public enum StabilityBand
{
    /// <summary>Mean Jaccard index below 0.6: not to be trusted.</summary>
    Unstable,

    /// <summary>0.6 to 0.75: there is a pattern, but which rows belong to it is doubtful.</summary>
    Doubtful,

    /// <summary>0.75 to 0.85: stable.</summary>
    Stable,

    /// <summary>From 0.85: highly stable.</summary>
    HighlyStable,
}

/// <summary>Stability of a division.</summary>
/// <param name="AdjustedRand">Mean adjusted Rand index between the division and those from the resamples: 1 = always the same.</param>
/// <param name="Jaccard">For each cluster the mean over the resamples of the Jaccard index with the most similar cluster found there.</param>
public sealed record ClusterStability(double AdjustedRand, IReadOnlyList<double> Jaccard)
{
    /// <summary>How many resamples this rests on.</summary>
    public int Resamples { get; init; }

    /// <summary>The band of a cluster's Jaccard index, as Hennig (2007) and his package fpc read it.</summary>
    public static StabilityBand Band(double jaccard) => jaccard switch
    {
        >= 0.85 => StabilityBand.HighlyStable,
        >= 0.75 => StabilityBand.Stable,
        >= 0.6 => StabilityBand.Doubtful,
        _ => StabilityBand.Unstable,
    };
}

/// <summary>
/// Stability of clusters by the bootstrap (Hennig 2007): rows are drawn with repetition, clustered anew, all rows go to the nearest of the new
/// centres, and the result is compared with the division of the full data.
/// </summary>
public static class BootstrapStability
{
    private const double SureErrors = 4;

    /// <summary>Measures several divisions of one matrix on the same resamples.</summary>
    /// <param name="matrix">The rows.</param>
    /// <param name="models">The divisions.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static IReadOnlyList<ClusterStability> Measure(
        FeatureMatrix matrix, IReadOnlyList<KMeansModel> models, BootstrapOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Resamples, 1);
        var all = new PointGroups(matrix);
        var results = new (double AdjustedRand, double[] Jaccard)[options.Resamples, models.Count];
        var clustering = new KMeansOptions { Restarts = options.Restarts, Threads = 1 };
        var done = 0;
        var used = new int[models.Count];
        var first = options.GiveUpAfter > 1 ? Math.Min(options.GiveUpAfter, options.Resamples) : options.Resamples;
        Run(0, first, [.. models.Select(_ => true)]);
        if (first < options.Resamples)
        {
            Run(first, options.Resamples, [.. models.Select((model, number) => !IsHopeless(model, number, results, first))]);
        }
        return [.. models.Select((model, number) => Mean(model, number, results, used[number]))];

        void Run(int from, int to, bool[] isMeasured)
        {
            for (var model = 0; model < used.Length; model++)
            {
                used[model] = isMeasured[model] ? to : from;
            }
            if (!isMeasured.Contains(true))
            {
                return;
            }
            OrderedBlocks.Run(to - from, options.Threads, number => Resample(from + number, isMeasured), cancellation);
        }

        void Resample(int resample, bool[] isMeasured)
        {
            var random = new SeededRandom(options.Seed, resample);
            var rows = new int[Math.Min(matrix.Rows, options.MostRows)];
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = random.NextInt(matrix.Rows);
            }
            var points = new PointGroups(matrix, rows);
            for (var model = 0; model < models.Count; model++)
            {
                // Whether others are measured changes nothing for this one.
                var seed = (long)random.NextBits();
                if (isMeasured[model])
                {
                    results[resample, model] = Compare(models[model], points, all, clustering with { Seed = seed }, cancellation);
                }
            }
            options.Done?.Invoke(Interlocked.Increment(ref done));
        }
    }

    private static bool IsHopeless(KMeansModel model, int number, (double AdjustedRand, double[] Jaccard)[,] results, int resamples)
    {
        double[] Of(Func<double[], double> measure) => [.. Enumerable.Range(0, resamples).Select(resample => measure(results[resample, number].Jaccard))];
        return IsBelow(Of(jaccard => jaccard.Average()), ClusterCountChoice.LeastMeanJaccard)
            || Enumerable.Range(0, model.Clusters).Any(cluster => IsBelow(Of(jaccard => jaccard[cluster]), ClusterCountChoice.LeastClusterJaccard));
    }

    private static bool IsBelow(double[] values, double least)
    {
        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
        return mean + (SureErrors * Math.Sqrt(variance / values.Length)) < least;
    }

    private static (double AdjustedRand, double[] Jaccard) Compare(
        KMeansModel model, PointGroups resample, PointGroups all, KMeansOptions options, CancellationToken cancellation)
    {
        var again = KMeans.Fit(resample, Math.Min(model.Clusters, resample.Rows), options, cancellation);
        var overlap = LabelOverlap.Of(model.Labels, again.Assign(all));
        return (overlap.AdjustedRand, [.. Enumerable.Range(0, model.Clusters).Select(overlap.BestJaccard)]);
    }

    private static ClusterStability Mean(KMeansModel model, int number, (double AdjustedRand, double[] Jaccard)[,] results, int resamples)
    {
        var (rand, jaccard) = (0.0, new double[model.Clusters]);
        for (var resample = 0; resample < resamples; resample++)
        {
            rand += results[resample, number].AdjustedRand / resamples;
            for (var cluster = 0; cluster < jaccard.Length; cluster++)
            {
                jaccard[cluster] += results[resample, number].Jaccard[cluster] / resamples;
            }
        }
        return new ClusterStability(rand, jaccard) { Resamples = resamples };
    }
}
