using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Clustering;

/// <summary>
/// Lloyd's iterations from given centres, exact: what the bounds of Hamerly (2010) skip could not have changed. Each point keeps an upper bound on
/// the distance to its own centre and a lower one on that to any other; a group of eight is looked at again only when one of its points fails them.
/// </summary>
/// <remarks>
/// Sums by cluster are kept for each block of rows, corrected when a point moves, and added up in the order of the blocks, so the result has the same
/// bits with any number of threads. Where it settles they are counted afresh and every point is compared with every centre once more: what is returned
/// is a fixed point of the plain iteration, not only of the bounded one.
/// </remarks>
internal sealed partial class LloydRun
{
    private readonly PointGroups _points;
    private readonly int _clusters;
    private readonly int _columns;
    private readonly int _threads;
    private readonly CancellationToken _cancellation;

    private readonly double[] _upper;
    private readonly double[] _lower;
    private readonly long[] _labels;
    private readonly double[] _blockSums;
    private readonly int[] _blockCounts;
    private readonly int[] _blockChanges;
    private readonly double[] _drift;
    private readonly double[] _halfGap;
    private int _farthestMover;
    private double _largestDrift;
    private double _secondDrift;
    private bool _boundsHold;

    public LloydRun(PointGroups points, double[] centres, int threads, CancellationToken cancellation)
    {
        _points = points;
        _columns = points.Columns;
        _clusters = centres.Length / _columns;
        _threads = threads;
        _cancellation = cancellation;
        Centres = centres;
        Counts = new int[_clusters];
        var places = points.Groups * PointGroups.Lanes;
        _upper = new double[places];
        _lower = new double[places];
        _labels = new long[places];
        Array.Fill(_labels, -1);
        _blockSums = new double[points.Blocks * _clusters * _columns];
        _blockCounts = new int[points.Blocks * _clusters];
        _blockChanges = new int[points.Blocks];
        _drift = new double[_clusters];
        _halfGap = new double[_clusters];
    }

    /// <summary>Centres, one after the other.</summary>
    public double[] Centres { get; }

    /// <summary>Rows of each cluster.</summary>
    public int[] Counts { get; }

    /// <summary>Sum of squared distances from the rows to their centres.</summary>
    public double Inertia { get; private set; }

    /// <summary>Iterations done.</summary>
    public int Iterations { get; private set; }

    /// <summary>Whether it settled, or came to rest within the tolerance, before the last iteration allowed.</summary>
    public bool Converged { get; private set; }

    /// <summary>Cluster of a row.</summary>
    public int Label(int row) => (int)_labels[row];

    /// <summary>Iterates.</summary>
    /// <param name="mostIterations">At least 1.</param>
    /// <param name="restingShift">Ends when the centres' squared moves add up to no more; 0 = when no row changes its cluster.</param>
    public void Run(int mostIterations, double restingShift)
    {
        var settled = false;
        while (Iterations < mostIterations && !Converged)
        {
            Iterations++;
            var changes = Assign();
            if (changes == 0)
            {
                CountAfresh();
                MoveCentres();
                _boundsHold = false;
                settled = Converged = Assign() == 0;
            }
            if (!settled)
            {
                var shift = MoveCentres();
                Converged = restingShift > 0 && shift <= restingShift;
            }
        }
        if (!settled)
        {
            _boundsHold = false;
            Assign();
            CountAfresh();
            MoveCentres();
        }
        Inertia = MeasureInertia();
    }

    /// <summary>Goes on from a settled division by moving single rows (<see cref="SingleTransfers"/>), on one thread.</summary>
    /// <param name="mostPasses">Most passes over the rows.</param>
    public void Polish(int mostPasses)
    {
        var transfers = new SingleTransfers(_points, Centres, Counts, _labels);
        var moved = false;
        for (var pass = 0; pass < mostPasses && transfers.Pass() > 0; pass++)
        {
            _cancellation.ThrowIfCancellationRequested();
            moved = true;
        }
        if (moved)
        {
            CountAfresh();
            MoveCentres();
            Inertia = MeasureInertia();
        }
    }

    private int Assign()
    {
        if (_boundsHold)
        {
            MeasureGaps();
        }
        OrderedBlocks.Run(_points.Blocks, _threads, AssignBlock, _cancellation);
        _boundsHold = true;
        return _blockChanges.Sum();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AssignBlock(int block)
    {
        var (columns, clusters, bounded, changes) = (_columns, _clusters, _boundsHold, 0);
        ref var packed = ref MemoryMarshal.GetArrayDataReference(_points.Packed);
        ref var centres = ref MemoryMarshal.GetArrayDataReference(Centres);
        var (group, end) = _points.BlockOfGroups(block);
        for (; group < end; group++)
        {
            var row = group * PointGroups.Lanes;
            ref var upper = ref _upper[row];
            ref var lower = ref _lower[row];
            ref var labels = ref _labels[row];
            if (bounded && !(Fails(ref upper, ref lower, ref labels) | Fails(ref Unsafe.Add(ref upper, 4), ref Unsafe.Add(ref lower, 4), ref Unsafe.Add(ref labels, 4))))
            {
                continue;
            }
            var nearest = NearestCentre.Of(ref Unsafe.Add(ref packed, row * columns), ref centres, clusters, columns);
            Vector256.Sqrt(nearest.First).StoreUnsafe(ref upper);
            Vector256.Sqrt(nearest.Last).StoreUnsafe(ref upper, 4);
            Vector256.Sqrt(nearest.SecondFirst).StoreUnsafe(ref lower);
            Vector256.Sqrt(nearest.SecondLast).StoreUnsafe(ref lower, 4);
            if (!Vector256.EqualsAll(nearest.LabelFirst, Vector256.LoadUnsafe(ref labels)))
            {
                changes += Relabel(block, row, nearest.LabelFirst);
            }
            if (!Vector256.EqualsAll(nearest.LabelLast, Vector256.LoadUnsafe(ref labels, 4)))
            {
                changes += Relabel(block, row + 4, nearest.LabelLast);
            }
        }
        _blockChanges[block] = changes;
    }

    /// <summary>Widens the bounds of four points by what the centres moved, and tells whether any point might now be nearer to another
    /// centre.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Fails(ref double upper, ref double lower, ref long labels)
    {
        // Of the places beyond the last row nobody minds the label, but it is always a cluster's.
        var (a, b, c, d) = ((int)labels, (int)Unsafe.Add(ref labels, 1), (int)Unsafe.Add(ref labels, 2), (int)Unsafe.Add(ref labels, 3));
        var widened = Vector256.LoadUnsafe(ref upper) + Vector256.Create(_drift[a], _drift[b], _drift[c], _drift[d]);
        var moved = Vector256.ConditionalSelect(
            Vector256.Equals(Vector256.LoadUnsafe(ref labels), Vector256.Create((long)_farthestMover)).AsDouble(),
            Vector256.Create(_secondDrift),
            Vector256.Create(_largestDrift));
        var lowered = Vector256.LoadUnsafe(ref lower) - moved;
        widened.StoreUnsafe(ref upper);
        lowered.StoreUnsafe(ref lower);
        return Vector256.GreaterThanAny(widened, Vector256.Max(lowered, Vector256.Create(_halfGap[a], _halfGap[b], _halfGap[c], _halfGap[d])));
    }

    /// <summary>Writes the labels of four points and corrects the block's sums; returns how many rows changed.</summary>
    private int Relabel(int block, int row, Vector256<long> labels)
    {
        var changes = 0;
        for (var lane = 0; lane < 4; lane++)
        {
            var (before, now) = (_labels[row + lane], labels[lane]);
            _labels[row + lane] = now;
            if (before != now && row + lane < _points.Rows)
            {
                changes++;
                AddToSums(block, row + lane, (int)now, 1);
                if (before >= 0)
                {
                    AddToSums(block, row + lane, (int)before, -1);
                }
            }
        }
        return changes;
    }
}
