using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Tests.Customers.Clustering;

/// <summary>Generated rows: with groups in them, and of several kinds without.</summary>
public static class Clouds
{
    /// <summary>Kinds of data without groups.</summary>
    public static IEnumerable<string> Structureless => ["gaussian", "correlated", "uniform", "line", "log-normal", "log-normal customers", "exponential", "heavy tails", "counts"];

    /// <summary>Four normal groups, and which row belongs to which.</summary>
    public static (FeatureMatrix Matrix, int[] Groups) Planted(int rows, long seed, double distance = 5, params double[] shares)
    {
        var random = new SeededRandom(seed);
        double[][] centres = [[0, 0, 0], [distance, 0, 0], [0, distance, 0], [distance * 0.6, distance * 0.6, distance * 0.9]];
        var groups = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            groups[row] = shares.Length == 0 ? row % centres.Length : Draw(random.NextDouble(), shares);
        }
        return (Of(rows, 3, row => [.. centres[groups[row]].Select(centre => centre + random.NextNormal())]), groups);
    }

    /// <summary>Rows without groups.</summary>
    public static FeatureMatrix Without(string kind, int rows, long seed)
    {
        var random = new SeededRandom(seed);
        double[] Correlated()
        {
            var (x, y, z) = (random.NextNormal(), random.NextNormal(), random.NextNormal());
            return [x, (0.5 * x) + (0.8 * y), (0.3 * x) + (0.2 * y) + (0.7 * z)];
        }
        double[] Each(Func<double> draw) => [draw(), draw(), draw()];
        return kind switch
        {
            "gaussian" => Of(rows, 3, _ => Each(random.NextNormal)),
            "correlated" => Of(rows, 3, _ => Correlated()),
            "uniform" => Of(rows, 3, _ => Each(random.NextDouble)),
            "line" => Of(rows, 1, _ => [random.NextDouble()]),
            "log-normal" => Of(rows, 3, _ => [.. Correlated().Select(Math.Exp)]),
            "log-normal customers" => Logarithms(Of(rows, 3, _ => [.. Correlated().Select(value => Math.Exp((1.2 * value) + 3))])),
            "exponential" => Of(rows, 3, _ => Each(() => -Math.Log(1 - random.NextDouble()))),
            "heavy tails" => Of(rows, 3, _ => Each(() => random.NextNormal() / Math.Sqrt(Enumerable.Range(0, 3).Sum(_ => Math.Pow(random.NextNormal(), 2)) / 3))),
            "counts" => Of(rows, 2, _ => [Math.Floor(-2 * Math.Log(1 - random.NextDouble())), Math.Floor(4 * random.NextDouble())]),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    public static FeatureMatrix Of(int rows, int columns, Func<int, double[]> row) =>
        FeatureMatrix.OfRows(Enumerable.Range(0, rows).SelectMany(row).ToArray(), [.. Enumerable.Range(1, columns).Select(column => $"f{column}")]);

    public static FeatureMatrix Of(params double[][] rows) => Of(rows.Length, rows[0].Length, row => rows[row]);

    public static FeatureMatrix Standardized(FeatureMatrix matrix) =>
        FeatureTransform.Learn(matrix, new FeatureTransformOptions { Standardize = true }).Apply(matrix);

    private static FeatureMatrix Logarithms(FeatureMatrix matrix) =>
        FeatureTransform.Learn(matrix, new FeatureTransformOptions { Log1p = true }).Apply(matrix);

    private static int Draw(double chance, double[] shares)
    {
        var group = 0;
        while (group < shares.Length - 1 && chance >= shares[group])
        {
            chance -= shares[group++];
        }
        return group;
    }
}
