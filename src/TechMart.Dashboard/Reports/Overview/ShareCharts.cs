using TechMart.Analytics.Sales;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Tables;
using TechMart.Wording;

namespace TechMart.Dashboard.Reports.Overview;

/// <summary>Revenue by category, and by country or region: the largest as bars, all of them in the table.</summary>
internal static class ShareCharts
{
    private const int Most = 10;
    private const int LongestName = 28;
    private const int RowHeight = 30;
    private const double RoomForLabels = 0.15;

    public static Part<Chart> OfCategories(OverviewSource source)
    {
        var texts = source.Texts;
        if (source.Current.ByCategory.Count == 0)
        {
            return (texts["Categories_Table"].Value, texts["Categories_Missing"].Value);
        }
        var table = Table(source, "overview-categories", texts["Categories_Table"], texts["Column_Category"], source.Current.ByCategory);
        return (table.Title, Make(source, table, "Categories_Title", texts["Categories_Question"]), source.Facts(texts["Categories_Definition"], source.Format.MoneyUnit));
    }

    public static Part<Chart> OfPlaces(OverviewSource source)
    {
        var texts = source.Texts;
        var title = texts["Places_" + (source.Current.Place ?? "country")];
        if (source.Current.ByCountry.Count == 0)
        {
            return (title.Value, texts["Places_Missing"].Value);
        }
        var table = Table(source, "overview-places", title, texts["Column_Place"], source.Current.ByCountry);
        return (title.Value, Make(source, table, "Places_Title", texts["Places_Question_country"]), source.Facts(texts["Places_Definition"], source.Format.MoneyUnit));
    }

    private static Table<BreakdownRow> Table(OverviewSource source, string name, string title, string heading, IReadOnlyList<BreakdownRow> rows) => new(
        name,
        title,
        new Columns<BreakdownRow>()
            .Text("name", heading, row => source.NameOf(row.Name))
            .Money("revenue", source.Texts["Column_Revenue"], row => row.Totals.Revenue)
            .Percent("share", source.Texts["Column_Share"], row => source.ShareOf(row.Totals.Revenue))
            .Number("units", source.Texts["Column_Units"], row => row.Totals.Units, digits: 0)
            .Whole("orders", source.Texts["Column_Orders"], row => row.Totals.Orders)
            .Whole("customers", source.Texts["Column_Customers"], row => row.Totals.Customers),
        rows);

    private static Chart Make(OverviewSource source, Table<BreakdownRow> table, string titleKey, string question)
    {
        var (texts, format) = (source.Texts, source.Format);
        var bars = Bars(source, table.Rows);
        var first = table.Rows[0];
        return new Chart
        {
            Title = table.Rows.Count > 1 && source.ShareOf(first.Totals.Revenue) is { } share and > 0 ? texts[titleKey, source.NameOf(first.Name), format.Percent(share)] : question,
            Subtitle = source.Subtitle(texts["Column_Revenue"]),
            Traces =
            [
                new BarTrace
                {
                    Orientation = "h",
                    X = Values.Of(bars.Select(bar => bar.Revenue)),
                    Y = Values.Of(bars.Select((_, index) => index)),
                    Text = Values.Of(bars.Select(bar => format.ShortMoney(bar.Revenue))),
                    TextPosition = "outside",
                    ClipOnAxis = false,
                    Marker = new Marker { Color = bars.Select(bar => bar.IsRest ? ChartColor.Rest : ChartColor.Current).ToArray() },
                    HoverText = Values.OfLines(bars.Select(bar => bar.Hover)),
                },
            ],
            Layout = new ChartLayout
            {
                XAxis = ChartAxis.Amounts(texts["Axis_Revenue", format.MoneyUnit], bars.Select(bar => (double)bar.Revenue), tick => format.MoneyTick(tick), RoomForLabels),
                YAxis = ChartAxis.Names(bars.Select(bar => bar.Name)),
                BarGap = 0.3,
            },
            Table = table,
            Height = 80 + (RowHeight * bars.Count),
        };
    }

    private static List<Bar> Bars(OverviewSource source, IReadOnlyList<BreakdownRow> rows)
    {
        var (texts, format) = (source.Texts, source.Format);
        // One more than fits is shown itself rather than as a rest of one.
        var shown = rows.Count <= Most + 1 ? rows.Count : Most;
        var bars = rows.Take(shown).Select(row => new Bar(
            PlotlyText.Shorten(source.NameOf(row.Name), LongestName),
            row.Totals.Revenue,
            false,
            [
                source.NameOf(row.Name),
                texts["Hover_Revenue", format.Money(row.Totals.Revenue)],
                texts["Hover_Share", format.Percent(source.ShareOf(row.Totals.Revenue))],
                texts.Counted("Hover_Orders", row.Totals.Orders, format.Count(row.Totals.Orders)),
                texts.Counted("Hover_Customers", row.Totals.Customers, format.Count(row.Totals.Customers)),
            ])).ToList();
        if (shown < rows.Count)
        {
            var rest = rows.Skip(shown).Sum(row => row.Totals.Revenue);
            var name = texts["Other", format.Count(rows.Count - shown)].Value;
            bars.Add(new Bar(name, rest, true, [name, texts["Hover_Revenue", format.Money(rest)], texts["Hover_Share", format.Percent(source.ShareOf(rest))]]));
        }
        return bars;
    }

    private sealed record Bar(string Name, decimal Revenue, bool IsRest, IReadOnlyList<string> Hover);
}
