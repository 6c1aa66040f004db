using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TechMart.Analytics.Customers.Clustering;

/// <summary>
/// Improves a division in which every row is nearest to its own centre by moving single rows where that lowers the inertia: a move also moves both
/// centres, which the plain iteration does not foresee (Hartigan 1975; Hartigan and Wong 1979). What is left has no better neighbour of either kind.
/// </summary>
internal sealed class SingleTransfers
{
    /// <summary>A move must gain this share of what it changes, or rounding could move rows to and fro.</summary>
    private const double LeastGain = 1e-10;

    private readonly PointGroups _points;
    private readonly double[] _centres;
    private readonly int[] _counts;
    private readonly long[] _labels;

    /// <summary>What a row's squared distance costs its own cluster, and what it would cost another.</summary>
    private readonly double[] _leaving;
    private readonly double[] _joining;

    /// <summary>Prepares to improve centres, counts and labels in place.</summary>
    public SingleTransfers(PointGroups points, double[] centres, int[] counts, long[] labels)
    {
        (_points, _centres, _counts, _labels) = (points, centres, counts, labels);
        _leaving = new double[counts.Length];
        _joining = new double[counts.Length];
        for (var cluster = 0; cluster < counts.Length; cluster++)
        {
            Weigh(cluster);
        }
    }

    /// <summary>Goes through all rows once; returns how many were moved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Pass()
    {
        var (columns, moves) = (_points.Columns, 0);
        ref var packed = ref MemoryMarshal.GetArrayDataReference(_points.Packed);
        ref var centres = ref MemoryMarshal.GetArrayDataReference(_centres);
        for (var group = 0; group < _points.Groups; group++)
        {
            var row = group * PointGroups.Lanes;
            ref var place = ref Unsafe.Add(ref packed, row * columns);
            var labelsFirst = Vector256.LoadUnsafe(ref _labels[row]);
            var labelsLast = Vector256.LoadUnsafe(ref _labels[row], 4);
            var (ownFirst, ownLast) = (Vector256<double>.Zero, Vector256<double>.Zero);
            var otherFirst = Vector256.Create(double.PositiveInfinity);
            var otherLast = otherFirst;
            for (var cluster = 0; cluster < _counts.Length; cluster++)
            {
                var (first, last) = NearestCentre.Squared(ref place, ref Unsafe.Add(ref centres, cluster * columns), columns);
                var (leaving, joining) = (Vector256.Create(_leaving[cluster]), Vector256.Create(_joining[cluster]));
                var isOwn = Vector256.Equals(labelsFirst, Vector256.Create((long)cluster)).AsDouble();
                ownFirst = Vector256.ConditionalSelect(isOwn, first * leaving, ownFirst);
                otherFirst = Vector256.Min(otherFirst, Vector256.ConditionalSelect(isOwn, otherFirst, first * joining));
                isOwn = Vector256.Equals(labelsLast, Vector256.Create((long)cluster)).AsDouble();
                ownLast = Vector256.ConditionalSelect(isOwn, last * leaving, ownLast);
                otherLast = Vector256.Min(otherLast, Vector256.ConditionalSelect(isOwn, otherLast, last * joining));
            }
            if (Vector256.GreaterThanAny(ownFirst, otherFirst) || Vector256.GreaterThanAny(ownLast, otherLast))
            {
                for (var lane = 0; lane < PointGroups.Lanes && row + lane < _points.Rows; lane++)
                {
                    moves += TryMove(row + lane) ? 1 : 0;
                }
            }
        }
        return moves;
    }

    private bool TryMove(int row)
    {
        var own = (int)_labels[row];
        if (_counts[own] <= 1)
        {
            return false;
        }
        var (best, least) = (-1, double.PositiveInfinity);
        for (var cluster = 0; cluster < _counts.Length; cluster++)
        {
            var cost = cluster == own ? double.PositiveInfinity : Squared(row, cluster) * _joining[cluster];
            if (cost < least)
            {
                (best, least) = (cluster, cost);
            }
        }
        if (!(Squared(row, own) * _leaving[own] * (1 - LeastGain) > least))
        {
            return false;
        }
        Shift(row, own, -1.0 / (_counts[own] - 1));
        Shift(row, best, 1.0 / (_counts[best] + 1));
        _counts[own]--;
        _counts[best]++;
        _labels[row] = best;
        Weigh(own);
        Weigh(best);
        return true;
    }

    private void Weigh(int cluster)
    {
        double count = _counts[cluster];
        // The only row of a cluster stays.
        _leaving[cluster] = count > 1 ? count / (count - 1) : 0;
        _joining[cluster] = count / (count + 1);
    }

    private void Shift(int row, int cluster, double share)
    {
        var start = _points.Start(row);
        for (var column = 0; column < _points.Columns; column++)
        {
            ref var place = ref _centres[(cluster * _points.Columns) + column];
            place += share * (_points.Packed[start + (column * PointGroups.Lanes)] - place);
        }
    }

    private double Squared(int row, int cluster)
    {
        var sum = 0.0;
        var start = _points.Start(row);
        for (var column = 0; column < _points.Columns; column++)
        {
            var difference = _points.Packed[start + (column * PointGroups.Lanes)] - _centres[(cluster * _points.Columns) + column];
            sum += difference * difference;
        }
        return sum;
    }
}
