using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Clustering;

/// <summary>
/// The first centres by k-means++ (Arthur and Vassilvitskii 2007): each is a point drawn with a chance proportional to its squared distance from the
/// nearest centre so far; of a few such candidates the one that lowers the sum most is taken (the greedy variant of the same paper).
/// </summary>
internal sealed class KMeansSeeding
{
    private const int MostCandidates = 8;

    private readonly PointGroups _points;
    private readonly SeededRandom _random;
    private readonly int _threads;
    private readonly CancellationToken _cancellation;

    /// <summary>Squared distance of each point from the nearest centre so far; 0 for the places beyond the last row.</summary>
    private readonly double[] _distances;
    private readonly double[] _blockSums;

    private KMeansSeeding(PointGroups points, SeededRandom random, int threads, CancellationToken cancellation)
    {
        _points = points;
        _random = random;
        _threads = threads;
        _cancellation = cancellation;
        _distances = new double[points.Groups * PointGroups.Lanes];
        _blockSums = new double[points.Blocks * MostCandidates];
    }

    /// <summary>Chooses centres, one after the other; fewer than asked for where there are fewer distinct points.</summary>
    public static double[] Choose(PointGroups points, int clusters, SeededRandom random, int threads, CancellationToken cancellation) =>
        new KMeansSeeding(points, random, threads, cancellation).Choose(clusters);

    /// <summary>Puts one of some centres elsewhere: the others stay, and it goes where k-means++ would put one more.</summary>
    public static double[] Replace(PointGroups points, double[] centres, int replaced, SeededRandom random, CancellationToken cancellation)
    {
        var seeding = new KMeansSeeding(points, random, threads: 1, cancellation);
        var columns = points.Columns;
        double[] others = [.. centres.AsSpan(0, replaced * columns), .. centres.AsSpan((replaced + 1) * columns)];
        Array.Fill(seeding._distances, double.PositiveInfinity, 0, points.Rows);
        var total = 0.0;
        for (var start = 0; start < others.Length; start += columns)
        {
            total = seeding.Approach(others.AsSpan(start, columns).ToArray());
        }
        return seeding.Extend([.. others, .. new double[columns]], others.Length / columns, total);
    }

    private double[] Choose(int clusters)
    {
        var columns = _points.Columns;
        var centres = new double[clusters * columns];
        _points.CopyRow(_random.NextInt(_points.Rows), centres.AsSpan(0, columns));
        Array.Fill(_distances, double.PositiveInfinity, 0, _points.Rows);
        return Extend(centres, 1, Approach(centres.AsSpan(0, columns).ToArray()));
    }

    /// <summary>Chooses the centres that are missing.</summary>
    /// <param name="centres">Room for all centres.</param>
    /// <param name="chosen">How many there are.</param>
    /// <param name="total">Sum of the squared distances from these.</param>
    private double[] Extend(double[] centres, int chosen, double total)
    {
        var columns = _points.Columns;
        var clusters = centres.Length / columns;
        var count = Math.Min(2 + (int)Math.Log(clusters), MostCandidates);
        var candidates = new double[count * columns];
        for (; chosen < clusters; chosen++)
        {
            if (!(total > 0))
            {
                // Every point lies on a centre: there are no more distinct ones.
                return centres[..(chosen * columns)];
            }
            for (var candidate = 0; candidate < count; candidate++)
            {
                _points.CopyRow(Draw(total), candidates.AsSpan(candidate * columns, columns));
            }
            var best = Best(candidates, count);
            var centre = candidates.AsSpan(best * columns, columns).ToArray();
            centre.CopyTo(centres.AsSpan(chosen * columns));
            total = Approach(centre);
        }
        return centres;
    }

    /// <summary>Draws a row with a chance proportional to its distance.</summary>
    private int Draw(double total)
    {
        var left = _random.NextDouble() * total;
        var block = 0;
        for (; block < _points.Blocks - 1 && left >= _blockSums[block]; block++)
        {
            left -= _blockSums[block];
        }
        // Rounding may lead past the last point that can be drawn: then it is this one.
        var last = -1;
        for (; block >= 0 && last < 0; block--)
        {
            var (row, end) = _points.BlockOfRows(block);
            for (; row < end; row++)
            {
                if (_distances[row] > 0)
                {
                    last = row;
                    left -= _distances[row];
                    if (left < 0)
                    {
                        return row;
                    }
                }
            }
        }
        return last;
    }

    /// <summary>Takes a new centre into account; returns the sum of the distances.</summary>
    private double Approach(double[] centre)
    {
        OrderedBlocks.Run(_points.Blocks, _threads, block => ApproachBlock(block, centre), _cancellation);
        var total = 0.0;
        for (var block = 0; block < _points.Blocks; block++)
        {
            total += _blockSums[block];
        }
        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ApproachBlock(int block, double[] centre)
    {
        var columns = _points.Columns;
        ref var packed = ref MemoryMarshal.GetArrayDataReference(_points.Packed);
        ref var place = ref MemoryMarshal.GetArrayDataReference(centre);
        var sum = Vector256<double>.Zero;
        var (group, end) = _points.BlockOfGroups(block);
        for (; group < end; group++)
        {
            ref var distances = ref _distances[group * PointGroups.Lanes];
            var (first, last) = NearestCentre.Squared(ref Unsafe.Add(ref packed, group * PointGroups.Lanes * columns), ref place, columns);
            first = Vector256.Min(first, Vector256.LoadUnsafe(ref distances));
            last = Vector256.Min(last, Vector256.LoadUnsafe(ref distances, 4));
            first.StoreUnsafe(ref distances);
            last.StoreUnsafe(ref distances, 4);
            sum += first + last;
        }
        _blockSums[block] = Vector256.Sum(sum);
    }

    /// <summary>The candidate that would lower the sum most, the first of several.</summary>
    private int Best(double[] candidates, int count)
    {
        var sums = new double[_points.Blocks * count];
        OrderedBlocks.Run(_points.Blocks, _threads, block => TryBlock(block, candidates, sums.AsSpan(block * count, count)), _cancellation);
        var (best, least) = (0, double.PositiveInfinity);
        for (var candidate = 0; candidate < count; candidate++)
        {
            var sum = 0.0;
            for (var block = 0; block < _points.Blocks; block++)
            {
                sum += sums[(block * count) + candidate];
            }
            if (sum < least)
            {
                (best, least) = (candidate, sum);
            }
        }
        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TryBlock(int block, double[] candidates, Span<double> sums)
    {
        var columns = _points.Columns;
        ref var packed = ref MemoryMarshal.GetArrayDataReference(_points.Packed);
        var (begin, end) = _points.BlockOfGroups(block);
        for (var candidate = 0; candidate < sums.Length; candidate++)
        {
            ref var place = ref candidates[candidate * columns];
            var sum = Vector256<double>.Zero;
            for (var group = begin; group < end; group++)
            {
                ref var distances = ref _distances[group * PointGroups.Lanes];
                var (first, last) = NearestCentre.Squared(ref Unsafe.Add(ref packed, group * PointGroups.Lanes * columns), ref place, columns);
                sum += Vector256.Min(first, Vector256.LoadUnsafe(ref distances)) + Vector256.Min(last, Vector256.LoadUnsafe(ref distances, 4));
            }
            sums[candidate] = Vector256.Sum(sum);
        }
    }
}
