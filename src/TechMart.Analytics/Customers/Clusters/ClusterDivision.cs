using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Clusters;

/// <summary>
/// Customers divided into every number of clusters that was asked for: the costly part, from which <see cref="ClusterAnalysis.Show"/> makes the answer for any of these numbers.
/// </summary>
public sealed class ClusterDivision
{
    internal ClusterDivision(ClusterOptions options, DateOnly? asOf, IReadOnlyList<ClusterNote> notes)
    {
        Options = options;
        AsOf = asOf;
        Notes = notes;
    }

    /// <summary>How customers were grouped.</summary>
    public ClusterOptions Options { get; }

    /// <summary>What limits the answer, or why there is none.</summary>
    public IReadOnlyList<ClusterNote> Notes { get; }

    /// <summary>Memory that it takes, in bytes (estimated).</summary>
    public long Weight
    {
        get
        {
            const int perCustomer = 64;
            const int perCandidate = 16;
            var candidates = Search?.Candidates.Count ?? 0;
            return (Table?.Customers.Length ?? 0) * (perCustomer + (16L * Features.Count) + ((long)perCandidate * candidates));
        }
    }

    /// <summary>How many clusters there are; null = no stable ones, or nothing to divide.</summary>
    public int? Recommended => Search?.Recommendation.RecommendedClusters;

    /// <summary>The number of clusters that <see cref="ClusterAnalysis.Show"/> shows; null = none.</summary>
    /// <param name="asked">The number asked for; null = the recommended one, or the only one that was tried.</param>
    public int? Shown(int? asked) => CandidateOf(asked)?.Clusters;

    internal DateOnly? AsOf { get; }

    internal CustomerFeatureTable? Table { get; init; }

    internal IReadOnlyList<ClusterFeature> Features { get; init; } = [];

    internal ClusterScale? Scale { get; init; }

    internal FeatureMatrix? Scaled { get; init; }

    internal ClusterSearchResult? Search { get; init; }

    internal LineUsage Lines { get; init; }

    internal long UnknownLines { get; init; }

    /// <summary>The same customers with other findings.</summary>
    internal ClusterDivision With(ClusterSearchResult search) => new(Options, AsOf, Notes)
    {
        Table = Table,
        Features = Features,
        Scale = Scale,
        Scaled = Scaled,
        Search = search,
        Lines = Lines,
        UnknownLines = UnknownLines,
    };

    internal ClusterCandidate? CandidateOf(int? asked)
    {
        var only = Search is { Candidates: [var single] } && Options.Fewest == Options.Most ? single.Clusters : (int?)null;
        return Search?.Candidates.FirstOrDefault(candidate => candidate.Clusters == (asked ?? only ?? Recommended));
    }
}
