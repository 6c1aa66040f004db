using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Tables;
using TechMart.Wording;

namespace TechMart.Dashboard.Reports.Segments.Clusters;

/// <summary>What is typical of each group in each feature, as a multiple of what is typical of all, with its interval.</summary>
internal static class ClusterProfileChart
{
    private const int RowHeight = 44;
    private const int LeastHeight = 400;
    private const double MostDoublings = 2;

    public static Part<Chart> Of(ClusterSource source)
    {
        var (own, format, words, clusters) = (source.Own, source.Format, source.Cluster, source.Result.Clusters);
        var title = source.Said("Page_Profile");
        var features = source.Result.Features.Select(feature => feature.Feature).ToList();
        var cells = features.SelectMany((feature, column) => clusters.Select(cluster => new ProfileCell(cluster, feature, column))).ToList();
        var rows = cells.Chunk(clusters.Count).ToList();
        var chart = new Chart
        {
            Title = Title(source, cells) ?? title,
            Subtitle = source.Said("Page_Profile_Subtitle"),
            Traces =
            [
                new HeatmapTrace
                {
                    X = Values.Of(clusters.Select(cluster => cluster.Label)),
                    Y = Values.Of(features.Select(words.Feature)),
                    Z = [.. rows.Select(row => Values.Of(row.Select(cell => cell.Doublings)))],
                    Text = [.. rows.Select(row => Values.OfLines(row.Select(cell => Lines(source, cell))))],
                    HoverText = [.. rows.Select(row => Values.OfLines(row.Select(cell => Hover(source, cell))))],
                    ColorScale = [[0, "var(--cluster-low)"], [0.5, "var(--cluster-middle)"], [1, "var(--cluster-high)"]],
                    ZMin = -MostDoublings,
                    ZMax = MostDoublings,
                    ShowScale = false,
                    XGap = 2,
                    YGap = 2,
                },
            ],
            Layout = new ChartLayout
            {
                XAxis = new ChartAxis { Type = "category", TickAngle = 0, ShowGrid = false, Side = "top" },
                YAxis = new ChartAxis
                {
                    Type = "category",
                    AutoRange = "reversed",
                    ShowGrid = false,
                    // As ticks of their own the names give way on a narrow screen.
                    TickVals = Values.Of(features.Select(words.Feature)),
                    TickText = Values.Of(features.Select(words.Feature)),
                },
            },
            Table = new Table<ProfileCell>(
                "clusters-profile",
                title,
                new Columns<ProfileCell>()
                    .Text("cluster", source.Said("Page_Cluster"), cell => cell.Cluster.Label, mark: cell => ClusterSource.ClassOf(cell.Cluster.Label))
                    .Text("feature", own["Page_Feature"], cell => words.Feature(cell.Feature))
                    .Number("typical", own["Page_Typical"], cell => (decimal)cell.Typical.Typical)
                    .Number("typical-overall", own["Page_TypicalOverall"], cell => (decimal)cell.Typical.Overall)
                    .Number("index", own["Page_Index"], cell => (decimal?)cell.Typical.Index)
                    .Number("low", own["Page_Low"], cell => (decimal?)cell.Typical.Low)
                    .Number("high", own["Page_High"], cell => (decimal?)cell.Typical.High)
                    .Number("mean", own["Page_Mean"], cell => (decimal)cell.Mean.Mean)
                    .Number("overall", own["Page_Overall"], cell => (decimal)cell.Mean.Overall),
                cells),
            Height = Math.Max(LeastHeight, 60 + (RowHeight * features.Count)),
        };
        return (title, chart, source.Facts(own["Page_Profile_About"], uncertainty: own["Page_Profile_Interval"]));
    }

    private static string? Title(ClusterSource source, List<ProfileCell> cells) => cells.Where(cell => cell.Typical.Index is > 1).MaxBy(cell => cell.Typical.Index) is { Typical.Index: { } index } highest
        ? source.Said("Page_Profile_Title", highest.Cluster.Label, source.Format.Number((decimal)index, 1), source.Cluster.Feature(highest.Feature))
        : null;

    private static IEnumerable<string> Lines(ClusterSource source, ProfileCell cell)
    {
        if (cell.Typical is { Index: { } index, Low: { } low, High: { } high })
        {
            yield return $"×{source.Format.Number((decimal)index, 2)}";
            yield return $"{source.Format.Number((decimal)low, 2)}–{source.Format.Number((decimal)high, 2)}";
        }
        else
        {
            yield return source.Own["Page_NoIndex"];
        }
    }

    private static IEnumerable<string> Hover(ClusterSource source, ProfileCell cell)
    {
        yield return $"{source.NameOf(cell.Cluster)} · {source.Cluster.Feature(cell.Feature)}";
        yield return source.Own["Page_HoverTypical", source.Cluster.Value(cell.Feature, cell.Typical.Typical), source.Cluster.Value(cell.Feature, cell.Typical.Overall)];
        yield return source.Own.Counted("Page_HoverCustomers", cell.Cluster.Size, source.Format.Count(cell.Cluster.Size));
        if (cell.Typical.Index is null)
        {
            yield return source.Own[cell.Cluster.IsSmall ? "Page_NoIndex_Small" : "Page_NoIndex_Mean"];
        }
    }

    private sealed record ProfileCell(CustomerCluster Cluster, string Feature, int Column)
    {
        public TypicalFeature Typical => Cluster.Typical[Column];

        public FeatureProfile Mean => Cluster.Profile.Features[Column];

        /// <summary>1 = twice what is typical of all, −1 = half of it; none without an index.</summary>
        public double? Doublings => Typical.Index is not { } index ? null : index <= 0 ? -MostDoublings : Math.Clamp(Math.Log2(index), -MostDoublings, MostDoublings);
    }
}
