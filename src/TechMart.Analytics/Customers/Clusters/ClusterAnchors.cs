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
    /// <summary>So many clusters that are no more keep their letters.</summary>
    public const int MostGone = 8;

    /// <summary>Overlap (Jaccard index) below which a cluster does not go on from a former one.</summary>
    public const double LeastKept = 0.2;

    /// <summary>Clusters that are no more, the last one first: their letters are given to nobody else, and back to them should they return.</summary>
    public IReadOnlyList<ClusterAnchor> Gone { get; init; } = [];

    /// <summary>Letters of a first run, in the order of the clusters.</summary>
    internal static string[] Letters(int clusters) => [.. Enumerable.Range(0, clusters).Select(Letter)];

    /// <summary>
    /// The letters of a new division: today's customers are divided by the former centres, and each new cluster takes the letter of the former one so that as many customers as
    /// possible keep theirs (<see cref="ClusterMatching"/>), where they are at least <see cref="LeastKept"/> of those in either. A customer from whom the nearest former centre is
    /// about as far as another cluster is (farther than the mean of the distances to the own and to the next new centre) had no cluster then. A cluster without a match takes the
    /// letter of one of <see cref="Gone"/> in whose place it is, else the next letter that nobody had.
    /// </summary>
    /// <param name="scaled">Today's customers on today's scale.</param>
    /// <param name="scale">This scale.</param>
    /// <param name="labels">The new division, clusters in their new order.</param>
    /// <param name="centres">The new centres in this order.</param>
    /// <returns>The letters, and for each cluster the Jaccard index with the former one; null = new.</returns>
    internal (string[] Letters, double?[] Kept) Recognise(FeatureMatrix scaled, ClusterScale scale, int[] labels, double[][] centres)
    {
        var former = Scaled(Clusters, scale, scaled.Names);
        var before = new int[scaled.Rows];
        for (var row = 0; row < before.Length; row++)
        {
            var (nearest, distance) = Nearest(scaled.Row(row), former);
            before[row] = distance <= Reach(scaled.Row(row), labels[row], centres) ? nearest : -1;
        }
        var (letters, kept) = (new string?[centres.Length], new double?[centres.Length]);
        foreach (var match in ClusterMatching.Match(before, labels))
        {
            if (match is { Before: { } known, Jaccard: >= LeastKept })
            {
                (letters[match.Now], kept[match.Now]) = (Clusters[known].Label, match.Jaccard);
            }
        }
        GiveBack(letters, scale, scaled.Names, centres);
        var free = Enumerable.Range(0, int.MaxValue).Select(Letter).Except(Clusters.Concat(Gone).Select(cluster => cluster.Label), StringComparer.Ordinal).GetEnumerator();
        return ([.. letters.Select(letter => letter ?? (free.MoveNext() ? free.Current : ""))], kept);
    }

    /// <summary>What a division with these letters leaves to the next run.</summary>
    internal ClusterAnchors Next(IReadOnlyList<ClusterAnchor> clusters) => new(Features, clusters)
    {
        Gone = [.. Clusters.Concat(Gone).Where(known => clusters.All(cluster => cluster.Label != known.Label)).Take(MostGone)],
    };

    /// <summary>Clusters without a letter take that of a cluster that was gone and whose centre is theirs rather than any other's.</summary>
    private void GiveBack(string?[] letters, ClusterScale scale, IReadOnlyList<string> names, double[][] centres)
    {
        if (Gone.Count == 0 || !letters.Contains(null))
        {
            return;
        }
        var gone = Scaled(Gone, scale, names);
        for (var known = 0; known < gone.Rows; known++)
        {
            var point = gone.Row(known);
            var nearest = 0;
            for (var cluster = 1; cluster < centres.Length; cluster++)
            {
                nearest = Distance(point, centres[cluster]) < Distance(point, centres[nearest]) ? cluster : nearest;
            }
            var apart = centres.Where((_, cluster) => cluster != nearest).Min(other => (double?)Distance(centres[nearest], other)) ?? double.PositiveInfinity;
            if (letters[nearest] is null && Distance(point, centres[nearest]) <= apart / 2)
            {
                letters[nearest] = Gone[known].Label;
            }
        }
    }

    private static FeatureMatrix Scaled(IReadOnlyList<ClusterAnchor> clusters, ClusterScale scale, IReadOnlyList<string> names) =>
        scale.Apply(FeatureMatrix.OfRows([.. clusters.SelectMany(cluster => cluster.Centre)], names));

    /// <summary>Whether they fit data with these features.</summary>
    internal bool Fits(IReadOnlyList<string> features) =>
        Clusters.Count > 0 && Features.SequenceEqual(features, StringComparer.Ordinal)
        && Clusters.Concat(Gone).All(cluster => cluster.Centre.Count == features.Count && cluster.Centre.All(double.IsFinite));

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
