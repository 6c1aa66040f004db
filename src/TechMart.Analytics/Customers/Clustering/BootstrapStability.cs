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
        OrderedBlocks.Run(
            options.Resamples,
            options.Threads,
            resample =>
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
                    results[resample, model] = Compare(models[model], points, all, clustering with { Seed = (long)random.NextBits() }, cancellation);
                }
                options.Done?.Invoke(Interlocked.Increment(ref done));
            },
            cancellation);
        return [.. models.Select((model, number) => Mean(model, number, results))];
    }

    private static (double AdjustedRand, double[] Jaccard) Compare(
        KMeansModel model, PointGroups resample, PointGroups all, KMeansOptions options, CancellationToken cancellation)
    {
        var again = KMeans.Fit(resample, Math.Min(model.Clusters, resample.Rows), options, cancellation);
        var overlap = LabelOverlap.Of(model.Labels, again.Assign(all));
        return (overlap.AdjustedRand, [.. Enumerable.Range(0, model.Clusters).Select(overlap.BestJaccard)]);
    }

    private static ClusterStability Mean(KMeansModel model, int number, (double AdjustedRand, double[] Jaccard)[,] results)
    {
        var resamples = results.GetLength(0);
        var (rand, jaccard) = (0.0, new double[model.Clusters]);
        for (var resample = 0; resample < resamples; resample++)
        {
            rand += results[resample, number].AdjustedRand / resamples;
            for (var cluster = 0; cluster < jaccard.Length; cluster++)
            {
                jaccard[cluster] += results[resample, number].Jaccard[cluster] / resamples;
            }
        }
        return new ClusterStability(rand, jaccard);
    }
}
