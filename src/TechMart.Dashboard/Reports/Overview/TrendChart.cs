using TechMart.Analytics.Sales;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Tables;
using TechMart.Wording;

namespace TechMart.Dashboard.Reports.Overview;

/// <summary>One period of the course of revenue, beside the period that it is compared with.</summary>
/// <param name="Label">The period in words.</param>
/// <param name="Point">The period.</param>
/// <param name="BeforeLabel">The compared period in words.</param>
/// <param name="Before">The compared period; null where there is none.</param>
public sealed record TrendRow(string Label, SeriesPoint Point, string? BeforeLabel, SeriesPoint? Before);

/// <summary>Revenue over time: bars by month, or a line by day for a short period, with the comparison as a second line.</summary>
internal static class TrendChart
{
    private const int LongestByDay = 92;
    private const int FewestForPeak = 3;
    private const int MostLabels = 12;
    private const int MostMarkers = 31;

    /// <summary>By day for a short period, else by month.</summary>
    public static IReadOnlyList<SeriesPoint> Points(OverviewAggregates aggregates) =>
        IsByDay(aggregates) ? aggregates.ByDay : aggregates.ByMonth;

    public static Part<Chart> Of(OverviewSource source)
    {
        var texts = source.Texts;
        if (source.Overview.From is null || source.Current.ByDay.Count == 0)
        {
            return (texts["Trend_Table"].Value, texts["Trend_Missing"].Value);
        }
        var byDay = IsByDay(source.Current);
        var rows = Rows(source, byDay);
        var ticks = Ticks(rows);
        var chart = new Chart
        {
            Title = Title(source, rows, byDay),
            Subtitle = source.Subtitle(texts["Column_Revenue"]) + (byDay || rows.All(row => row.Point.Complete) ? "" : "; " + texts["Trend_Incomplete"]),
            Traces = Traces(source, rows, byDay),
            Layout = new ChartLayout
            {
                XAxis = new ChartAxis
                {
                    Type = "category",
                    TickVals = Values.Of(ticks.Select(row => row.Label)),
                    TickText = Values.Of(ticks.Select(row => byDay ? source.Format.DayOfMonth(row.Point.Start) : row.Label)),
                    TickAngle = 0,
                    ShowGrid = false,
                },
                YAxis = ChartAxis.Amounts(
                    texts["Axis_Revenue", source.Format.MoneyUnit],
                    rows.SelectMany(row => new[] { row.Point, row.Before }).OfType<SeriesPoint>().Select(point => (double)point.Totals.Revenue),
                    tick => source.Format.MoneyTick(tick)),
                ShowLegend = rows.Any(row => row.Before is not null),
                BarGap = 0.25,
            },
            Table = Table(source, rows, byDay),
            Height = 340,
        };
        return (chart.Table.Title, chart, source.Facts(texts["Trend_Definition"], source.Format.MoneyUnit));
    }

    private static Table<TrendRow> Table(OverviewSource source, List<TrendRow> rows, bool byDay)
    {
        var texts = source.Texts;
        var columns = Start(new Columns<TrendRow>(), "period", texts["Column_Period"], row => row.Point)
            .Money("revenue", texts["Column_Revenue"], row => row.Point.Totals.Revenue)
            .Whole("orders", texts["Column_Orders"], row => row.Point.Totals.Orders)
            .Whole("customers", texts["Column_Customers"], row => row.Point.Totals.Customers)
            .Text("complete", texts["Column_Complete"], row => texts[row.Point.Complete ? "Yes" : "No"]);
        if (rows.Any(row => row.Before is not null))
        {
            Start(columns, "before", texts["Column_PeriodBefore"], row => row.Before)
                .Money("revenue-before", texts["Column_RevenueBefore"], row => row.Before?.Totals.Revenue);
        }
        return new Table<TrendRow>("overview-trend", texts["Trend_Table"], columns, rows);

        Columns<TrendRow> Start(Columns<TrendRow> into, string key, string title, Func<TrendRow, SeriesPoint?> point) => byDay
            ? into.Day(key, title, row => point(row)?.Start)
            : into.Month(key, title, row => point(row)?.Start);
    }

    private static bool IsByDay(OverviewAggregates aggregates) => aggregates.ByDay.Count <= LongestByDay;

    private static List<TrendRow> Rows(OverviewSource source, bool byDay)
    {
        var before = source.Overview.Comparison is { } comparison ? byDay ? comparison.ByDay : comparison.ByMonth : [];
        var points = byDay ? source.Current.ByDay : source.Current.ByMonth;
        return [.. points.Select((point, index) => new TrendRow(
            Label(point),
            point,
            index < before.Count ? Label(before[index]) : null,
            index < before.Count ? before[index] : null))];

        string Label(SeriesPoint point) => byDay ? source.Format.Day(point.Start) : source.Format.Month(point.Start);
    }

    private static string Title(OverviewSource source, List<TrendRow> rows, bool byDay)
    {
        var complete = rows.Where(row => row.Point.Complete).ToList();
        return complete.Count < FewestForPeak || complete.MaxBy(row => row.Point.Totals.Revenue) is not { Point.Totals.Revenue: > 0 } peak
            ? source.Texts["Trend_Question"]
            : source.Texts[byDay ? "Trend_TitlePeak_Day" : "Trend_TitlePeak_Month", peak.Label, source.Format.ShortMoney(peak.Point.Totals.Revenue)];
    }

    private static List<Trace> Traces(OverviewSource source, List<TrendRow> rows, bool byDay)
    {
        var labels = Values.Of(rows.Select(row => row.Label));
        var revenue = Values.Of(rows.Select(row => row.Point.Totals.Revenue));
        var hover = Values.OfLines(rows.Select(row => Hover(source, row)));
        // A line of one point is nothing to see, and of few points hides where they are.
        var mode = rows.Count <= MostMarkers ? "lines+markers" : "lines";
        var traces = new List<Trace>
        {
            byDay
                ? new ScatterTrace { Name = source.Texts["Trend_Current"], X = labels, Y = revenue, Mode = mode, Line = new Line(ChartColor.Current, 2), HoverText = hover }
                : new BarTrace
                {
                    Name = source.Texts["Trend_Current"],
                    X = labels,
                    Y = revenue,
                    Marker = new Marker { Color = ChartColor.Current, Pattern = new Pattern([.. rows.Select(row => row.Point.Complete ? "" : "/")]) },
                    HoverText = hover,
                },
        };
        if (rows.Any(row => row.Before is not null))
        {
            traces.Add(new ScatterTrace
            {
                Name = source.Texts["Trend_Comparison"],
                X = labels,
                Y = Values.Of(rows.Select(row => (double?)row.Before?.Totals.Revenue)),
                Mode = byDay ? mode : "lines+markers",
                Line = new Line(ChartColor.Comparison, 2, "dash"),
                HoverText = hover,
            });
        }
        return traces;
    }

    private static IEnumerable<string> Hover(OverviewSource source, TrendRow row)
    {
        var (texts, format, totals) = (source.Texts, source.Format, row.Point.Totals);
        yield return row.Point.Complete ? row.Label : $"{row.Label} ({texts["Hover_Incomplete"]})";
        yield return texts["Hover_Revenue", format.Money(totals.Revenue)];
        yield return texts.Counted("Hover_Orders", totals.Orders, format.Count(totals.Orders));
        yield return texts.Counted("Hover_Customers", totals.Customers, format.Count(totals.Customers));
        if (row is { Before: { } before, BeforeLabel: { } label })
        {
            yield return texts["Hover_Before", format.Money(before.Totals.Revenue), label];
        }
    }

    private static List<TrendRow> Ticks(List<TrendRow> rows)
    {
        var step = (rows.Count + MostLabels - 1) / MostLabels;
        return [.. rows.Where((_, index) => index % step == 0)];
    }
}
