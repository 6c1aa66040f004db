using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Clustering;

/// <summary>Divides rows into clusters so that the squared distances to the clusters' means are small (K-means).</summary>
/// <remarks>
/// First centres by greedy k-means++ (<see cref="KMeansSeeding"/>), then exact Lloyd iterations sped up by Hamerly's bounds and vectors
/// (<see cref="LloydRun"/>); of several restarts the one with the least inertia, of equal ones the first. Up to 61,440 rows and without a tolerance
/// each restart is then improved by moving single rows (<see cref="SingleTransfers"/>), and the best one goes on with twice as many swaps as there
/// were restarts: one centre is taken away and put elsewhere, which gets out of poor minima far sooner than beginning anew (random swap, Fränti
/// 2018). The result is a fixed point of Lloyd's iteration all the same, only a better one. A cluster that loses all rows takes the one farthest from
/// its centre. The bounds are Hamerly's rather than Elkan's: with vectors a group's distances to some twenty centres cost less than keeping a bound
/// for each of them. Everything is decided by data, options and seed: the same bits with any number of threads.
/// </remarks>
public static class KMeans
{
    /// <summary>From so many blocks on the threads share one restart; below, each takes restarts of its own.</summary>
    private const int BlocksToShare = 16;

    private const int SwapsPerRestart = 2;

    /// <summary>Swaps that are tried from the same division; fixed, so that the result does not depend on the number of threads.</summary>
    private const int SwapsOfARound = 5;

    /// <summary>Finds clusters.</summary>
    /// <param name="matrix">The rows, on scales on which they can be compared (<see cref="FeatureTransform"/>).</param>
    /// <param name="clusters">How many to find, at least 1.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ClusteringException">There are fewer rows than clusters (<see cref="ClusteringProblem.FewerRowsThanClusters"/>).</exception>
    public static KMeansModel Fit(FeatureMatrix matrix, int clusters, KMeansOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(options);
        return Fit(new PointGroups(matrix), clusters, options, cancellation);
    }

    /// <summary>Finds clusters of packed points; several numbers of clusters can share the packing.</summary>
    /// <param name="points">The points.</param>
    /// <param name="clusters">How many to find.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static KMeansModel Fit(PointGroups points, int clusters, KMeansOptions options, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(clusters, 1);
        options.Check();
        if (points.Rows < clusters)
        {
            throw new ClusteringException(ClusteringProblem.FewerRowsThanClusters);
        }
        var shift = options.Tolerance == 0 ? 0 : options.Tolerance * MeanVariance(points);
        LloydRun? best = null;
        if (points.Blocks >= BlocksToShare)
        {
            for (var restart = 0; restart < options.Restarts; restart++)
            {
                best = Better(best, Start(points, clusters, restart, shift, options, options.Threads, cancellation));
            }
        }
        else
        {
            best = Best(null, options.Restarts, restart => Start(points, clusters, restart, shift, options, 1, cancellation));
            for (var round = 0; round < SwapsPerRestart * options.Restarts / SwapsOfARound && shift == 0 && best.Counts.Length > 1; round++)
            {
                var (from, first) = (best, options.Restarts + (round * SwapsOfARound));
                best = Best(from, SwapsOfARound, swap => Swap(points, from, clusters, first + swap, options, cancellation));
            }
        }
        return Model(points, clusters, best!);

        LloydRun Best(LloydRun? known, int count, Func<int, LloydRun> run)
        {
            var runs = new LloydRun[count];
            OrderedBlocks.Run(count, options.Threads, number => runs[number] = run(number), cancellation);
            return runs.Aggregate(known, Better)!;
        }
    }

    private static LloydRun Better(LloydRun? best, LloydRun next) => best is null || next.Inertia < best.Inertia ? next : best;

    private static LloydRun Start(
        PointGroups points, int clusters, int restart, double shift, KMeansOptions options, int threads, CancellationToken cancellation)
    {
        var random = new SeededRandom(options.Seed, clusters, restart);
        return Run(points, KMeansSeeding.Choose(points, clusters, random, threads, cancellation), shift, options, threads, cancellation);
    }

    private static LloydRun Swap(PointGroups points, LloydRun from, int clusters, int number, KMeansOptions options, CancellationToken cancellation)
    {
        var random = new SeededRandom(options.Seed, clusters, number);
        var centres = KMeansSeeding.Replace(points, from.Centres, random.NextInt(from.Counts.Length), random, cancellation);
        return Run(points, centres, 0, options, 1, cancellation);
    }

    private static LloydRun Run(PointGroups points, double[] centres, double shift, KMeansOptions options, int threads, CancellationToken cancellation)
    {
        var run = new LloydRun(points, centres, threads, cancellation);
        run.Run(options.MaxIterations, shift);
        if (run.Converged && shift == 0 && points.Blocks < BlocksToShare)
        {
            run.Polish(options.MaxIterations);
        }
        return run;
    }

    private static KMeansModel Model(PointGroups points, int requested, LloydRun run)
    {
        var columns = points.Columns;
        var order = Enumerable.Range(0, run.Counts.Length).Where(cluster => run.Counts[cluster] > 0).ToArray();
        Array.Sort(order, (a, b) =>
        {
            var bySize = run.Counts[b].CompareTo(run.Counts[a]);
            return bySize != 0 ? bySize : run.Centres.AsSpan(a * columns, columns).SequenceCompareTo(run.Centres.AsSpan(b * columns, columns));
        });
        var number = new int[run.Counts.Length];
        var centres = new double[order.Length * columns];
        for (var cluster = 0; cluster < order.Length; cluster++)
        {
            number[order[cluster]] = cluster;
            run.Centres.AsSpan(order[cluster] * columns, columns).CopyTo(centres.AsSpan(cluster * columns));
        }
        var labels = new int[points.Rows];
        for (var row = 0; row < labels.Length; row++)
        {
            labels[row] = number[run.Label(row)];
        }
        return new KMeansModel(requested, columns, centres, labels, [.. order.Select(cluster => run.Counts[cluster])])
        {
            Inertia = run.Inertia,
            Iterations = run.Iterations,
            Converged = run.Converged,
        };
    }

    /// <summary>Mean of the columns' variances, the scale of the tolerance.</summary>
    private static double MeanVariance(PointGroups points)
    {
        var sum = 0.0;
        var point = new double[points.Columns];
        var means = new double[points.Columns];
        for (var row = 0; row < points.Rows; row++)
        {
            points.CopyRow(row, point);
            for (var column = 0; column < point.Length; column++)
            {
                means[column] += point[column] / points.Rows;
            }
        }
        for (var row = 0; row < points.Rows; row++)
        {
            points.CopyRow(row, point);
            for (var column = 0; column < point.Length; column++)
            {
                sum += (point[column] - means[column]) * (point[column] - means[column]);
            }
        }
        return sum / points.Rows / points.Columns;
    }
}
