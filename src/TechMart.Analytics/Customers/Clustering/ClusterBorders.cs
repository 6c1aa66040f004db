using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Clustering;

/// <summary>The border between two neighbouring clusters.</summary>
/// <param name="First">One cluster.</param>
/// <param name="Second">The other.</param>
/// <param name="Density">Density of rows in the thinnest place between the two over that of the less dense of both: near 0 = a gap, near 1 = one
/// passes over into the other.</param>
/// <param name="High">Upper end of a one-sided 99.9 % interval for <paramref name="Density"/>.</param>
public sealed record ClusterBorder(int First, int Second, double Density, double High)
{
    /// <summary>Whether there is a valley: the density falls to <see cref="ClusterBorders.Valley"/> or less, and surely falls.</summary>
    public bool IsValley => Density <= ClusterBorders.Valley && High <= ClusterBorders.SureValley;
}

/// <summary>
/// Looks for valleys between clusters. K-means cuts anything into pieces, also a single cloud; but where it cuts a cloud, rows are about as dense at
/// the cut as beside it. Neighbouring clusters are projected on the line through their centres, and rows are counted in a window that slides along it.
/// </summary>
/// <remarks>
/// This asks for nothing but that a group is one hill of density; how wide, skewed or heavy-tailed does not matter. In columns of few distinct values
/// (counts) equal values are first spread evenly between the midpoints to the next lower and higher value: otherwise every integer would be a hill.
/// </remarks>
public sealed class ClusterBorders
{
    /// <summary>Relative density up to which the thinnest place is a valley. Two normal groups of equal size have it at 3.1 standard deviations
    /// between their means.</summary>
    public const double Valley = 0.6;

    /// <summary>What the upper end of the interval must not exceed.</summary>
    public const double SureValley = 0.95;

    private const int MostRows = 50_000;

    /// <summary>Half of the window, where the centres lie at −1 and 1.</summary>
    private const double HalfWindow = 0.2;

    private const double Reach = 1.6;
    private const int Steps = 64;

    /// <summary>Clusters are neighbours when the border concerns this share of the smaller one: rows that have the one as nearest, the other as
    /// second nearest.</summary>
    private const double NeighbourShare = 0.1;

    private const double OneSided999 = 3.0902323061678132;

    private readonly FeatureMatrix _spread;
    private readonly int[]? _rows;

    /// <summary>Prepares a matrix; the borders of any division of it can then be measured.</summary>
    /// <param name="matrix">The rows.</param>
    /// <param name="seed">Seed of the spreading, and of the sample that is looked at beyond 50,000 rows.</param>
    public ClusterBorders(FeatureMatrix matrix, long seed)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        _rows = matrix.Rows <= MostRows ? null : RowSample.Of(matrix.Rows, MostRows, seed);
        _spread = Spread(_rows is null ? matrix : matrix.Select(_rows), seed);
    }

    /// <summary>The borders between neighbouring clusters; none with a single cluster.</summary>
    public IReadOnlyList<ClusterBorder> Of(KMeansModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var labels = model.Labels.ToArray();
        var members = Enumerable.Range(0, model.Clusters).Select(_ => new List<int>()).ToArray();
        var neighbours = new int[model.Clusters, model.Clusters];
        for (var i = 0; i < _spread.Rows; i++)
        {
            var own = labels[_rows?[i] ?? i];
            members[own].Add(i);
            if (Second(model, _spread.Row(i), own) is var second and >= 0)
            {
                neighbours[own, second]++;
            }
        }
        var borders = new List<ClusterBorder>();
        for (var first = 0; first < model.Clusters; first++)
        {
            for (var second = first + 1; second < model.Clusters; second++)
            {
                var least = NeighbourShare * Math.Min(members[first].Count, members[second].Count);
                if (neighbours[first, second] + neighbours[second, first] >= least)
                {
                    borders.Add(Border(model, first, second, members));
                }
            }
        }
        return borders;
    }

    private ClusterBorder Border(KMeansModel model, int first, int second, List<int>[] members)
    {
        var from = model.Centre(first);
        var to = model.Centre(second);
        var (direction, middle, length) = (new double[from.Length], 0.0, 0.0);
        for (var column = 0; column < direction.Length; column++)
        {
            direction[column] = to[column] - from[column];
            middle += direction[column] * (to[column] + from[column]) / 2;
            length += direction[column] * direction[column];
        }
        var places = new List<double>(members[first].Count + members[second].Count);
        foreach (var row in members[first].Concat(members[second]))
        {
            var place = 0.0;
            var point = _spread.Row(row);
            for (var column = 0; column < direction.Length; column++)
            {
                place += point[column] * direction[column];
            }
            places.Add(2 * (place - middle) / length);
        }
        var (lowest, hill) = ThinnestPlace([.. places.Order()]);
        // Counts scatter like Poisson's, so their roots all with a deviation of about one half (Anscombe 1948).
        var root = Math.Sqrt(lowest + 0.375) + (OneSided999 * Math.Sqrt(0.5));
        var high = hill == 0 ? 1 : root * root / hill;
        return new ClusterBorder(first, second, hill == 0 ? 1 : (double)lowest / hill, high);
    }

    /// <summary>Rows in the emptiest window between the two fullest ones on either side of the middle, and in the less full of these.</summary>
    private static (int Lowest, int Hill) ThinnestPlace(double[] places)
    {
        var counts = new int[Steps + 1];
        var (begin, end) = (0, 0);
        for (var step = 0; step <= Steps; step++)
        {
            var centre = -Reach + (2 * Reach * step / Steps);
            while (begin < places.Length && places[begin] < centre - HalfWindow)
            {
                begin++;
            }
            while (end < places.Length && places[end] <= centre + HalfWindow)
            {
                end++;
            }
            counts[step] = end - begin;
        }
        var (left, right) = (0, Steps);
        for (var step = 0; step < Steps / 2; step++)
        {
            left = counts[step] > counts[left] ? step : left;
            right = counts[Steps - step] > counts[right] ? Steps - step : right;
        }
        return (counts[left..(right + 1)].Min(), Math.Min(counts[left], counts[right]));
    }

    private static int Second(KMeansModel model, ReadOnlySpan<double> point, int own)
    {
        var (second, least) = (-1, double.PositiveInfinity);
        for (var cluster = 0; cluster < model.Clusters; cluster++)
        {
            var sum = 0.0;
            var centre = model.Centre(cluster);
            for (var column = 0; column < centre.Length; column++)
            {
                sum += (point[column] - centre[column]) * (point[column] - centre[column]);
            }
            if (cluster != own && sum < least)
            {
                (second, least) = (cluster, sum);
            }
        }
        return second;
    }

    /// <summary>Spreads equal values of a column over the room that is theirs.</summary>
    private static FeatureMatrix Spread(FeatureMatrix matrix, long seed)
    {
        var values = matrix.Values.ToArray();
        for (var column = 0; column < matrix.Columns; column++)
        {
            var random = new SeededRandom(seed, column);
            var sorted = new double[matrix.Rows];
            var order = new int[matrix.Rows];
            for (var row = 0; row < order.Length; row++)
            {
                (sorted[row], order[row]) = (values[(row * matrix.Columns) + column], row);
            }
            Array.Sort(sorted, order);
            for (var (start, end) = (0, 0); start < sorted.Length; start = end)
            {
                for (end = start + 1; end < sorted.Length && sorted[end] == sorted[start]; end++)
                {
                }
                if (end - start == 1 || end - start == sorted.Length)
                {
                    continue;
                }
                var below = start > 0 ? (sorted[start] - sorted[start - 1]) / 2 : (sorted[end] - sorted[start]) / 2;
                var above = end < sorted.Length ? (sorted[end] - sorted[start]) / 2 : below;
                for (var i = start; i < end; i++)
                {
                    values[(order[i] * matrix.Columns) + column] = sorted[start] - below + (random.NextDouble() * (below + above));
                }
            }
        }
        return FeatureMatrix.OfRows(values, matrix.Names);
    }
}
