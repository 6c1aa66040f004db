using TechMart.Analytics.Customers.Clusters;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Tables;
using TechMart.Wording;

namespace TechMart.Dashboard.Reports.Segments.Clusters;

/// <summary>What speaks for each number of groups: a small chart for each measure, the recommended number and the one that is shown marked.</summary>
internal static class ClusterCountCharts
{
    private const int Height = 190;
    private const double RoomForLabels = 0.25;

    public static IReadOnlyList<Part<Chart>> Of(ClusterSource source) =>
    [
        Chart(source, "stability", candidate => candidate.Stability, 2, most: 1),
        Chart(source, "silhouette", candidate => candidate.Silhouette, 2, most: 1),
        Chart(source, "calinski", candidate => candidate.CalinskiHarabasz, 0),
        Chart(source, "davies", candidate => candidate.DaviesBouldin, 2),
        Chart(source, "elbow", candidate => candidate.Inertia, 0),
    ];

    private static Part<Chart> Chart(ClusterSource source, string measure, Func<ClusterTrial, double?> value, int digits, double most = double.PositiveInfinity)
    {
        var (own, format, candidates) = (source.Own, source.Format, source.Result.Candidates);
        var title = own[$"Page_{measure}"].Value;
        if (candidates.All(candidate => value(candidate) is null))
        {
            return (title, own[source.IsEarly ? "Page_BeingMeasured" : "Page_NotMeasured"].Value);
        }
        var marked = candidates.Where(candidate => candidate.Clusters == (source.Result.ShownClusters ?? source.Result.PracticalClusters) && value(candidate) is not null).ToList();
        var place = marked.Count == 0 ? -1 : candidates.ToList().IndexOf(marked[0]);
        var isValley = place > 0 && place < candidates.Count - 1 && value(candidates[place + 1]) > value(marked[0]) && value(candidates[place - 1]) > value(marked[0]);
        var chart = new Chart
        {
            Title = title,
            Subtitle = own[$"Page_{measure}_Better"],
            Traces =
            [
                new ScatterTrace
                {
                    X = Values.Of(candidates.Select(candidate => candidate.Clusters)),
                    Y = Values.Of(candidates.Select(value)),
                    Mode = "lines+markers",
                    Line = new Line(ChartColor.Rest, 2),
                    Marker = new Marker { Color = ChartColor.Rest, Size = 6 },
                    HoverText = Values.Of(candidates.Select(candidate => own["Page_HoverK", format.Count(candidate.Clusters), Number(value(candidate))].Value)),
                    ShowLegend = false,
                },
                new ScatterTrace
                {
                    X = Values.Of(marked.Select(candidate => candidate.Clusters)),
                    Y = Values.Of(marked.Select(value)),
                    Mode = "markers+text",
                    Marker = new Marker { Color = ChartColor.Current, Size = 11 },
                    Text = Values.Of(marked.Select(candidate => Number(value(candidate)))),
                    // Beside the line: below it where it turns up again.
                    TextPosition = isValley ? "bottom center" : "top right",
                    HoverText = Values.Of(marked.Select(candidate => own["Page_HoverK", format.Count(candidate.Clusters), Number(value(candidate))].Value)),
                    ShowLegend = false,
                },
            ],
            Layout = new ChartLayout
            {
                XAxis = new ChartAxis
                {
                    Title = AxisTitle.Of(own["Page_AxisK"]),
                    TickVals = Values.Of(candidates.Select(candidate => candidate.Clusters)),
                    TickText = Values.Of(candidates.Select(candidate => format.Count(candidate.Clusters))),
                    Range = [candidates[0].Clusters - 0.5, candidates[^1].Clusters + 0.5],
                    ShowGrid = false,
                    TickAngle = 0,
                },
                YAxis = Axis(format, [.. candidates.Select(value).OfType<double>()], digits, isValley, most),
            },
            Table = new Table<ClusterTrial>(
                $"clusters-{measure}",
                title,
                new Columns<ClusterTrial>()
                    .Whole("k", own["Page_AxisK"], candidate => candidate.Clusters)
                    .Number("value", title, candidate => (decimal?)value(candidate), digits: 4)
                    .Text("verdict", own["Page_Verdict"], candidate => source.Cluster.Verdict(candidate.Verdict)),
                candidates),
            Height = Height,
        };
        return (title, chart, source.Facts(own[$"Page_{measure}_About"], uncertainty: source.Uncertainty));

        string Number(double? number) => format.Number((decimal?)number, digits);
    }

    /// <summary>An axis over the values, not from zero: what matters is where a line bends.</summary>
    private static ChartAxis Axis(ReaderFormat format, double[] values, int digits, bool isValley, double most)
    {
        var (low, high) = (values.Min(), values.Max());
        var room = RoomForLabels * (high - low);
        var ticks = AxisTicks.Round(isValley ? low - room : low, isValley ? high : high + room).Where(tick => tick <= most + 1e-9).ToList();
        return new ChartAxis
        {
            TickVals = Values.Of(ticks.Select(tick => (double?)tick)),
            TickText = Values.Of(ticks.Select(tick => format.Number((decimal)tick, digits))),
            Range = ticks.Count > 1 ? [ticks[0], Math.Max(ticks[^1], Math.Min(most, high) + (room / 2))] : null,
            ZeroLine = false,
        };
    }
}
