using TechMart.Analytics.Sales;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Tables;

namespace TechMart.Dashboard.Reports.Overview;

/// <summary>The largest gains and losses of revenue against the comparison period.</summary>
internal static class MoversChart
{
    private const int Most = 6;
    private const int LongestName = 28;
    private const int RowHeight = 28;
    private const double RoomForLabels = 0.3;

    public static Part<Chart> Of(OverviewSource source)
    {
        var (texts, format) = (source.Texts, source.Format);
        var title = texts["Movers_Table"].Value;
        if (!source.Table.HasCategories && !source.Table.HasProducts)
        {
            return (title, texts["Movers_NoGroups"].Value);
        }
        if (source.Overview.Comparison is null)
        {
            return (title, texts[source.Table.HasTime ? "Movers_NoComparison" : "Movers_NoTime"].Value);
        }
        var rows = source.Overview.Rising.Take(Most).Concat(source.Overview.Falling.Take(Most).Reverse()).ToList();
        if (rows.Count == 0)
        {
            return (title, texts["Movers_None"].Value);
        }
        var names = rows.Select(row => PlotlyText.Shorten(source.NameOf(row.Name ?? row.Key), LongestName)).ToList();
        var chart = new Chart
        {
            Title = Title(source),
            Subtitle = texts["Movers_Subtitle", format.MoneyUnit, source.Period, source.ComparisonPeriod!],
            Traces =
            [
                new BarTrace
                {
                    Orientation = "h",
                    X = Values.Of(rows.Select(row => row.Change)),
                    Y = Values.Of(rows.Select((_, index) => index)),
                    Text = Values.Of(rows.Select(row => format.MoneyChange(row.Change))),
                    TextPosition = "outside",
                    ClipOnAxis = false,
                    Marker = new Marker { Color = rows.Select(row => row.Change > 0 ? ChartColor.Good : ChartColor.Bad).ToArray() },
                    HoverText = Values.OfLines(rows.Select(row => Hover(source, row))),
                },
            ],
            Layout = new ChartLayout
            {
                XAxis = ChartAxis.Amounts(texts["Axis_Change", format.MoneyUnit], rows.Select(row => (double)row.Change), tick => format.MoneyTick(tick), RoomForLabels),
                YAxis = ChartAxis.Names(names),
                BarGap = 0.3,
            },
            Table = new Table<Mover>(
                "overview-movers",
                title,
                new Columns<Mover>()
                    .Text("name", texts["Column_Name"], row => source.NameOf(row.Name ?? row.Key))
                    .Money("before", texts["Column_RevenueBefore"], row => row.Before)
                    .Money("revenue", texts["Column_Revenue"], row => row.After)
                    .Money("difference", texts["Column_ChangeMoney"], row => row.Change)
                    .Change("change", texts["Column_Change"], row => row.Relative),
                [.. source.Overview.Rising, .. source.Overview.Falling.Reverse()]),
            Height = 80 + (RowHeight * rows.Count),
        };
        return (title, chart, source.Facts(texts["Movers_Definition"], format.MoneyUnit));
    }

    private static string Title(OverviewSource source)
    {
        var overview = source.Overview;
        return (overview.Rising.Count > 0, overview.Falling.Count > 0) switch
        {
            (true, true) => source.Texts["Movers_Title_Both", Name(overview.Rising[0]), Name(overview.Falling[0])],
            (true, false) => source.Texts["Movers_Title_Rise", Name(overview.Rising[0])],
            _ => source.Texts["Movers_Title_Fall", Name(overview.Falling[0])],
        };

        string Name(Mover mover) => source.NameOf(mover.Name ?? mover.Key);
    }

    private static IEnumerable<string> Hover(OverviewSource source, Mover mover)
    {
        yield return source.NameOf(mover.Name ?? mover.Key);
        yield return source.Texts["Hover_BeforeAfter", source.Format.Money(mover.Before), source.Format.Money(mover.After)];
        if (mover.Relative is { } relative)
        {
            yield return source.Format.Change(relative);
        }
    }
}
