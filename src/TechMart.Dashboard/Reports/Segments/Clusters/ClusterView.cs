using TechMart.Analytics.Customers.Clusters;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Tables;
using TechMart.Wording;

namespace TechMart.Dashboard.Reports.Segments.Clusters;

/// <summary>The clusters, ready for the reader.</summary>
/// <param name="Choice">How customers are grouped.</param>
/// <param name="Notes">What limits the answer, or why there is none.</param>
/// <param name="Categories">Product categories that can be features.</param>
public sealed record ClusterView(ClusterChoice Choice, IReadOnlyList<string> Notes, IReadOnlyList<string> Categories)
{
    /// <summary>What there is to see; null where nothing can be divided, and the notes say why.</summary>
    public ClusterContent? Content { get; init; }

    /// <summary>Whether the reader stopped the work.</summary>
    public bool IsStopped { get; init; }

    /// <summary>Makes the page of the numbers.</summary>
    public static ClusterView Of(ClusterSource source) => new(source.Choice, [.. source.Result.Notes.Select(source.Cluster.Note)], source.Report.Data.Table.Categories)
    {
        Content = source.Result.Candidates.Count == 0 ? null : ClusterContent.Of(source),
    };
}

/// <summary>What there is to see where customers could be divided.</summary>
/// <param name="Headline">How many groups there are.</param>
/// <param name="Reason">Why.</param>
/// <param name="Shown">The number of groups that is shown; null = none.</param>
/// <param name="ShownAs">What the groups that are shown are; empty where none are.</param>
/// <param name="ShownMeans">What that means for whoever uses them; null where the title says all.</param>
/// <param name="Facts">How the number of groups is chosen.</param>
/// <param name="Practical">The number to look at anyway where none is recommended or shown.</param>
/// <param name="Numbers">The numbers of groups to choose from; none as long as stability is being measured.</param>
/// <param name="Counts">What speaks for each number, a chart for each measure.</param>
/// <param name="Made">Features, seed and repetitions.</param>
/// <param name="Groups">The groups in words.</param>
/// <param name="Details">The groups in numbers; null where none are shown.</param>
/// <param name="Scaling">How features were scaled.</param>
public sealed record ClusterContent(
    string Headline,
    string Reason,
    int? Shown,
    string ShownAs,
    string? ShownMeans,
    FigureFacts Facts,
    int? Practical,
    IReadOnlyList<ClusterNumber> Numbers,
    IReadOnlyList<Part<Chart>> Counts,
    string Made,
    IReadOnlyList<ClusterGroup> Groups,
    ClusterDetails? Details,
    Table<ClusterFeature> Scaling)
{
    /// <summary>Makes it of the numbers.</summary>
    public static ClusterContent Of(ClusterSource source)
    {
        var (result, own, format) = (source.Result, source.Own, source.Format);
        return new ClusterContent(
            source.IsEarly ? own["Page_Early"] : source.Cluster.Headline(result),
            source.IsEarly ? own["Page_Early_Reason"] : source.Cluster.Reason(result),
            result.ShownClusters,
            source.Cluster.Standing(result),
            source.Cluster.StandingMeans(result),
            source.Facts(own["Page_Count_About"], uncertainty: source.Uncertainty),
            result.ShownClusters is null && !source.IsEarly ? result.PracticalClusters ?? result.Candidates[0].Clusters : null,
            // What is chosen meanwhile would begin the work anew.
            source.IsEarly ? [] :
            [
                .. result.Candidates.Select(candidate => new ClusterNumber(
                    candidate.Clusters,
                    candidate.Clusters == result.RecommendedClusters
                        ? own["Page_Number_Recommended", format.Count(candidate.Clusters)]
                        : own["Page_Number", format.Count(candidate.Clusters), source.Cluster.Verdict(candidate.Verdict)])),
            ],
            ClusterCountCharts.Of(source),
            own["Page_Made", format.Count(result.Customers), string.Join(", ", result.Features.Select(feature => source.Cluster.Feature(feature.Feature))), source.Uncertainty],
            [.. result.Clusters.Select(cluster => ClusterGroup.Of(source, cluster))],
            result.Clusters.Count == 0 ? null : new ClusterDetails(
                ClusterProfileChart.Of(source), ClusterMapChart.Of(source), ClusterTables.Clusters(source), ClusterTables.Ambiguous(source)),
            ClusterTables.Scaling(source));
    }
}

/// <summary>A number of groups that can be shown.</summary>
/// <param name="Clusters">How many.</param>
/// <param name="Words">What speaks for it or against it.</param>
public sealed record ClusterNumber(int Clusters, string Words);

/// <summary>The groups in numbers.</summary>
/// <param name="Profile">Each group's means against the average.</param>
/// <param name="Map">The map of the customers.</param>
/// <param name="Table">The groups.</param>
/// <param name="Ambiguous">Customers between two groups.</param>
public sealed record ClusterDetails(Part<Chart> Profile, Part<Chart> Map, Part<Table<CustomerCluster>> Table, Part<Table<ClusterMember>> Ambiguous);

/// <summary>A group in words.</summary>
/// <param name="Label">Its letter.</param>
/// <param name="Name">Letter and what it is like.</param>
/// <param name="Color">Its colour, counted from 0.</param>
/// <param name="Size">How many customers, in words.</param>
/// <param name="Portrait">The paragraph; its numbers lead to the customers.</param>
/// <param name="Href">Where its customers are listed.</param>
/// <param name="AllHref">Where all customers are listed that it is compared with.</param>
/// <param name="Kept">Whether it is known from the former version of the data; null where there was none.</param>
public sealed record ClusterGroup(string Label, string Name, int Color, string Size, IReadOnlyList<PortraitPiece> Portrait, string Href, string AllHref, string? Kept)
{
    /// <summary>Makes it of the numbers.</summary>
    public static ClusterGroup Of(ClusterSource source, CustomerCluster cluster) => new(
        cluster.Label,
        source.NameOf(cluster),
        ClusterSource.ColorOf(cluster.Label),
        source.Texts.Counted("Advice_Size", cluster.Size, source.Format.Count(cluster.Size), source.Format.Percent(cluster.Share)),
        source.Cluster.Portrait(cluster, source.Standing),
        source.Link(cluster),
        source.LinkToAll,
        cluster.Kept is { } kept ? source.Said("Page_Kept", source.Format.Percent(kept, 0)) : null);

    /// <summary>Where the rows of a number are listed; null = nowhere, or it counts none.</summary>
    public string? HrefOf(PortraitPiece piece) => piece.Number switch
    {
        PortraitNumber.OfCluster => Href,
        PortraitNumber.OfAll => AllHref,
        _ => null,
    };
}
