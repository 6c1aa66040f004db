namespace TechMart.Analytics.Customers.Clustering;

/// <summary>Why a number of clusters is recommended, or why none is.</summary>
public enum ClusterCountReason
{
    /// <summary>Every group is parted from its neighbours by a valley of density: the groups are there whether one looks for them or not.</summary>
    SeparatedGroups,

    /// <summary>The groups pass over into each other, but they are stable and clearly more compact than in data without structure.</summary>
    DenserThanChance,

    /// <summary>No division is both stable and better than what data without structure give.</summary>
    NoStableClusters,

    /// <summary>Stability was not measured, so nothing can be recommended.</summary>
    NotAssessed,
}

/// <summary>What speaks for or against a number of clusters; the first that holds.</summary>
public enum ClusterCountVerdict
{
    /// <summary>Stability or structure were not measured.</summary>
    NotAssessed,

    /// <summary>There are fewer distinct rows, or a single cluster.</summary>
    TooFewClusters,

    /// <summary>A cluster is too small to be of use: outliers rather than a group.</summary>
    TinyCluster,

    /// <summary>Other data of the same kind would give other clusters.</summary>
    Unstable,

    /// <summary>No gaps between the clusters, and not more compact than data without structure.</summary>
    NoStructure,

    /// <summary>Stable and denser than chance.</summary>
    Denser,

    /// <summary>Stable, and every cluster is parted from its neighbours.</summary>
    Separated,
}

/// <summary>The verdict on one number of clusters.</summary>
/// <param name="Clusters">How many.</param>
/// <param name="Verdict">What speaks for or against it.</param>
/// <param name="Score">The weighted score, 0 to 1, among the numbers that could be used; null for the others.</param>
public sealed record ClusterCountAssessment(int Clusters, ClusterCountVerdict Verdict, double? Score);

/// <summary>A recommendation.</summary>
/// <param name="RecommendedClusters">How many clusters there are; null = no stable clusters, or not assessed.</param>
/// <param name="Reason">Why.</param>
/// <param name="PracticalClusters">Into how many groups to divide all the same, where a plan needs groups though nature has none; the recommended
/// number where there is one. Null where no division is of use.</param>
/// <param name="Assessments">The verdicts, by number of clusters.</param>
public sealed record ClusterCountRecommendation(
    int? RecommendedClusters, ClusterCountReason Reason, int? PracticalClusters, IReadOnlyList<ClusterCountAssessment> Assessments);

/// <summary>Chooses the number of clusters, or says that there are none.</summary>
/// <remarks>
/// The silhouette alone nearly always says two, which is no help, and every index finds clusters in a single cloud. So three questions are asked in
/// turn:
/// <list type="number">
/// <item>Could it be used? No cluster is smaller than 1 % of the rows or than 5 rows, and there are as many as were asked for.</item>
/// <item>Would it be found again? In the bootstrap every cluster has a mean Jaccard index of at least 0.6 and all of them together of 0.75 (Hennig
/// 2007).</item>
/// <item>Is there anything? Either all neighbouring clusters are parted by valleys (<see cref="ClusterBorder.IsValley"/>), or the inertia is at least
/// 7 % and three standard errors less than in structureless data with the same columns and correlations (<see cref="ReferenceComparison"/>; from 500
/// rows on). Where the caller knows how its data look without structure and draws them itself (<see cref="ClusterSearchOptions.DrawReference"/>),
/// this comparison must hold in any case.</item>
/// </list>
/// Of the separated divisions the finest is recommended: a coarser one only merges groups that are there. Is that two groups, or are none separated,
/// then of the denser ones with three or more clusters (beyond two separated groups they must pass the same comparison once more, with data that have
/// no structure within these two) the one with the best score: stability 0.30, silhouette 0.20, Calinski–Harabasz 0.15, Davies–Bouldin 0.15, each
/// scaled from the worst to the best of these divisions, and usefulness 0.20 (three to six groups 1, seven and eight ½, more ¼: so many a team can
/// treat differently). Two groups are recommended only where nothing finer holds. Of equal scores the smaller number wins.
/// </remarks>
public static class ClusterCountChoice
{
    /// <summary>Least share of the rows in a cluster that is of use.</summary>
    public const double LeastShare = 0.01;

    /// <summary>Least rows in a cluster that is of use.</summary>
    public const int LeastRows = 5;

    /// <summary>Least mean Jaccard index of each cluster.</summary>
    public const double LeastClusterJaccard = 0.6;

    /// <summary>Least mean of these over the clusters.</summary>
    public const double LeastMeanJaccard = 0.75;

    /// <summary>Least <see cref="ReferenceGap.Gap"/>.</summary>
    public const double LeastGap = 0.07;

    /// <summary>Least gap in standard errors.</summary>
    public const double LeastGapErrors = 3;

    /// <summary>Fewer rows are too few for a comparison with structureless data: its shape is then known too badly.</summary>
    public const int LeastRowsForGap = 500;

    private const int LeastUseful = 3;

    /// <summary>Decides.</summary>
    /// <param name="candidates">Divisions of the same rows, each into another number of clusters.</param>
    /// <param name="referenceDecides">Whether also separated groups must be denser than the structureless data that they were compared with.</param>
    public static ClusterCountRecommendation Decide(IReadOnlyList<ClusterCandidate> candidates, bool referenceDecides = false)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var ordered = candidates.OrderBy(candidate => candidate.Clusters).ToList();
        var verdicts = ordered.ToDictionary(candidate => candidate.Clusters, candidate => Verdict(candidate, referenceDecides));
        List<ClusterCandidate> With(params ClusterCountVerdict[] wanted) => ordered.FindAll(candidate => wanted.Contains(verdicts[candidate.Clusters]));

        var separated = With(ClusterCountVerdict.Separated);
        var denser = With(ClusterCountVerdict.Denser).FindAll(candidate =>
            candidate.Clusters >= LeastUseful && (separated.Count == 0 || IsDense(candidate.ReferenceWithin)));
        var usable = With(ClusterCountVerdict.NoStructure, ClusterCountVerdict.Denser, ClusterCountVerdict.Separated);
        var recommended = separated is [.., { Clusters: >= LeastUseful } finest] ? finest : Best(denser) ?? separated.LastOrDefault();
        var practical = recommended ?? Best(usable.FindAll(candidate => candidate.Clusters >= LeastUseful)) ?? usable.FirstOrDefault();
        var reason = recommended is null
            ? verdicts.ContainsValue(ClusterCountVerdict.NotAssessed) ? ClusterCountReason.NotAssessed : ClusterCountReason.NoStableClusters
            : separated.Contains(recommended) ? ClusterCountReason.SeparatedGroups : ClusterCountReason.DenserThanChance;
        var scores = usable.Zip(Scores(usable)).ToDictionary(pair => pair.First.Clusters, pair => pair.Second);
        return new ClusterCountRecommendation(
            recommended?.Clusters,
            reason,
            practical?.Clusters,
            [.. ordered.Select(candidate => new ClusterCountAssessment(
                candidate.Clusters, verdicts[candidate.Clusters], scores.TryGetValue(candidate.Clusters, out var score) ? score : null))]);
    }

    private static ClusterCountVerdict Verdict(ClusterCandidate candidate, bool referenceDecides)
    {
        var model = candidate.Model;
        if (model.Clusters < 2 || model.HasFewerDistinctRows)
        {
            return ClusterCountVerdict.TooFewClusters;
        }
        if (model.Sizes[^1] < Math.Max(LeastRows, LeastShare * model.Labels.Length))
        {
            return ClusterCountVerdict.TinyCluster;
        }
        if (candidate.Stability is not { } stability || candidate.Borders is null || candidate.Reference is null)
        {
            return ClusterCountVerdict.NotAssessed;
        }
        if (stability.Jaccard.Min() < LeastClusterJaccard || stability.Jaccard.Average() < LeastMeanJaccard)
        {
            return ClusterCountVerdict.Unstable;
        }
        var denser = IsDense(candidate.Reference);
        if (candidate.Borders.Count > 0 && candidate.Borders.All(border => border.IsValley) && (denser || !referenceDecides))
        {
            return ClusterCountVerdict.Separated;
        }
        return denser && model.Labels.Length >= LeastRowsForGap ? ClusterCountVerdict.Denser : ClusterCountVerdict.NoStructure;
    }

    /// <summary>The finest division whose clusters are all separated; null where there is none.</summary>
    internal static ClusterCandidate? FinestSeparated(IEnumerable<ClusterCandidate> candidates, bool referenceDecides) =>
        candidates.Where(candidate => Verdict(candidate, referenceDecides) == ClusterCountVerdict.Separated).MaxBy(candidate => candidate.Clusters);

    private static bool IsDense(ReferenceGap? reference) =>
        reference?.Gap is { } gap && gap >= LeastGap && gap >= LeastGapErrors * reference.StandardError;

    private static ClusterCandidate? Best(List<ClusterCandidate> candidates) =>
        candidates.Count == 0 ? null : candidates.Zip(Scores(candidates)).MaxBy(pair => pair.Second).First;

    private static double[] Scores(List<ClusterCandidate> candidates)
    {
        var scores = new double[candidates.Count];
        Add(0.30, candidate => candidate.Stability!.Jaccard.Average());
        Add(0.20, candidate => candidate.Silhouette?.Mean);
        Add(0.15, candidate => candidate.Indices.CalinskiHarabasz);
        Add(0.15, candidate => -candidate.Indices.DaviesBouldin);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += 0.20 * Usefulness(candidates[i].Clusters);
        }
        return scores;

        void Add(double weight, Func<ClusterCandidate, double?> criterion)
        {
            var values = candidates.ConvertAll(candidate => criterion(candidate));
            var (worst, best) = (values.Min(), values.Max());
            for (var i = 0; i < scores.Length; i++)
            {
                // Where all are equal none is better than another.
                scores[i] += weight * (best > worst ? (values[i] - worst) / (best - worst) ?? 0 : 1);
            }
        }
    }

    private static double Usefulness(int clusters) => clusters switch
    {
        < LeastUseful => 0,
        <= 6 => 1,
        <= 8 => 0.5,
        _ => 0.25,
    };
}
