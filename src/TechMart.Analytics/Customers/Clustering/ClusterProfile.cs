using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Clustering;

/// <summary>What marks a cluster: its means in original units against those of all rows.</summary>
/// <param name="Cluster">The cluster, from 0.</param>
/// <param name="Size">Its rows.</param>
/// <param name="Share">Of all rows, 0 to 1.</param>
/// <param name="IsSmall">Whether it has fewer than <see cref="ClusterProfiles.LeastRows"/> rows: then there are no indices, as they would
/// mislead.</param>
/// <param name="Features">The features.</param>
public sealed record ClusterProfile(int Cluster, int Size, double Share, bool IsSmall, IReadOnlyList<FeatureProfile> Features);

/// <summary>One feature of a cluster.</summary>
/// <param name="Name">The feature.</param>
/// <param name="Mean">Mean over the cluster's rows.</param>
/// <param name="Overall">Mean over all rows.</param>
/// <param name="Deviations">How far the two are apart, in population deviations of all rows; 0 for a constant feature.</param>
/// <param name="Index">The mean as a multiple of the overall one: 1 = average, 2 = twice. Null for a small cluster and where the overall mean is not
/// positive.</param>
/// <param name="Low">Lower end of the 95 % interval of <paramref name="Index"/>, by the standard error of the cluster's mean; null with it.</param>
/// <param name="High">Upper end.</param>
public sealed record FeatureProfile(string Name, double Mean, double Overall, double Deviations, double? Index, double? Low, double? High);

/// <summary>Describes clusters.</summary>
public static class ClusterProfiles
{
    /// <summary>Clusters with fewer rows have no index: the normal approximation would not hold.</summary>
    public const int LeastRows = 30;

    /// <summary>
    /// Compares each cluster with all rows. The interval says how exactly the cluster's mean is known; it is no test of whether the cluster differs,
    /// since that is what it was made for.
    /// </summary>
    /// <param name="original">The features in their original units.</param>
    /// <param name="labels">The cluster of each row, from 0.</param>
    /// <exception cref="ArgumentException">There is not one label for each row, or one is negative.</exception>
    public static IReadOnlyList<ClusterProfile> Of(FeatureMatrix original, ReadOnlySpan<int> labels)
    {
        ArgumentNullException.ThrowIfNull(original);
        var sizes = ClusterSizes.Of(labels, original.Rows);
        var all = Moments.Of(original, labels, null);
        var profiles = new List<ClusterProfile>();
        for (var cluster = 0; cluster < sizes.Length; cluster++)
        {
            var own = Moments.Of(original, labels, cluster);
            var small = sizes[cluster] < LeastRows;
            profiles.Add(new ClusterProfile(
                cluster,
                sizes[cluster],
                (double)sizes[cluster] / original.Rows,
                small,
                [.. original.Names.Select((name, column) => Feature(name, own[column], all[column], small))]));
        }
        return profiles;
    }

    private static FeatureProfile Feature(string name, Moments own, Moments all, bool small)
    {
        var deviations = all.Variance > 0 ? (own.Mean - all.Mean) / Math.Sqrt(all.Variance) : 0;
        if (small || all.Mean <= 0)
        {
            return new FeatureProfile(name, own.Mean, all.Mean, deviations, null, null, null);
        }
        var reach = StandardNormal.Critical95 * Math.Sqrt(own.Variance / (own.Count - 1));
        return new FeatureProfile(name, own.Mean, all.Mean, deviations, own.Mean / all.Mean, (own.Mean - reach) / all.Mean, (own.Mean + reach) / all.Mean);
    }

    /// <summary>Mean and population variance of a column over some rows.</summary>
    private readonly record struct Moments(int Count, double Mean, double Variance)
    {
        public static Moments[] Of(FeatureMatrix matrix, ReadOnlySpan<int> labels, int? cluster)
        {
            var moments = new Moments[matrix.Columns];
            for (var row = 0; row < matrix.Rows; row++)
            {
                if (cluster is not null && labels[row] != cluster)
                {
                    continue;
                }
                for (var column = 0; column < moments.Length; column++)
                {
                    moments[column] = moments[column].With(matrix.Row(row)[column]);
                }
            }
            return Array.ConvertAll(moments, sums => sums with { Variance = sums.Count > 0 ? sums.Variance / sums.Count : 0 });
        }

        /// <summary>Welford's update; the variance is still a sum of squares.</summary>
        private Moments With(double value)
        {
            var difference = value - Mean;
            var mean = Mean + (difference / (Count + 1));
            return new Moments(Count + 1, mean, Variance + (difference * (value - mean)));
        }
    }
}
