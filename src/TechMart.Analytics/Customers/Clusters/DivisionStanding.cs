using TechMart.Analytics.Customers.Clustering;

namespace TechMart.Analytics.Customers.Clusters;

/// <summary>What the clusters that are shown are: groups that are there, or only a way of cutting customers.</summary>
public enum DivisionStanding
{
    /// <summary>The recommended groups.</summary>
    Recommended,

    /// <summary>Groups that pass the same tests as the recommended ones, though another number is better.</summary>
    Tenable,

    /// <summary>A division that was made because somebody asked for it: no groups that exist.</summary>
    DivisionOnly,

    /// <summary>Whether there are groups was not measured, or not yet.</summary>
    NotAssessed,
}

/// <summary>Decides what shown clusters are.</summary>
internal static class DivisionStandings
{
    public static DivisionStanding? Of(int? shown, ClusterCountRecommendation? recommendation) =>
        shown is null || recommendation is null ? null
        : shown == recommendation.RecommendedClusters ? DivisionStanding.Recommended
        : recommendation.Assessments.First(assessment => assessment.Clusters == shown).Verdict switch
        {
            ClusterCountVerdict.NotAssessed => DivisionStanding.NotAssessed,
            // A denser or separated division that was passed over although nothing else was recommended is no group that exists either.
            ClusterCountVerdict.Denser or ClusterCountVerdict.Separated when recommendation.RecommendedClusters is not null => DivisionStanding.Tenable,
            _ => DivisionStanding.DivisionOnly,
        };
}
