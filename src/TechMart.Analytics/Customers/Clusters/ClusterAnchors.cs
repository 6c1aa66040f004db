using TechMart.Analytics.Customers.Clustering;

namespace TechMart.Analytics.Customers.Clusters;

/// <summary>
/// What a run leaves to the next one so that clusters keep their letters: the centres in the features' own units. They are small, name no customer, and still say of any
/// data which customers each former cluster would have now.
/// </summary>
/// <param name="Features">The features, in the order of the numbers of a centre.</param>
/// <param name="Clusters">The clusters, highest mean spend first.</param>
public sealed record ClusterAnchors(IReadOnlyList<string> Features, IReadOnlyList<ClusterAnchor> Clusters)
{
    /// <summary>Letters of a first run, in the order of the clusters.</summary>
    internal static string[] Letters(int clusters) => [.. Enumerable.Range(0, clusters).Select(Letter)];

    /// <summary>
    /// The letters of a new division: today's customers are divided by the former centres, and each new cluster takes the letter of the former one so that as many customers as
    /// possible keep theirs (<see cref="ClusterMatching"/>). A customer from whom the nearest former centre is about as far as another cluster is (farther than the mean of the
    /// distances to the own and to the next new centre) had no cluster then. A cluster without a match takes the next letter that was not in use.
    /// </summary>
    /// <param name="scaled">Today's customers on today's scale.</param>
    /// <param name="scale">This scale.</param>
    /// <param name="labels">The new division, clusters in their new order.</param>
    /// <param name="centres">The new centres in this order.</param>
    /// <returns>The letters, and for each cluster the Jaccard index with the former one; null = new.</returns>
    internal (string[] Letters, double?[] Kept) Recognise(FeatureMatrix scaled, ClusterScale scale, int[] labels, double[][] centres)
    {
        var clusters = centres.Length;
        var former = scale.Apply(FeatureMatrix.OfRows([.. Clusters.SelectMany(cluster => cluster.Centre)], scaled.Names));
        var before = new int[scaled.Rows];
        for (var row = 0; row < before.Length; row++)
        {
            var (nearest, distance) = Nearest(scaled.Row(row), former);
            before[row] = distance <= Reach(scaled.Row(row), labels[row], centres) ? nearest : -1;
        }
        var (letters, kept) = (new string[clusters], new double?[clusters]);
        foreach (var match in ClusterMatching.Match(before, labels))
        {
            if (match.Before is { } known)
            {
                (letters[match.Now], kept[match.Now]) = (Clusters[known].Label, match.Jaccard);
            }
        }
        var free = Enumerable.Range(0, int.MaxValue).Select(Letter).Except(Clusters.Select(cluster => cluster.Label), StringComparer.Ordinal).GetEnumerator();
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            if (letters[cluster] is null && free.MoveNext())
            {
                letters[cluster] = free.Current;
            }
        }
        return (letters, kept);
    }

    /// <summary>Whether they fit data with these features.</summary>
    internal bool Fits(IReadOnlyList<string> features) =>
        Clusters.Count > 0 && Features.SequenceEqual(features, StringComparer.Ordinal)
        && Clusters.All(cluster => cluster.Centre.Count == features.Count && cluster.Centre.All(double.IsFinite));

    private static double Reach(ReadOnlySpan<double> point, int own, double[][] centres)
    {
        var next = double.PositiveInfinity;
        for (var centre = 0; centre < centres.Length; centre++)
        {
            next = centre == own ? next : Math.Min(next, Distance(point, centres[centre]));
        }
        return (Distance(point, centres[own]) + next) / 2;
    }

    internal static (int Centre, double Distance) Nearest(ReadOnlySpan<double> point, FeatureMatrix centres)
    {
        var (nearest, least) = (0, double.PositiveInfinity);
        for (var centre = 0; centre < centres.Rows; centre++)
        {
            if (Distance(point, centres.Row(centre)) is var distance && distance < least)
            {
                (nearest, least) = (centre, distance);
            }
        }
        return (nearest, least);
    }

    private static double Distance(ReadOnlySpan<double> point, ReadOnlySpan<double> other)
    {
        var squared = 0.0;
        for (var column = 0; column < point.Length; column++)
        {
            squared += (point[column] - other[column]) * (point[column] - other[column]);
        }
        return Math.Sqrt(squared);
    }

    /// <summary>A to Z, then A2 to Z2, …</summary>
    private static string Letter(int number)
    {
        const int alphabet = 26;
        var letter = ((char)('A' + (number % alphabet))).ToString();
        return number < alphabet ? letter : FormattableString.Invariant($"{letter}{(number / alphabet) + 1}");
    }
}

/// <summary>A cluster to be recognised.</summary>
/// <param name="Label">Its letter.</param>
/// <param name="Centre">Its centre in the features' own units.</param>
public sealed record ClusterAnchor(string Label, IReadOnlyList<double> Centre);
