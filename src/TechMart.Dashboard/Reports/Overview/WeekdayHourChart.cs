using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Tables;
using TechMart.Wording;

namespace TechMart.Dashboard.Reports.Overview;

/// <summary>Revenue by weekday and hour, Monday first, over the hours in which anything is sold.</summary>
internal static class WeekdayHourChart
{
    private const int Days = 7;
    private const int Hours = 24;

    public static Part<Chart> Of(OverviewSource source)
    {
        var (texts, format) = (source.Texts, source.Format);
        var title = texts["Heat_Table"].Value;
        if (source.Overview.From is null)
        {
            return (title, texts["Heat_Missing"].Value);
        }
        var cells = Cells(source).ToList();
        var open = cells.Where(cell => cell.Orders > 0 || cell.Revenue != 0).ToList();
        if (open.Count > 0 && open.All(cell => cell.Hour == 0))
        {
            return (title, texts["Heat_NoHours"].Value);
        }
        var hours = open.Count == 0 ? [] : Enumerable.Range(open.Min(cell => cell.Hour), open.Max(cell => cell.Hour) - open.Min(cell => cell.Hour) + 1).ToArray();
        var rows = cells.Where(cell => hours.Contains(cell.Hour)).GroupBy(cell => cell.Day).Select(day => day.ToList()).ToList();
        var chart = new Chart
        {
            Title = open.MaxBy(cell => cell.Revenue) is { Revenue: > 0 } peak
                ? texts["Heat_Title", format.Weekday(Weekday(peak.Day)), format.Hour(peak.Hour), format.Hour((peak.Hour + 1) % Hours)]
                : texts["Heat_Question"],
            Subtitle = source.Subtitle(texts["Column_Revenue"]),
            Traces =
            [
                new HeatmapTrace
                {
                    X = Values.Of(hours.Select(format.Hour)),
                    Y = Values.Of(Enumerable.Range(0, Days).Select(day => format.ShortWeekday(Weekday(day)))),
                    Z = [.. rows.Select(row => Values.Of(row.Select(cell => cell.Revenue)))],
                    Text = [.. rows.Select(row => Values.Of(row.Select(cell => cell is { Orders: 0, Revenue: 0 } ? "" : format.ShortNumber(cell.Revenue))))],
                    HoverText = [.. rows.Select(row => Values.OfLines(row.Select(cell => Hover(source, cell))))],
                    ColorScale = ChartColor.Sequential,
                    // Both ends, or the browser takes the data's: then a cell of returns only would darken all empty ones.
                    ZMin = 0,
                    ZMax = cells.Max(cell => cell.Revenue) is > 0 and var highest ? (double)highest : null,
                    ShowScale = false,
                    XGap = 2,
                    YGap = 2,
                },
            ],
            Layout = new ChartLayout
            {
                XAxis = new ChartAxis
                {
                    Title = AxisTitle.Of(texts["Axis_Hour"]),
                    Type = "category",
                    TickVals = Values.Of(hours.Select(format.Hour)),
                    TickText = Values.Of(hours.Select(format.Hour)),
                    TickAngle = 0,
                    ShowGrid = false,
                },
                YAxis = new ChartAxis { Type = "category", AutoRange = "reversed", ShowGrid = false },
            },
            Table = new Table<WeekdayHourCell>(
                "overview-weekday-hour",
                title,
                new Columns<WeekdayHourCell>()
                    .Text("weekday", texts["Column_Weekday"], cell => format.Weekday(Weekday(cell.Day)))
                    .Text("hour", texts["Column_Hour"], cell => format.Hour(cell.Hour))
                    .Money("revenue", texts["Column_Revenue"], cell => cell.Revenue)
                    .Whole("orders", texts["Column_Orders"], cell => cell.Orders),
                open),
            Height = 400,
        };
        return (title, chart, source.Facts(texts["Heat_Definition"], format.MoneyUnit));
    }

    private static IEnumerable<WeekdayHourCell> Cells(OverviewSource source)
    {
        var totals = source.Current.WeekdayHour;
        for (var day = 0; day < Days; day++)
        {
            for (var hour = 0; hour < Hours; hour++)
            {
                yield return new WeekdayHourCell(day, hour, totals.Revenue[day][hour], totals.Orders[day][hour]);
            }
        }
    }

    private static IEnumerable<string> Hover(OverviewSource source, WeekdayHourCell cell)
    {
        var format = source.Format;
        yield return $"{format.Weekday(Weekday(cell.Day))}, {format.Hour(cell.Hour)}–{format.Hour((cell.Hour + 1) % Hours)}";
        yield return source.Texts["Hover_Revenue", format.Money(cell.Revenue)];
        yield return source.Texts.Counted("Hover_Orders", cell.Orders, format.Count(cell.Orders));
    }

    private static DayOfWeek Weekday(int mondayFirst) => (DayOfWeek)((mondayFirst + 1) % Days);
}

/// <summary>A cell of the weekday × hour table.</summary>
/// <param name="Day">0 = Monday.</param>
/// <param name="Hour">0 to 23.</param>
/// <param name="Revenue">Revenue.</param>
/// <param name="Orders">Orders.</param>
public sealed record WeekdayHourCell(int Day, int Hour, decimal Revenue, int Orders);
