using TechMart.Analytics.Customers.Clustering;

namespace TechMart.Analytics.Customers.Consumption;

/// <summary>Chooses the number of profiles.</summary>
/// <remarks>
/// What could be recommended is decided by <see cref="ClusterCountChoice"/>: no tiny profile, stable, and clearly more compact than customers of one taste would be. Among these it prefers
/// divisions parted by valleys of density; but with few orders a customer's shares are a handful of values, and between these there are valleys anywhere. So profiles follow the rule of the gap
/// statistic (Tibshirani, Walther and Hastie 2001): the smallest number beyond which the gap to customers of one taste
/// (<see cref="ExchangedOrders"/>) does not grow any more.
/// </remarks>
internal static class ProfileCountChoice
{
    // Less than one per cent of the inertia is not worth another profile.
    private const double LeastGrowth = 0.01;

    private const double StandardErrors = 3;

    public static ClusterSearchResult Decide(ClusterSearchResult found)
    {
        var verdicts = found.Recommendation.Assessments.ToDictionary(assessment => assessment.Clusters, assessment => assessment.Verdict);
        var sound = found.Candidates
            .Where(candidate => verdicts[candidate.Clusters] is ClusterCountVerdict.Denser or ClusterCountVerdict.Separated)
            .OrderBy(candidate => candidate.Clusters).ToList();
        var chosen = sound.FirstOrDefault(candidate => sound.All(finer =>
            finer.Clusters <= candidate.Clusters || finer.Reference!.Gap - candidate.Reference!.Gap <= Math.Max(LeastGrowth, StandardErrors * finer.Reference.StandardError)));
        return chosen is null
            ? found
            : found with
            {
                Recommendation = found.Recommendation with
                {
                    RecommendedClusters = chosen.Clusters,
                    PracticalClusters = chosen.Clusters,
                    Reason = verdicts[chosen.Clusters] == ClusterCountVerdict.Separated ? ClusterCountReason.SeparatedGroups : ClusterCountReason.DenserThanChance,
                },
            };
    }
}
