using System.Globalization;
using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Rfm;
using TechMart.Store.Sales;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments.Clusters;

/// <summary>What the parts of the page of clusters are made from.</summary>
public sealed record ClusterSource(
    SalesReport<ClusterResult> Report, DashboardContext Context, ClusterChoice Choice, IStringLocalizer<SegmentPageTexts> Texts, IStringLocalizer<ClusterTexts> Own)
    : SegmentSource<ClusterResult>(Report, Context, RfmChoice.Parse(Context.Query), Texts)
{
    /// <summary>Whether stability is still being measured.</summary>
    public bool IsEarly { get; init; }

    /// <summary>The words about clusters.</summary>
    public ClusterWords Cluster { get; } = new(Context.Format.Culture, CultureInfo.CurrentUICulture, amount => Context.Format.Money(amount));

    /// <inheritdoc/>
    protected override LineUsage Lines => Result.Lines;

    /// <summary>The colour of a cluster, which goes with its letter.</summary>
    public static int ColorOf(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return (label[0] - 'A') % ChartColor.SeriesCount;
    }

    /// <summary>The class of the colour of a cluster.</summary>
    public static string ClassOf(string label) => string.Create(CultureInfo.InvariantCulture, $"cluster-{ColorOf(label) + 1}");

    /// <summary>What the clusters are that are shown.</summary>
    public DivisionStanding Standing => Result.Standing ?? DivisionStanding.Recommended;

    /// <summary>A text about the clusters that are shown, which are called groups only where they are.</summary>
    public string Said(string key, params object[] values) => Own[ClusterWords.IsGroups(Standing) ? key : key + "_part", values];

    /// <summary>A cluster with its letter and what it is like.</summary>
    public string NameOf(CustomerCluster cluster) => Said("Page_ClusterName", cluster.Label, Cluster.Title(cluster));

    /// <summary>The customers of a cluster.</summary>
    public string Link(CustomerCluster cluster) =>
        DashboardUrls.Customers(Context.Filter, SegmentReference.Of(ClusterSegmentDefinition.Of(Result, cluster, SegmentScope.Of(Context.SalesFilter))));

    /// <summary>All compared customers.</summary>
    public string LinkToAll => DashboardUrls.Customers(Context.Filter);

    /// <summary>How much rests on chance, and on what.</summary>
    public string Uncertainty => Own["Page_Seed", Format.Count(Choice.Options.Seed), Format.Count(Choice.Options.Restarts), Format.Count(Choice.Options.Resamples)];
}
