using TechMart.Analytics.Customers.Clustering;

namespace TechMart.Analytics.Tests.Customers.Clustering;

/// <summary>Lloyd's iteration and the silhouette as the books write them, to compare with.</summary>
public static class NaiveKMeans
{
    /// <summary>Iterates from given centres until no row changes its cluster.</summary>
    public static (int[] Labels, double Inertia) Lloyd(FeatureMatrix matrix, double[] start)
    {
        var centres = start.Chunk(matrix.Columns).Select(centre => centre.ToArray()).ToArray();
        var labels = new int[matrix.Rows];
        for (var changed = true; changed;)
        {
            changed = false;
            for (var row = 0; row < matrix.Rows; row++)
            {
                var point = matrix.Row(row).ToArray();
                var nearest = Enumerable.Range(0, centres.Length).MinBy(cluster => Squared(point, centres[cluster]));
                changed |= nearest != labels[row];
                labels[row] = nearest;
            }
            for (var cluster = 0; cluster < centres.Length; cluster++)
            {
                var members = Enumerable.Range(0, matrix.Rows).Where(row => labels[row] == cluster).Select(row => matrix.Row(row).ToArray()).ToList();
                if (members.Count > 0)
                {
                    centres[cluster] = [.. Enumerable.Range(0, matrix.Columns).Select(column => members.Average(member => member[column]))];
                }
            }
        }
        return (labels, Enumerable.Range(0, matrix.Rows).Sum(row => Squared(matrix.Row(row).ToArray(), centres[labels[row]])));
    }

    /// <summary>The silhouette of each row.</summary>
    public static double[] Silhouette(FeatureMatrix matrix, int[] labels) => [.. Enumerable.Range(0, matrix.Rows).Select(row =>
    {
        var distances = Enumerable.Range(0, matrix.Rows)
            .Where(other => other != row)
            .GroupBy(other => labels[other], other => Math.Sqrt(Squared(matrix.Row(row).ToArray(), matrix.Row(other).ToArray())))
            .ToDictionary(group => group.Key, group => group.Average());
        if (!distances.TryGetValue(labels[row], out var within))
        {
            return 0;
        }
        var between = distances.Where(pair => pair.Key != labels[row]).Min(pair => pair.Value);
        return Math.Max(within, between) > 0 ? (between - within) / Math.Max(within, between) : 0;
    })];

    private static double Squared(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();
}
