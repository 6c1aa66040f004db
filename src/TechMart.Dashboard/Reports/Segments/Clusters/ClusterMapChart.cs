using TechMart.Analytics.Customers.Clusters;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Tables;

namespace TechMart.Dashboard.Reports.Segments.Clusters;

/// <summary>The customers on the plane on which they differ most, coloured by group.</summary>
internal static class ClusterMapChart
{
    private const int MostFeatures = 2;
    private const double LeastLoading = 0.3;
    private const double SmallestDot = 4;
    private const double LargestDot = 18;

    public static Part<Chart> Of(ClusterSource source)
    {
        var (own, format, result) = (source.Own, source.Format, source.Result);
        var title = own["Page_Map"].Value;
        if (result.Map is not { } map)
        {
            return (title, own["Page_Map_Missing"].Value);
        }
        var isBinned = map.Bins.Count > 0;
        var chart = new Chart
        {
            Title = own["Page_Map_Title", format.Percent(map.XShare + map.YShare, 0)],
            Subtitle = source.Said(isBinned ? "Page_Map_Binned" : "Page_Map_Points"),
            Traces = [.. result.Clusters.Select(cluster => isBinned ? Bins(source, map, cluster) : Points(source, map, cluster)), Centres(source, map)],
            Layout = new ChartLayout
            {
                XAxis = Axis(source, own["Page_Map_X", format.Percent(map.XShare, 0), Named(source, map.XLoadings)]),
                YAxis = Axis(source, map.YLoadings.Count == 0 ? "" : own["Page_Map_Y", format.Percent(map.YShare, 0), Named(source, map.YLoadings)]),
            },
            Table = isBinned ? BinTable(source, map, title) : PointTable(source, map, title),
            Height = 440,
        };
        return (title, chart, source.Facts(own["Page_Map_About"]));
    }

    private static ChartAxis Axis(ClusterSource source, string title) => new() { Title = AxisTitle.Of(title), ZeroLine = true, TickVals = Values.Of(Array.Empty<double?>()), TickText = Values.Of(Array.Empty<string?>()) };

    private static ScatterTrace Points(ClusterSource source, ClusterMap map, CustomerCluster cluster)
    {
        var points = map.Points.Where(point => point.Label == cluster.Label).ToList();
        return new ScatterTrace
        {
            X = Values.Of(points.Select(point => (double?)point.X)),
            Y = Values.Of(points.Select(point => (double?)point.Y)),
            Mode = "markers",
            Marker = new Marker { Color = Color(cluster), Size = 5 },
            HoverText = Values.OfLines(points.Select(point => new[] { point.Customer, source.NameOf(cluster) })),
            ShowLegend = false,
        };
    }

    private static ScatterTrace Bins(ClusterSource source, ClusterMap map, CustomerCluster cluster)
    {
        var bins = map.Bins.Where(bin => bin.Label == cluster.Label).ToList();
        var most = map.Bins.Max(bin => bin.Customers);
        return new ScatterTrace
        {
            X = Values.Of(bins.Select(bin => (double?)bin.X)),
            Y = Values.Of(bins.Select(bin => (double?)bin.Y)),
            Mode = "markers",
            // The area of a dot goes with its customers.
            Marker = new Marker { Color = Color(cluster), Size = bins.Select(bin => SmallestDot + ((LargestDot - SmallestDot) * Math.Sqrt((double)bin.Customers / most))).ToArray() },
            HoverText = Values.OfLines(bins.Select(bin => new[]
            {
                source.NameOf(cluster),
                source.Own["Page_HoverBin", source.Format.Count(bin.Customers), source.Format.Count(bin.OfLabel), cluster.Label].Value,
            })),
            ShowLegend = false,
        };
    }

    private static ScatterTrace Centres(ClusterSource source, ClusterMap map) => new()
    {
        X = Values.Of(map.Centres.Select(centre => (double?)centre.X)),
        Y = Values.Of(map.Centres.Select(centre => (double?)centre.Y)),
        Mode = "markers+text",
        Marker = new Marker { Color = "var(--surface)", Size = 24 },
        Text = Values.Of(map.Centres.Select(centre => centre.Label)),
        TextPosition = "middle center",
        HoverText = Values.Of(source.Result.Clusters.Select(source.NameOf)),
        ShowLegend = false,
    };

    private static string Color(CustomerCluster cluster) => ChartColor.Series(ClusterSource.ColorOf(cluster.Label));

    /// <summary>The features that weigh most in a direction, with the sign in which they point.</summary>
    private static string Named(ClusterSource source, IReadOnlyList<double> loadings) => string.Join(", ", loadings
        .Select((loading, column) => (Loading: loading, source.Result.Features[column].Feature))
        .OrderByDescending(pair => Math.Abs(pair.Loading))
        .Where((pair, place) => place == 0 || Math.Abs(pair.Loading) >= LeastLoading)
        .Take(MostFeatures)
        .Select(pair => source.Own[pair.Loading > 0 ? "Page_More" : "Page_Less", source.Cluster.Feature(pair.Feature)].Value));

    private static Table<MapPoint> PointTable(ClusterSource source, ClusterMap map, string title) => new(
        "clusters-map",
        title,
        new Columns<MapPoint>()
            .Text("customer", source.Own["Page_Customer"], point => point.Customer)
            .Text("cluster", source.Said("Page_Cluster"), point => point.Label, mark: point => ClusterSource.ClassOf(point.Label))
            .Number("x", "x", point => (decimal)point.X, digits: 3)
            .Number("y", "y", point => (decimal)point.Y, digits: 3),
        map.Points);

    private static Table<MapBin> BinTable(ClusterSource source, ClusterMap map, string title) => new(
        "clusters-map",
        title,
        new Columns<MapBin>()
            .Text("cluster", source.Said("Page_Cluster"), bin => bin.Label, mark: bin => ClusterSource.ClassOf(bin.Label))
            .Number("x", "x", bin => (decimal)bin.X, digits: 3)
            .Number("y", "y", bin => (decimal)bin.Y, digits: 3)
            .Whole("customers", source.Texts["Column_Customers"], bin => bin.Customers)
            .Whole("of-cluster", source.Said("Page_OfCluster"), bin => bin.OfLabel),
        map.Bins);
}
