using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Clusters;

/// <summary>The customers on a plane: the two directions in which they differ most (principal components of the scaled features).</summary>
/// <param name="XShare">Share of all differences that the horizontal direction shows.</param>
/// <param name="YShare">The same of the vertical direction.</param>
/// <param name="XLoadings">How much each feature adds to the horizontal direction, −1 to 1, in the order of the features.</param>
/// <param name="YLoadings">The same of the vertical direction; empty with a single feature.</param>
/// <param name="Points">A point for each customer; empty beyond <see cref="MostPoints"/>.</param>
/// <param name="Bins">Customers counted by place; empty up to <see cref="MostPoints"/>.</param>
/// <param name="Centres">The clusters' centres.</param>
public sealed record ClusterMap(
    double XShare,
    double YShare,
    IReadOnlyList<double> XLoadings,
    IReadOnlyList<double> YLoadings,
    IReadOnlyList<MapPoint> Points,
    IReadOnlyList<MapBin> Bins,
    IReadOnlyList<MapCentre> Centres)
{
    /// <summary>Beyond so many customers they are counted by place.</summary>
    public const int MostPoints = 2000;

    private const int Columns = 60;
    private const int Rows = 40;

    internal static ClusterMap Of(FeatureMatrix scaled, int[] labels, string[] letters, IReadOnlyList<string> customers)
    {
        var components = PrincipalComponents.Of(scaled.Values, scaled.Columns);
        var scores = components.Scores(scaled.Values);
        var sums = new (double X, double Y, int Count)[letters.Length];
        for (var row = 0; row < labels.Length; row++)
        {
            ref var sum = ref sums[labels[row]];
            sum = (sum.X + scores[2 * row], sum.Y + scores[(2 * row) + 1], sum.Count + 1);
        }
        var isBinned = scaled.Rows > MostPoints;
        return new ClusterMap(
            components.ExplainedShares[0],
            components.ExplainedShares.Count > 1 ? components.ExplainedShares[1] : 0,
            components.Directions[0],
            components.Directions.Count > 1 ? components.Directions[1] : [],
            isBinned ? [] : [.. labels.Select((label, row) => new MapPoint(customers[row], letters[label], scores[2 * row], scores[(2 * row) + 1]))],
            isBinned ? Count(scores, labels, letters) : [],
            [.. sums.Select((sum, cluster) => new MapCentre(letters[cluster], sum.X / sum.Count, sum.Y / sum.Count))]);
    }

    private static List<MapBin> Count(double[] scores, int[] labels, string[] letters)
    {
        var (x, y) = (new Grid(scores, 0, Columns), new Grid(scores, 1, Rows));
        var counts = new Dictionary<(int Column, int Row), int[]>();
        for (var row = 0; row < labels.Length; row++)
        {
            var place = (x.CellOf(scores[2 * row]), y.CellOf(scores[(2 * row) + 1]));
            if (!counts.TryGetValue(place, out var count))
            {
                counts.Add(place, count = new int[letters.Length]);
            }
            count[labels[row]]++;
        }
        return
        [
            .. counts.OrderBy(bin => bin.Key).Select(bin =>
            {
                var most = Array.IndexOf(bin.Value, bin.Value.Max());
                return new MapBin(letters[most], x.Middle(bin.Key.Column), y.Middle(bin.Key.Row), bin.Value.Sum(), bin.Value[most]);
            }),
        ];
    }

    /// <summary>Cells of equal width along one direction.</summary>
    private readonly struct Grid
    {
        private readonly double _low;
        private readonly double _width;
        private readonly int _cells;

        public Grid(double[] scores, int offset, int cells)
        {
            var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            for (var i = offset; i < scores.Length; i += 2)
            {
                (low, high) = (Math.Min(low, scores[i]), Math.Max(high, scores[i]));
            }
            (_low, _width, _cells) = (low, (high - low) / cells, cells);
        }

        public int CellOf(double score) => _width > 0 ? Math.Min(_cells - 1, (int)((score - _low) / _width)) : 0;

        public double Middle(int cell) => _low + ((cell + 0.5) * _width);
    }
}

/// <summary>A customer on the map.</summary>
/// <param name="Customer">The id.</param>
/// <param name="Label">The cluster.</param>
/// <param name="X">Horizontal place, in standard deviations of the scaled features.</param>
/// <param name="Y">Vertical place.</param>
public sealed record MapPoint(string Customer, string Label, double X, double Y);

/// <summary>The customers at a place of the map.</summary>
/// <param name="Label">The cluster that most of them are in; of equal ones the first.</param>
/// <param name="X">Horizontal middle.</param>
/// <param name="Y">Vertical middle.</param>
/// <param name="Customers">How many there are.</param>
/// <param name="OfLabel">How many of them are in that cluster.</param>
public sealed record MapBin(string Label, double X, double Y, int Customers, int OfLabel);

/// <summary>The centre of a cluster on the map.</summary>
/// <param name="Label">The cluster.</param>
/// <param name="X">Horizontal place.</param>
/// <param name="Y">Vertical place.</param>
public sealed record MapCentre(string Label, double X, double Y);
