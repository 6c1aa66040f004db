using TechMart.Analytics.Customers.Clusters;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Segments;

/// <summary>
/// The customers of one cluster. Computed anew, customers are divided again in the same way, and of the new clusters the one is meant whose centre is nearest to the centre that the
/// cluster had when the segment was made.
/// </summary>
/// <param name="Options">How customers are grouped, into one number of clusters.</param>
/// <param name="Label">The letter that the cluster had.</param>
/// <param name="Centre">The centre that it had, by feature, in the features' own units.</param>
public sealed record ClusterSegmentDefinition(ClusterOptions Options, string Label, IReadOnlyDictionary<string, double> Centre) : SegmentDefinition
{
    private const int LongestLabel = 8;

    /// <summary>The definition of a cluster of a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="cluster">One of its clusters.</param>
    /// <param name="within">The sales that customers were grouped by; null = all.</param>
    public static ClusterSegmentDefinition Of(ClusterResult result, CustomerCluster cluster, SegmentScope? within = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(cluster);
        return new ClusterSegmentDefinition(
            result.Options with { Fewest = result.ShownClusters!.Value, Most = result.ShownClusters.Value, Resamples = 0 },
            cluster.Label,
            result.Features.Select((feature, column) => (feature.Feature, Value: Rounded(cluster.Centre[column]))).ToDictionary(pair => pair.Feature, pair => pair.Value))
        {
            Within = within,
        };
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> Choosing => Options.Features.SelectMany(ChosenMeasures.Feature);

    /// <inheritdoc/>
    public override void Check()
    {
        try
        {
            (Options ?? throw new ArgumentException("There are no options.")).Check();
        }
        catch (ArgumentException fault)
        {
            throw new SegmentException(SegmentProblem.BadScoring, cause: fault);
        }
        if (Options.Fewest != Options.Most || Label is not { Length: > 0 and <= LongestLabel } || Centre is not { Count: > 0 and <= ClusterOptions.MostFeatures } || !Centre.Values.All(double.IsFinite))
        {
            throw new SegmentException(SegmentProblem.BadScoring, Label);
        }
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<string>> MembersAsync(ISalesQueries queries, SalesFilter sales, CancellationToken cancellation = default)
    {
        Check();
        return await ClusterAnalysis.MembersNearestAsync(queries, sales, Options, Centre, cancellation).ConfigureAwait(false);
    }

    /// <summary>Seven digits tell any two centres apart, and keep addresses short.</summary>
    private static double Rounded(double value) =>
        double.Parse(value.ToString("G7", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
