using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TechMart.Analytics.Customers.Clustering;

/// <summary>
/// Distances of a group of eight points to centres. Products and sums are rounded one by one (no fused operations) and always taken in the same
/// order, so that every machine computes the same bits.
/// </summary>
internal static class NearestCentre
{
    /// <summary>Squared distances of the eight points to one centre.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> First, Vector256<double> Last) Squared(ref double group, ref double centre, int columns)
    {
        var (first, last) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var column = 0; column < columns; column++)
        {
            var coordinate = Vector256.Create(Unsafe.Add(ref centre, column));
            ref var place = ref Unsafe.Add(ref group, column * PointGroups.Lanes);
            var a = Vector256.LoadUnsafe(ref place) - coordinate;
            var b = Vector256.LoadUnsafe(ref place, 4) - coordinate;
            first += a * a;
            last += b * b;
        }
        return (first, last);
    }

    /// <summary>The nearest and the second nearest of all centres for eight points. Of equally near ones the first is the nearest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Nearest Of(ref double group, ref double centres, int clusters, int columns)
    {
        var nearest = new Nearest
        {
            First = Vector256.Create(double.PositiveInfinity),
            Last = Vector256.Create(double.PositiveInfinity),
            SecondFirst = Vector256.Create(double.PositiveInfinity),
            SecondLast = Vector256.Create(double.PositiveInfinity),
        };
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            var (first, last) = Squared(ref group, ref Unsafe.Add(ref centres, cluster * columns), columns);
            var label = Vector256.Create((long)cluster);
            var nearer = Vector256.LessThan(first, nearest.First);
            nearest.SecondFirst = Vector256.Min(nearest.SecondFirst, Vector256.Max(first, nearest.First));
            nearest.First = Vector256.ConditionalSelect(nearer, first, nearest.First);
            nearest.LabelFirst = Vector256.ConditionalSelect(nearer.AsInt64(), label, nearest.LabelFirst);
            nearer = Vector256.LessThan(last, nearest.Last);
            nearest.SecondLast = Vector256.Min(nearest.SecondLast, Vector256.Max(last, nearest.Last));
            nearest.Last = Vector256.ConditionalSelect(nearer, last, nearest.Last);
            nearest.LabelLast = Vector256.ConditionalSelect(nearer.AsInt64(), label, nearest.LabelLast);
        }
        return nearest;
    }

    /// <summary>The nearest of some centres for every row.</summary>
    /// <param name="points">The points.</param>
    /// <param name="centres">The centres, one after the other.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int[] Labels(PointGroups points, double[] centres)
    {
        var labels = new int[points.Groups * PointGroups.Lanes];
        var clusters = centres.Length / points.Columns;
        ref var centre = ref MemoryMarshal.GetArrayDataReference(centres);
        ref var packed = ref MemoryMarshal.GetArrayDataReference(points.Packed);
        for (var group = 0; group < points.Groups; group++)
        {
            var nearest = Of(ref Unsafe.Add(ref packed, group * PointGroups.Lanes * points.Columns), ref centre, clusters, points.Columns);
            Vector256.Narrow(nearest.LabelFirst, nearest.LabelLast).StoreUnsafe(ref labels[group * PointGroups.Lanes]);
        }
        return labels.Length == points.Rows ? labels : labels[..points.Rows];
    }

    /// <summary>What is nearest to the first four and the last four points of a group. Distances are squared.</summary>
    internal ref struct Nearest
    {
        public Vector256<double> First;
        public Vector256<double> Last;
        public Vector256<double> SecondFirst;
        public Vector256<double> SecondLast;
        public Vector256<long> LabelFirst;
        public Vector256<long> LabelLast;
    }
}
