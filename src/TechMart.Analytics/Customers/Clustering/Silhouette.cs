using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Clustering;

/// <summary>
/// How much nearer each row is to its own cluster than to the next one (Rousseeuw 1987): s = (b − a) / max(a, b), where a is the mean distance to the
/// other rows of its cluster and b the least mean distance to the rows of another. 1 = well inside, 0 = between two, below 0 = nearer to the other. A
/// row that is alone in its cluster, or lies as far from both at distance 0, has 0.
/// </summary>
public sealed class Silhouette
{
    /// <summary>Up to so many rows every row's value is computed; beyond, that of a sample.</summary>
    public const int MostExactRows = 50_000;

    private const int LeastSample = 1_000;

    /// <summary>So many rows tell the mean to about 0.003, which is finer than anybody reads it.</summary>
    private const int MostSample = 10_000;
    private const int BlockRows = 64;

    private Silhouette(int[]? sampled, double[] values, int[] neighbours, double[] byCluster, int rows)
    {
        SampledRows = sampled;
        Values = values;
        Neighbours = neighbours;
        ByCluster = byCluster;
        Mean = values.Average();
        if (sampled is not null)
        {
            var variance = values.Sum(value => (value - Mean) * (value - Mean)) / (values.Length - 1);
            StandardError = Math.Sqrt(variance / values.Length * (1 - ((double)values.Length / rows)));
        }
    }

    /// <summary>Mean over the rows, −1 to 1.</summary>
    public double Mean { get; }

    /// <summary>Standard error of <see cref="Mean"/> where it rests on a sample; 0 where it is exact.</summary>
    public double StandardError { get; }

    /// <summary>The rows that were looked at, in ascending order; null = all.</summary>
    public IReadOnlyList<int>? SampledRows { get; }

    /// <summary>The value of each row that was looked at: rows near or below 0 belong to two clusters about equally.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>For each of these rows the other cluster that it is nearest to.</summary>
    public IReadOnlyList<int> Neighbours { get; }

    /// <summary>Mean by cluster; NaN where no row of a cluster is in the sample.</summary>
    public IReadOnlyList<double> ByCluster { get; }

    /// <summary>Computes the silhouette: exactly, or beyond <see cref="MostExactRows"/> from a simple random sample of rows, each compared with all
    /// rows.</summary>
    /// <param name="matrix">The rows.</param>
    /// <param name="labels">The cluster of each row, from 0.</param>
    /// <param name="seed">Seed of the sample.</param>
    /// <param name="threads">Most threads; 0 = as many as there are cores. The result does not depend on it.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The silhouette; null with fewer than two clusters, which it is not defined for.</returns>
    /// <exception cref="ArgumentException">There is not one label for each row, or one is negative.</exception>
    public static Silhouette? Of(FeatureMatrix matrix, ReadOnlySpan<int> labels, long seed = 1, int threads = 0, CancellationToken cancellation = default) =>
        Of(matrix, labels, MostExactRows, seed, threads, cancellation);

    internal static Silhouette? Of(
        FeatureMatrix matrix, ReadOnlySpan<int> labels, int mostExactRows, long seed, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var sizes = ClusterSizes.Of(labels, matrix.Rows);
        if (sizes.Count(size => size > 0) < 2)
        {
            return null;
        }
        var packed = new PackedClusters(matrix, labels, sizes);
        var sampled = matrix.Rows > mostExactRows ? RowSample.Of(matrix.Rows, SampleSize(matrix.Rows, mostExactRows), seed) : null;
        var count = sampled?.Length ?? matrix.Rows;
        var (values, neighbours) = (new double[count], new int[count]);
        var owners = labels.ToArray();
        OrderedBlocks.Run(
            (count + BlockRows - 1) / BlockRows,
            threads,
            block =>
            {
                var first = block * BlockRows;
                var length = Math.Min(BlockRows, count - first);
                var points = new double[length * matrix.Columns];
                for (var i = 0; i < length; i++)
                {
                    matrix.Row(sampled?[first + i] ?? first + i).CopyTo(points.AsSpan(i * matrix.Columns));
                }
                var sums = packed.SumDistances(points, length);
                for (var i = 0; i < length; i++)
                {
                    var own = owners[sampled?[first + i] ?? first + i];
                    (values[first + i], neighbours[first + i]) = Value(sums.AsSpan(i * sizes.Length, sizes.Length), sizes, own);
                }
            },
            cancellation);
        return new Silhouette(sampled, values, neighbours, MeanByCluster(values, sampled, owners, sizes.Length), matrix.Rows);
    }

    private static (double Value, int Neighbour) Value(ReadOnlySpan<double> sums, int[] sizes, int own)
    {
        var (neighbour, between) = (-1, double.PositiveInfinity);
        for (var cluster = 0; cluster < sizes.Length; cluster++)
        {
            if (cluster != own && sizes[cluster] > 0 && sums[cluster] / sizes[cluster] < between)
            {
                (neighbour, between) = (cluster, sums[cluster] / sizes[cluster]);
            }
        }
        if (sizes[own] == 1)
        {
            return (0, neighbour);
        }
        var within = sums[own] / (sizes[own] - 1);
        var larger = Math.Max(within, between);
        return (larger > 0 ? (between - within) / larger : 0, neighbour);
    }

    /// <summary>As many rows as keep the work below what it is at the most rows that are done exactly, and no more than tell anything.</summary>
    private static int SampleSize(int rows, int mostExactRows) => Math.Min(rows, Math.Clamp((int)((long)mostExactRows * mostExactRows / rows), LeastSample, MostSample));

    private static double[] MeanByCluster(double[] values, int[]? sampled, int[] labels, int clusters)
    {
        var (sums, counts) = (new double[clusters], new int[clusters]);
        for (var i = 0; i < values.Length; i++)
        {
            var cluster = labels[sampled?[i] ?? i];
            sums[cluster] += values[i];
            counts[cluster]++;
        }
        return [.. sums.Select((sum, cluster) => sum / counts[cluster])];
    }

    /// <summary>The rows sorted by cluster, column by column, each cluster filled up to a multiple of four.</summary>
    private sealed class PackedClusters
    {
        private const int Lanes = 4;

        /// <summary>Numbers of a tile: 24 kB.</summary>
        private const int TileNumbers = 3072;

        private readonly double[] _values;
        private readonly int[] _starts;
        private readonly int[] _sizes;
        private readonly int _places;
        private readonly int _columns;
        private readonly int _tile;

        public PackedClusters(FeatureMatrix matrix, ReadOnlySpan<int> labels, int[] sizes)
        {
            _sizes = sizes;
            _columns = matrix.Columns;
            _tile = Math.Max(TileNumbers / matrix.Columns / Lanes, 1) * Lanes;
            _starts = new int[sizes.Length];
            for (var cluster = 1; cluster < sizes.Length; cluster++)
            {
                _starts[cluster] = _starts[cluster - 1] + Padded(sizes[cluster - 1]);
            }
            _places = _starts[^1] + Padded(sizes[^1]);
            _values = new double[checked(_places * _columns)];
            var next = (int[])_starts.Clone();
            for (var row = 0; row < labels.Length; row++)
            {
                var place = next[labels[row]]++;
                for (var column = 0; column < _columns; column++)
                {
                    _values[(column * _places) + place] = matrix.Values[(row * _columns) + column];
                }
            }
        }

        /// <summary>Sums of the distances from points to the rows of each cluster: point after point, cluster after cluster.</summary>
        /// <remarks>A tile of rows is small enough to stay in the nearest cache until all points have seen it.</remarks>
        public double[] SumDistances(double[] points, int count)
        {
            var sums = new double[count * _sizes.Length];
            for (var cluster = 0; cluster < _sizes.Length; cluster++)
            {
                for (var start = 0; start < _sizes[cluster]; start += _tile)
                {
                    var length = Math.Min(_tile, _sizes[cluster] - start);
                    for (var point = 0; point < count; point++)
                    {
                        sums[(point * _sizes.Length) + cluster] += SumDistances(ref points[point * _columns], _starts[cluster] + start, length);
                    }
                }
            }
            return sums;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private double SumDistances(ref double point, int start, int length)
        {
            ref var place = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values), start);
            var (columns, places) = (_columns, (nint)_places);
            var (even, odd) = (Vector256<double>.Zero, Vector256<double>.Zero);
            var i = 0;
            for (; i <= length - (2 * Lanes); i += 2 * Lanes)
            {
                var (first, second) = (Vector256<double>.Zero, Vector256<double>.Zero);
                for (var column = 0; column < columns; column++)
                {
                    var coordinate = Vector256.Create(Unsafe.Add(ref point, column));
                    ref var at = ref Unsafe.Add(ref place, (column * places) + i);
                    var a = Vector256.LoadUnsafe(ref at) - coordinate;
                    var b = Vector256.LoadUnsafe(ref at, Lanes) - coordinate;
                    first += a * a;
                    second += b * b;
                }
                even += Vector256.Sqrt(first);
                odd += Vector256.Sqrt(second);
            }
            for (; i < length; i += Lanes)
            {
                var squares = Vector256<double>.Zero;
                for (var column = 0; column < columns; column++)
                {
                    var a = Vector256.LoadUnsafe(ref Unsafe.Add(ref place, (column * places) + i)) - Vector256.Create(Unsafe.Add(ref point, column));
                    squares += a * a;
                }
                // Places beyond the cluster's last row are no rows.
                var isRow = Vector256.LessThan(Vector256.Create((long)i, i + 1, i + 2, i + 3), Vector256.Create((long)length));
                even += Vector256.ConditionalSelect(isRow.AsDouble(), Vector256.Sqrt(squares), Vector256<double>.Zero);
            }
            return Vector256.Sum(even + odd);
        }

        private static int Padded(int size) => (size + Lanes - 1) / Lanes * Lanes;
    }
}
