namespace TechMart.Analytics.Customers.Clustering;

/// <summary>Measures of how compact and how far apart clusters are. Each cluster's centre is the mean of its rows.</summary>
/// <param name="Inertia">Sum of squared distances between rows and the centres of their clusters; smaller is better, and always smaller with more
/// clusters.</param>
/// <param name="CalinskiHarabasz">Variance between clusters over that within, each by its degrees of freedom (Calinski and Harabasz 1974): larger is
/// better. Null with fewer than two clusters, with as many clusters as rows, and where all rows lie on their centres.</param>
/// <param name="DaviesBouldin">Mean over the clusters of how much they overlap with the one they overlap with most: the sum of both mean distances to
/// the centre over the distance of the centres (Davies and Bouldin 1979): smaller is better, 0 at best. Null with fewer than two clusters and where
/// two centres are the same.</param>
public sealed record ClusterIndices(double Inertia, double? CalinskiHarabasz, double? DaviesBouldin)
{
    /// <summary>Measures a division.</summary>
    /// <param name="matrix">The rows.</param>
    /// <param name="labels">The cluster of each row, from 0; a number without rows is no cluster.</param>
    /// <exception cref="ArgumentException">There is not one label for each row, or one is negative.</exception>
    public static ClusterIndices Of(FeatureMatrix matrix, ReadOnlySpan<int> labels)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var sizes = ClusterSizes.Of(labels, matrix.Rows);
        var centres = Centres(matrix, labels, sizes);
        var clusters = Enumerable.Range(0, sizes.Length).Where(cluster => sizes[cluster] > 0).ToArray();
        var (inertia, distances) = (0.0, new double[sizes.Length]);
        for (var row = 0; row < matrix.Rows; row++)
        {
            var squared = Squared(matrix.Row(row), centres[labels[row]]);
            inertia += squared;
            distances[labels[row]] += Math.Sqrt(squared);
        }
        foreach (var cluster in clusters)
        {
            distances[cluster] /= sizes[cluster];
        }
        return clusters.Length < 2
            ? new ClusterIndices(inertia, null, null)
            : new ClusterIndices(inertia, Between(matrix, centres, sizes, clusters, inertia), Overlap(centres, distances, clusters));
    }

    private static double[][] Centres(FeatureMatrix matrix, ReadOnlySpan<int> labels, int[] sizes)
    {
        var centres = Array.ConvertAll(sizes, _ => new double[matrix.Columns]);
        for (var row = 0; row < matrix.Rows; row++)
        {
            var point = matrix.Row(row);
            var centre = centres[labels[row]];
            for (var column = 0; column < centre.Length; column++)
            {
                centre[column] += point[column];
            }
        }
        for (var cluster = 0; cluster < sizes.Length; cluster++)
        {
            for (var column = 0; column < matrix.Columns && sizes[cluster] > 0; column++)
            {
                centres[cluster][column] /= sizes[cluster];
            }
        }
        return centres;
    }

    private static double? Between(FeatureMatrix matrix, double[][] centres, int[] sizes, int[] clusters, double inertia)
    {
        if (matrix.Rows <= clusters.Length || inertia == 0)
        {
            return null;
        }
        var overall = new double[matrix.Columns];
        foreach (var cluster in clusters)
        {
            for (var column = 0; column < overall.Length; column++)
            {
                overall[column] += centres[cluster][column] * sizes[cluster] / matrix.Rows;
            }
        }
        var between = clusters.Sum(cluster => sizes[cluster] * Squared(centres[cluster], overall));
        return Finite(between / (clusters.Length - 1) / (inertia / (matrix.Rows - clusters.Length)));
    }

    private static double? Overlap(double[][] centres, double[] distances, int[] clusters) => Finite(clusters.Average(cluster => clusters
        .Where(other => other != cluster)
        .Max(other => (distances[cluster] + distances[other]) / Math.Sqrt(Squared(centres[cluster], centres[other])))));

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static double Squared(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
