using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Clustering;

/// <summary>Recognises clusters again in another run or version, so that they can keep their names and colours.</summary>
public static class ClusterMatching
{
    /// <summary>
    /// Pairs the clusters of two divisions so that as many rows as possible are in paired clusters (optimal assignment). Clusters that share no row
    /// are never paired.
    /// </summary>
    /// <param name="before">The clusters of the rows in the division that has the names, from 0; negative = the row is not in it.</param>
    /// <param name="now">The same rows in the new division.</param>
    /// <returns>For each cluster of the new division its match.</returns>
    public static IReadOnlyList<ClusterMatch> Match(ReadOnlySpan<int> before, ReadOnlySpan<int> now)
    {
        var overlap = LabelOverlap.Of(now, before);
        var gains = new double[overlap.FirstClusters, overlap.SecondClusters];
        for (var i = 0; i < overlap.FirstClusters; i++)
        {
            for (var j = 0; j < overlap.SecondClusters; j++)
            {
                gains[i, j] = overlap[i, j];
            }
        }
        var partners = OptimalAssignment.Maximise(gains);
        return [.. partners.Select((partner, cluster) => partner < 0 || overlap[cluster, partner] == 0
            ? new ClusterMatch(cluster, null, 0, 0)
            : new ClusterMatch(cluster, partner, overlap[cluster, partner], overlap.Jaccard(cluster, partner)))];
    }
}

/// <summary>What became of a cluster.</summary>
/// <param name="Now">The cluster in the new division.</param>
/// <param name="Before">The one that it goes on from; null = it is new.</param>
/// <param name="SharedRows">Rows in both.</param>
/// <param name="Jaccard">These over the rows in either, among the rows that are in both divisions; 1 = the same cluster.</param>
public sealed record ClusterMatch(int Now, int? Before, long SharedRows, double Jaccard);
