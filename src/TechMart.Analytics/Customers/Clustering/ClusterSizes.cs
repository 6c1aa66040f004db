namespace TechMart.Analytics.Customers.Clustering;

/// <summary>Counts labels.</summary>
internal static class ClusterSizes
{
    /// <summary>Rows of each cluster, up to the largest label.</summary>
    /// <exception cref="ArgumentException">There is not one label for each row, or one is negative.</exception>
    public static int[] Of(ReadOnlySpan<int> labels, int rows)
    {
        if (labels.Length != rows)
        {
            throw new ArgumentException($"There are {labels.Length} labels for {rows} rows.", nameof(labels));
        }
        var clusters = 0;
        foreach (var label in labels)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(label, nameof(labels));
            clusters = Math.Max(clusters, label + 1);
        }
        var sizes = new int[clusters];
        foreach (var label in labels)
        {
            sizes[label]++;
        }
        return sizes;
    }
}
