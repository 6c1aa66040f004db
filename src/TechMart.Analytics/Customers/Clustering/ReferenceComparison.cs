using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Clustering;

/// <summary>How clusters are compared with what structureless data give.</summary>
public sealed record ReferenceOptions
{
    /// <summary>Structureless data sets to draw; at least 2.</summary>
    public int Sets { get; init; } = 10;

    /// <summary>Restarts of K-means on each.</summary>
    public int Restarts { get; init; } = 3;

    /// <summary>Most rows of a set; larger data are compared by a sample of so many rows.</summary>
    public int MostRows { get; init; } = 10_000;

    /// <summary>Draws a structureless data set with as many columns as the data and about as many rows; null = by columns and correlations.</summary>
    public Func<SeededRandom, FeatureMatrix>? Draw { get; init; }

    /// <summary>Seed of everything random.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Most threads; 0 = as many as there are cores. The result does not depend on it.</summary>
    public int Threads { get; init; }
}

/// <summary>How much more compact clusters are than in structureless data.</summary>
/// <param name="Gap">Mean logarithm of the inertia in structureless data less that in the data: 0.07 means 7 % less inertia than by chance; about 0 =
/// as by chance. Null where all rows lie on their centres.</param>
/// <param name="StandardError">Standard error of <paramref name="Gap"/>, from the scatter of the structureless sets.</param>
public sealed record ReferenceGap(double? Gap, double StandardError);

/// <summary>
/// The gap statistic (Tibshirani, Walther and Hastie 2001) with a reference that suits customers: data of the same columns, each with exactly its own
/// values (skewed, heavy-tailed or in whole numbers as they are) and with the same rank correlations, but otherwise without structure: a Gaussian
/// copula. A box or a single Gaussian, the usual references, would take every long tail for a cluster.
/// </summary>
/// <remarks>Groups that a single column shows by itself are in the reference as well and add nothing to the gap: these are what
/// <see cref="ClusterBorders"/> finds.</remarks>
public static class ReferenceComparison
{
    /// <summary>Compares divisions into several numbers of clusters with structureless data.</summary>
    /// <param name="matrix">The rows.</param>
    /// <param name="models">Divisions of these rows.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static IReadOnlyList<ReferenceGap> Measure(
        FeatureMatrix matrix, IReadOnlyList<KMeansModel> models, ReferenceOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Sets, 2);
        var rows = RowSample.AtMost(matrix, options.MostRows, options.Seed);
        var draw = options.Draw ?? new CopulaSource(rows).Draw;
        var logarithms = new double[options.Sets, models.Count];
        var clustering = new KMeansOptions { Restarts = options.Restarts, Seed = options.Seed, Threads = 1 };
        OrderedBlocks.Run(
            options.Sets,
            options.Threads,
            set =>
            {
                var points = new PointGroups(RowSample.AtMost(draw(new SeededRandom(options.Seed, set)), options.MostRows, options.Seed));
                for (var model = 0; model < models.Count; model++)
                {
                    logarithms[set, model] = LogInertia(points, models[model], clustering, cancellation);
                }
            },
            cancellation);
        var whole = ReferenceEquals(rows, matrix);
        var sample = whole ? null : new PointGroups(rows);
        return [.. models.Select((model, number) => Gap(
            whole ? Math.Log(model.Inertia) : LogInertia(sample!, model, clustering with { Threads = options.Threads }, cancellation),
            [.. Enumerable.Range(0, options.Sets).Select(set => logarithms[set, number])]))];
    }

    /// <summary>Draws data that have structure between the clusters of a division and none within them.</summary>
    internal static Func<SeededRandom, FeatureMatrix> Within(FeatureMatrix matrix, KMeansModel model, int mostRows, long seed)
    {
        var rows = matrix.Rows <= mostRows ? [.. Enumerable.Range(0, matrix.Rows)] : RowSample.Of(matrix.Rows, mostRows, seed);
        var labels = model.Labels.ToArray();
        var sources = rows.GroupBy(row => labels[row]).OrderBy(group => group.Key).Select(group => new CopulaSource(matrix.Select([.. group]))).ToList();
        return random => FeatureMatrix.OfRows(sources.SelectMany(source => source.Draw(random).Values.ToArray()).ToArray(), matrix.Names);
    }

    private static double LogInertia(PointGroups points, KMeansModel model, KMeansOptions options, CancellationToken cancellation) =>
        Math.Log(KMeans.Fit(points, Math.Min(model.Clusters, points.Rows), options, cancellation).Inertia);

    private static ReferenceGap Gap(double own, double[] references)
    {
        var mean = references.Average();
        if (!double.IsFinite(own) || !double.IsFinite(mean))
        {
            return new ReferenceGap(null, 0);
        }
        var variance = references.Sum(value => (value - mean) * (value - mean)) / (references.Length - 1);
        return new ReferenceGap(mean - own, Math.Sqrt(variance * (1 + (1.0 / references.Length))));
    }

    /// <summary>Draws data that have the columns' values and rank correlations and nothing else.</summary>
    internal sealed class CopulaSource
    {
        private readonly FeatureMatrix _matrix;
        private readonly double[][] _sorted;
        private readonly SymmetricEigen _eigen;

        public CopulaSource(FeatureMatrix matrix)
        {
            _matrix = matrix;
            _sorted = new double[matrix.Columns][];
            var scores = new double[matrix.Columns][];
            for (var column = 0; column < matrix.Columns; column++)
            {
                (_sorted[column], scores[column]) = NormalScores(matrix, column);
            }
            _eigen = SymmetricEigen.Of(Correlations(scores), matrix.Columns);
        }

        public FeatureMatrix Draw(SeededRandom random)
        {
            var (rows, columns) = (_matrix.Rows, _matrix.Columns);
            var drawn = Array.ConvertAll(_sorted, _ => new double[rows]);
            var independent = new double[columns];
            for (var row = 0; row < rows; row++)
            {
                for (var i = 0; i < columns; i++)
                {
                    independent[i] = random.NextNormal() * Math.Sqrt(Math.Max(_eigen.Values[i], 0));
                }
                for (var column = 0; column < columns; column++)
                {
                    for (var i = 0; i < columns; i++)
                    {
                        drawn[column][row] += independent[i] * _eigen.Vectors[i][column];
                    }
                }
            }
            var values = new double[rows * columns];
            for (var column = 0; column < columns; column++)
            {
                var order = Enumerable.Range(0, rows).ToArray();
                Array.Sort(drawn[column], order);
                for (var rank = 0; rank < rows; rank++)
                {
                    values[(order[rank] * columns) + column] = _sorted[column][rank];
                }
            }
            return FeatureMatrix.OfRows(values, _matrix.Names);
        }

        /// <summary>The values in order, and for each row the normal quantile of its rank; equal values share their mean rank.</summary>
        private static (double[] Sorted, double[] Scores) NormalScores(FeatureMatrix matrix, int column)
        {
            var sorted = new double[matrix.Rows];
            var order = new int[matrix.Rows];
            for (var row = 0; row < order.Length; row++)
            {
                (sorted[row], order[row]) = (matrix.Values[(row * matrix.Columns) + column], row);
            }
            Array.Sort(sorted, order);
            var scores = new double[matrix.Rows];
            for (var (start, end) = (0, 0); start < sorted.Length; start = end)
            {
                for (end = start + 1; end < sorted.Length && sorted[end] == sorted[start]; end++)
                {
                }
                var score = NormalQuantile.Of((start + end) / 2.0 / sorted.Length);
                for (var i = start; i < end; i++)
                {
                    scores[order[i]] = score;
                }
            }
            return (sorted, scores);
        }

        private static double[] Correlations(double[][] scores)
        {
            var columns = scores.Length;
            var result = new double[columns * columns];
            for (var i = 0; i < columns; i++)
            {
                for (var j = i; j < columns; j++)
                {
                    var scale = Math.Sqrt(Product(scores[i], scores[i])) * Math.Sqrt(Product(scores[j], scores[j]));
                    result[(i * columns) + j] = result[(j * columns) + i] = i == j ? 1 : scale > 0 ? Product(scores[i], scores[j]) / scale : 0;
                }
            }
            return result;
        }

        private static double Product(double[] a, double[] b)
        {
            var (meanA, meanB, sum) = (a.Average(), b.Average(), 0.0);
            for (var i = 0; i < a.Length; i++)
            {
                sum += (a[i] - meanA) * (b[i] - meanB);
            }
            return sum;
        }
    }
}
