using System.Text.Json.Serialization;
using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Wording;

namespace TechMart.Cli.Answers;

/// <summary>Clusters of customers.</summary>
internal sealed record ClusterAnswer(
    DateOnly? AsOf,
    IEnumerable<string> Features,
    IReadOnlyList<ClusterFeature> Scaling,
    int CustomersCompared,
    int CustomersLeftOut,
    IEnumerable<ClusterCandidateAnswer> Candidates,
    int? RecommendedK,
    ClusterCountReason Reason,
    int? PracticalK,
    int? ShownK,
    DivisionStanding? Standing,
    IEnumerable<ClusterOfCustomersAnswer> Clusters,
    int? Ambiguous,
    ClusterMapAnswer? Map,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ClusterMember>? Customers,
    IReadOnlyList<ClusterNote> Notes)
{
    public static ClusterAnswer Of(ClusterResult result, ClusterWords words, bool withCustomers) => new(
        result.AsOf,
        result.Features.Count > 0 ? result.Features.Select(feature => feature.Feature) : result.Options.Features,
        result.Features,
        result.Customers,
        result.LeftOut,
        result.Candidates.Select(candidate => new ClusterCandidateAnswer(
            candidate.Clusters, candidate.Inertia, candidate.Silhouette, candidate.SilhouetteError, candidate.CalinskiHarabasz, candidate.DaviesBouldin,
            candidate.AdjustedRand, candidate.Stability, candidate.WeakestCluster, candidate.Gap, candidate.GapError, candidate.Verdict, candidate.Score, candidate.Sizes)),
        result.RecommendedClusters,
        result.Reason,
        result.PracticalClusters,
        result.ShownClusters,
        result.Standing,
        result.Clusters.Select(cluster => new ClusterOfCustomersAnswer(
            cluster.Label,
            words.Title(cluster),
            cluster.Size,
            cluster.Share,
            cluster.Revenue,
            cluster.RevenueShare,
            cluster.Orders,
            result.Features.Select((feature, column) => (feature.Feature, Value: cluster.Centre[column])).ToDictionary(pair => pair.Feature, pair => pair.Value),
            cluster.Typical,
            cluster.Profile.Features,
            cluster.Silhouette,
            cluster.Jaccard,
            cluster.Band,
            cluster.Kept,
            cluster.IsSmall,
            string.Concat(words.Portrait(cluster, result.Standing ?? DivisionStanding.NotAssessed).Select(piece => piece.Text)))),
        result.AmbiguousCustomers,
        result.Map is { } map ? new ClusterMapAnswer(map.XShare, map.YShare, map.XLoadings, map.YLoadings, map.Centres) : null,
        withCustomers ? result.Members : null,
        result.Notes);
}

/// <summary>One number of clusters; <c>stability</c> is the mean adjusted Rand index over the resamples, <c>jaccard</c> the mean over the clusters.</summary>
internal sealed record ClusterCandidateAnswer(
    int K,
    double Inertia,
    double? Silhouette,
    double SilhouetteStandardError,
    double? CalinskiHarabasz,
    double? DaviesBouldin,
    double? Stability,
    double? Jaccard,
    double? WeakestJaccard,
    double? Gap,
    double? GapStandardError,
    ClusterCountVerdict Verdict,
    double? Score,
    IReadOnlyList<int> Sizes);

/// <summary>One cluster; <c>centre</c> by feature in original units, <c>typical</c> the same against the centre of all customers, as an index with its 95 % interval, <c>profile</c> the means likewise.</summary>
internal sealed record ClusterOfCustomersAnswer(
    string Label,
    string Title,
    int Size,
    double Share,
    decimal Revenue,
    double? RevenueShare,
    long Orders,
    IReadOnlyDictionary<string, double> Centre,
    IReadOnlyList<TypicalFeature> Typical,
    IReadOnlyList<FeatureProfile> Profile,
    double? Silhouette,
    double? Jaccard,
    StabilityBand? Band,
    double? KeptJaccard,
    bool Small,
    string Portrait);

/// <summary>The two directions of the map.</summary>
internal sealed record ClusterMapAnswer(
    double XShare, double YShare, IReadOnlyList<double> XLoadings, IReadOnlyList<double> YLoadings, IReadOnlyList<MapCentre> Centres);
