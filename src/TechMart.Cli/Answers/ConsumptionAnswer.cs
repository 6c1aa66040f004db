using System.Text.Json.Serialization;
using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Customers.Consumption;
using TechMart.Wording;

namespace TechMart.Cli.Answers;

/// <summary>What customers buy.</summary>
internal sealed record ConsumptionAnswer(
    ConsumptionBasis Basis,
    IEnumerable<string> Categories,
    IEnumerable<double> Averages,
    int CustomersCompared,
    IEnumerable<ConsumptionCandidateAnswer> Candidates,
    int? RecommendedK,
    ClusterCountReason? Reason,
    int? PracticalK,
    IEnumerable<ConsumptionProfileAnswer> Profiles,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IEnumerable<ConsumptionMemberAnswer>? Customers,
    IReadOnlyList<ConsumptionNote> Notes)
{
    public static ConsumptionAnswer Of(ConsumptionResult result, ConsumptionWords words, bool withCustomers)
    {
        string[] names = [.. result.Categories.Select(words.Category)];
        var verdicts = result.Search?.Recommendation.Assessments.ToDictionary(assessment => assessment.Clusters, assessment => assessment.Verdict) ?? [];
        string[] titles = [.. result.Profiles.Select(profile => words.Title(result, profile))];
        return new ConsumptionAnswer(
            result.Basis,
            names,
            result.Categories.Select(category => category.Average),
            result.Shares.Rows,
            (result.Search?.Candidates ?? []).Select(candidate => new ConsumptionCandidateAnswer(
                candidate.Clusters,
                candidate.Indices.Inertia,
                candidate.Silhouette?.Mean,
                candidate.Indices.CalinskiHarabasz,
                candidate.Indices.DaviesBouldin,
                candidate.Stability?.Jaccard.Average(),
                candidate.Stability?.Jaccard.Min(),
                candidate.Reference?.Gap,
                verdicts[candidate.Clusters],
                candidate.Model.Sizes)),
            result.Recommended,
            result.Search?.Recommendation.Reason,
            result.Search?.Recommendation.PracticalClusters,
            result.Profiles.Select(profile => new ConsumptionProfileAnswer(
                titles[profile.Number],
                profile.Size,
                profile.Share,
                profile.Spend,
                ByName(names, profile.Shares, share => share.Mean),
                ByName(names, profile.Shares, share => share.Index is null ? null : new ConsumptionIndexAnswer(share.Index.Value, share.Low!.Value, share.High!.Value)),
                profile.Stability,
                profile.Weekday,
                profile.Hour,
                profile.Month,
                profile.Offers.Select(offer => new ConsumptionOfferAnswer(names[offer.Category], offer.Buyers, offer.Low, offer.High, offer.Others, offer.Without)),
                words.Portrait(result, profile))),
            withCustomers
                ? Enumerable.Range(0, result.Shares.Rows).Select(row => new ConsumptionMemberAnswer(
                    result.Shares.Customer(row), result.Labels.Count > 0 ? titles[result.Labels[row]] : null, result.Shares.Row(row).ToArray()))
                : null,
            result.Notes);
    }

    private static Dictionary<string, T> ByName<T>(string[] names, IReadOnlyList<ProfileShare> shares, Func<ProfileShare, T> value)
    {
        var byName = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (name, share) in names.Zip(shares))
        {
            byName[name] = value(share);
        }
        return byName;
    }
}

/// <summary>One number of profiles; <c>stability</c> is the mean Jaccard index in resamples, <c>gap</c> the logarithm of how much closer customers lie to their profile than by chance.</summary>
internal sealed record ConsumptionCandidateAnswer(
    int K, double Inertia, double? Silhouette, double? CalinskiHarabasz, double? DaviesBouldin, double? Stability, double? Weakest, double? Gap, ClusterCountVerdict Verdict, IReadOnlyList<int> Sizes);

/// <summary>One profile; <c>shares</c> and <c>index</c> by category.</summary>
internal sealed record ConsumptionProfileAnswer(
    string Label,
    int Size,
    double Share,
    decimal Spend,
    IReadOnlyDictionary<string, double> Shares,
    IReadOnlyDictionary<string, ConsumptionIndexAnswer?> Index,
    double? Stability,
    FavouriteTime? Weekday,
    FavouriteTime? Hour,
    FavouriteTime? Month,
    IEnumerable<ConsumptionOfferAnswer> Offers,
    string Portrait);

/// <summary>A share as a multiple of the average, with its 95 % interval.</summary>
internal sealed record ConsumptionIndexAnswer(double Index, double Low, double High);

/// <summary>A category to offer.</summary>
internal sealed record ConsumptionOfferAnswer(string Category, double Buyers, double Low, double High, double Others, int Without);

/// <summary>A customer with its profile and its shares, in the order of <c>categories</c>.</summary>
internal sealed record ConsumptionMemberAnswer(string Customer, string? Profile, IReadOnlyList<double> Shares);
