using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Clusters;

/// <summary>Into what groups the customers fall, and how sure that is.</summary>
public sealed record ClusterResult
{
    /// <summary>The day that days are counted to; null without time.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>How customers were grouped.</summary>
    public required ClusterOptions Options { get; init; }

    /// <summary>What they were compared by, and how it was scaled.</summary>
    public required IReadOnlyList<ClusterFeature> Features { get; init; }

    /// <summary>Customers that were compared.</summary>
    public required int Customers { get; init; }

    /// <summary>Customers with an order for whom a feature is not defined and who are therefore in no cluster.</summary>
    public required int LeftOut { get; init; }

    /// <summary>The numbers of clusters that were tried; empty where there is nothing to divide.</summary>
    public required IReadOnlyList<ClusterTrial> Candidates { get; init; }

    /// <summary>How many clusters there are; null = no stable ones, or nothing to divide.</summary>
    public int? RecommendedClusters { get; init; }

    /// <summary>Why; <see cref="ClusterCountReason.NoStableClusters"/> where there is nothing to divide.</summary>
    public ClusterCountReason Reason { get; init; }

    /// <summary>Into how many groups to divide all the same where there are no stable clusters; null where no division is of use.</summary>
    public int? PracticalClusters { get; init; }

    /// <summary>The number of clusters that is shown: the one asked for, else the recommended one; null = none.</summary>
    public int? ShownClusters { get; init; }

    /// <summary>Whether the clusters that are shown are groups that exist; null where none are shown.</summary>
    public DivisionStanding? Standing { get; init; }

    /// <summary>The clusters that are shown, highest mean spend first (ties: the larger first).</summary>
    public required IReadOnlyList<CustomerCluster> Clusters { get; init; }

    /// <summary>Who is in which cluster: customers by id in ordinal order.</summary>
    public required IReadOnlyList<ClusterMember> Members { get; init; }

    /// <summary>Members that belong to two clusters about equally (<see cref="ClusterAnalysis.AmbiguousBelow"/>), the least sure first; not more than <see cref="ClusterAnalysis.MostAmbiguous"/>.</summary>
    public required IReadOnlyList<ClusterMember> Ambiguous { get; init; }

    /// <summary>How many are ambiguous in all; null where only a sample was looked at.</summary>
    public int? AmbiguousCustomers { get; init; }

    /// <summary>The map of the customers; null where no clusters are shown.</summary>
    public ClusterMap? Map { get; init; }

    /// <summary>What the next run recognises these clusters by; null where none are shown.</summary>
    public ClusterAnchors? Anchors { get; init; }

    /// <summary>What limits the answer, or why there is none.</summary>
    public required IReadOnlyList<ClusterNote> Notes { get; init; }

    /// <summary>Lines of the compared customers, and all other lines of the data set.</summary>
    public LineUsage Lines { get; init; }

    /// <summary>Lines of the selection without a customer; they are among those left out.</summary>
    public long UnknownLines { get; init; }
}

/// <summary>A feature, and how it was brought to the scale on which customers were compared.</summary>
/// <param name="Feature">Its code (<see cref="CustomerFeatures"/>).</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="IsLogged">Whether the logarithm was taken.</param>
/// <param name="Divisor">What values were divided by before the logarithm: 1, or for money the power of ten of <see cref="ClusterOptions.Log1p"/>.</param>
/// <param name="Mean">What was subtracted then.</param>
/// <param name="Deviation">What was divided by last.</param>
/// <param name="Undefined">Customers with an order for whom it is not defined.</param>
public sealed record ClusterFeature(string Feature, FeatureUnit Unit, bool IsLogged, double Divisor, double Mean, double Deviation, int Undefined);

/// <summary>What speaks for a number of clusters and against it.</summary>
/// <param name="Clusters">How many.</param>
/// <param name="Inertia">Sum of squared distances to the centres.</param>
/// <param name="Silhouette">Mean silhouette; null where it is not defined.</param>
/// <param name="SilhouetteError">Its standard error where it rests on a sample, else 0.</param>
/// <param name="CalinskiHarabasz">See <see cref="ClusterIndices"/>.</param>
/// <param name="DaviesBouldin">See <see cref="ClusterIndices"/>.</param>
/// <param name="Stability">Mean over the clusters of their Jaccard index in the bootstrap; null where it was not measured.</param>
/// <param name="WeakestCluster">The least of these.</param>
/// <param name="AdjustedRand">Mean adjusted Rand index in the bootstrap.</param>
/// <param name="Gap">How much more compact than structureless data (<see cref="ReferenceGap"/>).</param>
/// <param name="GapError">Its standard error.</param>
/// <param name="Sizes">Customers of each cluster, the largest first.</param>
/// <param name="Verdict">What decided.</param>
/// <param name="Score">Weighted score among the numbers that can be used; null for the others.</param>
public sealed record ClusterTrial(
    int Clusters,
    double Inertia,
    double? Silhouette,
    double SilhouetteError,
    double? CalinskiHarabasz,
    double? DaviesBouldin,
    double? Stability,
    double? WeakestCluster,
    double? AdjustedRand,
    double? Gap,
    double? GapError,
    IReadOnlyList<int> Sizes,
    ClusterCountVerdict Verdict,
    double? Score);

/// <summary>A cluster of customers.</summary>
/// <param name="Label">Its letter, which it keeps from run to run (<see cref="ClusterAnchors"/>).</param>
/// <param name="Size">Its customers.</param>
/// <param name="Share">Their share of the compared customers.</param>
/// <param name="Revenue">Their sales less returns.</param>
/// <param name="RevenueShare">Their share of the revenue of the compared customers; null where that is not positive.</param>
/// <param name="Orders">Their distinct orders.</param>
/// <param name="Centre">The centre in the features' own units, in the order of <see cref="ClusterResult.Features"/>. Of logged features a kind of geometric mean, so it lies below the mean.</param>
/// <param name="Profile">Its means, each feature against all compared customers. Of skewed amounts a mean can lie on the other side of the average than what is typical.</param>
/// <param name="Marks">What marks it most: features at least half a standard deviation from the average, the farthest first.</param>
/// <param name="Silhouette">Its mean silhouette; null where it is not defined.</param>
/// <param name="Jaccard">Its mean Jaccard index in the bootstrap; null where it was not measured.</param>
/// <param name="Band">What this index means; null with it.</param>
/// <param name="Kept">The Jaccard index with the cluster of the former run that it got its letter from; null = new, or there was no former run.</param>
public sealed record CustomerCluster(
    string Label,
    int Size,
    double Share,
    decimal Revenue,
    double? RevenueShare,
    long Orders,
    IReadOnlyList<double> Centre,
    ClusterProfile Profile,
    IReadOnlyList<ClusterMark> Marks,
    double? Silhouette,
    double? Jaccard,
    StabilityBand? Band,
    double? Kept)
{
    /// <summary>What is typical of it, a row for each feature.</summary>
    public IReadOnlyList<TypicalFeature> Typical { get; init; } = [];

    /// <summary>Sales less returns by customer.</summary>
    public decimal MeanRevenue => Revenue / Size;

    /// <summary>Whether it has fewer customers than <see cref="ClusterProfiles.LeastRows"/>: then indices would mislead and are not given.</summary>
    public bool IsSmall => Profile.IsSmall;
}

/// <summary>A feature that marks a cluster.</summary>
/// <param name="Feature">Its code.</param>
/// <param name="IsHigh">Above the average rather than below.</param>
/// <param name="Deviations">How far its centre lies from that of all customers, in standard deviations on the scale on which customers are compared.</param>
/// <param name="Typical">The cluster's centre in the feature's own unit: unlike a mean not moved by a few extreme customers, and always on the same side of <paramref name="Overall"/>
/// as the mark says.</param>
/// <param name="Overall">The same of all compared customers.</param>
public sealed record ClusterMark(string Feature, bool IsHigh, double Deviations, double Typical, double Overall);

/// <summary>A customer in a cluster.</summary>
/// <param name="Customer">The id as the file writes it.</param>
/// <param name="Label">The letter of the cluster.</param>
/// <param name="Silhouette">How well the customer fits, −1 to 1; null where only a sample was looked at.</param>
/// <param name="Neighbour">The other cluster that is nearest; null where it was not looked at.</param>
/// <param name="Revenue">Sales less returns.</param>
/// <param name="Orders">Distinct orders.</param>
public sealed record ClusterMember(string Customer, string Label, double? Silhouette, string? Neighbour, decimal Revenue, int Orders);

/// <summary>Something that limits an answer.</summary>
/// <param name="Code">What (<see cref="ClusterNotes"/>).</param>
/// <param name="Count">How many: see the code.</param>
/// <param name="Feature">The feature concerned, if any.</param>
public sealed record ClusterNote(string Code, long Count = 0, string? Feature = null);

/// <summary>The codes of <see cref="ClusterNote"/>.</summary>
public static class ClusterNotes
{
    /// <summary>No answer: the selection has no lines.</summary>
    public const string NoLines = "no-lines";

    /// <summary>No answer: no line of the selection names a customer. Count: its lines.</summary>
    public const string NoKnownCustomers = "no-known-customers";

    /// <summary>No answer: the known customers of the selection have returns only. Count: these customers.</summary>
    public const string NoOrders = "no-orders";

    /// <summary>A feature is left out, as the data have no timestamps.</summary>
    public const string NoTime = "no-time";

    /// <summary>A feature is left out, as the data have no categories, or not this one.</summary>
    public const string NoCategory = "no-category";

    /// <summary>Only the categories with most revenue are taken. Count: the others.</summary>
    public const string CategoriesLeftOut = "categories-left-out";

    /// <summary>No answer: none of the features can be had from these data.</summary>
    public const string NoFeatures = "no-features";

    /// <summary>Customers for whom a feature is not defined are in no cluster. Count: these customers.</summary>
    public const string Undefined = "undefined";

    /// <summary>For customers for whom a feature is not defined the median of the others was taken. Count: these customers.</summary>
    public const string Filled = "filled";

    /// <summary>No answer: there are too few customers to divide. Count: the customers.</summary>
    public const string TooFewCustomers = "too-few-customers";

    /// <summary>Larger numbers of clusters than there are customers are left out. Count: the customers.</summary>
    public const string FewerCustomersThanClusters = "fewer-customers-than-clusters";

    /// <summary>No answer: all customers are the same in all features. Count: the customers.</summary>
    public const string AllEqual = "all-equal";

    /// <summary>All customers are the same in a feature, so it tells nothing. Count: the customers.</summary>
    public const string EqualValues = "equal-values";

    /// <summary>There are fewer different customers than clusters asked for. Count: the clusters found.</summary>
    public const string FewerDistinct = "fewer-distinct";

    /// <summary>Customers who sent more back than they bought in the selection. Count: these customers.</summary>
    public const string NegativeSpend = "negative-spend";

    /// <summary>Customers with returns but no order in the selection; they are left out. Count: these customers.</summary>
    public const string ReturnsOnly = "returns-only";
}
