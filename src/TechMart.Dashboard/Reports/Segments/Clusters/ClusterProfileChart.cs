using TechMart.Analytics.Customers.Clusters;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Tables;

namespace TechMart.Dashboard.Reports.Segments.Clusters;

/// <summary>Each group's mean of each feature as a multiple of the mean of all, with its interval.</summary>
internal static class ClusterProfileChart
{
    private const int RowHeight = 44;
    private const int LeastHeight = 400;
    private const double MostDoublings = 2;

    public static Part<Chart> Of(ClusterSource source)
    {
        var (own, format, words, clusters) = (source.Own, source.Format, source.Cluster, source.Result.Clusters);
        var title = own["Page_Profile"].Value;
        var features = source.Result.Features.Select(feature => feature.Feature).ToList();
        var cells = features.SelectMany((feature, column) => clusters.Select(cluster => new ProfileCell(cluster, feature, column))).ToList();
        var rows = cells.Chunk(clusters.Count).ToList();
        var chart = new Chart
        {
            Title = Title(source, cells) ?? title,
            Subtitle = own["Page_Profile_Subtitle"],
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
                    .Text("cluster", own["Page_Cluster"], cell => cell.Cluster.Label)
                    .Text("feature", own["Page_Feature"], cell => words.Feature(cell.Feature))
                    .Number("mean", own["Page_Mean"], cell => (decimal)cell.Profile.Mean)
                    .Number("overall", own["Page_Overall"], cell => (decimal)cell.Profile.Overall)
                    .Number("index", own["Page_Index"], cell => (decimal?)cell.Profile.Index)
                    .Number("low", own["Page_Low"], cell => (decimal?)cell.Profile.Low)
                    .Number("high", own["Page_High"], cell => (decimal?)cell.Profile.High),
                cells),
            Height = Math.Max(LeastHeight, 60 + (RowHeight * features.Count)),
        };
        return (title, chart, source.Facts(own["Page_Profile_About"], uncertainty: own["Page_Profile_Interval"]));
    }

    private static string? Title(ClusterSource source, List<ProfileCell> cells) => cells.Where(cell => cell.Profile.Index is > 1).MaxBy(cell => cell.Profile.Index) is { Profile.Index: { } index } highest
        ? source.Own["Page_Profile_Title", highest.Cluster.Label, source.Format.Number((decimal)index, 1), source.Cluster.Feature(highest.Feature)].Value
        : null;

    private static IEnumerable<string> Lines(ClusterSource source, ProfileCell cell)
    {
        if (cell.Profile is { Index: { } index, Low: { } low, High: { } high })
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
        yield return source.Own["Page_HoverMean", source.Cluster.Value(cell.Feature, cell.Profile.Mean), source.Cluster.Value(cell.Feature, cell.Profile.Overall)];
        yield return source.Own["Page_HoverCustomers", source.Format.Count(cell.Cluster.Size)];
        if (cell.Profile.Index is null)
        {
            yield return source.Own[cell.Cluster.IsSmall ? "Page_NoIndex_Small" : "Page_NoIndex_Mean"];
        }
    }

    private sealed record ProfileCell(CustomerCluster Cluster, string Feature, int Column)
    {
        public Analytics.Customers.Clustering.FeatureProfile Profile => Cluster.Profile.Features[Column];

        /// <summary>1 = twice the average, −1 = half of it; none without an index.</summary>
        public double? Doublings => Profile.Index is not { } index ? null : index <= 0 ? -MostDoublings : Math.Clamp(Math.Log2(index), -MostDoublings, MostDoublings);
    }
}
