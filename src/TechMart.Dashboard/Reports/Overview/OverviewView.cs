using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Tables;

namespace TechMart.Dashboard.Reports.Overview;

/// <summary>The Overview, ready for the reader. A part that the data cannot answer says what is missing.</summary>
/// <param name="Kpis">The key figures.</param>
/// <param name="Findings">What stands out, most important first.</param>
/// <param name="Trend">Revenue over time.</param>
/// <param name="Categories">Revenue by category.</param>
/// <param name="Places">Revenue by country or region.</param>
/// <param name="Movers">Largest gains and losses.</param>
/// <param name="WeekdayHour">Revenue by weekday and hour.</param>
/// <param name="Products">Products.</param>
public sealed record OverviewView(
    IReadOnlyList<Kpi> Kpis,
    IReadOnlyList<FindingView> Findings,
    Part<Chart> Trend,
    Part<Chart> Categories,
    Part<Chart> Places,
    Part<Chart> Movers,
    Part<Chart> WeekdayHour,
    Part<Table<ProductRow>> Products)
{
    /// <summary>Whether any row passes the filter.</summary>
    public required bool HasSales { get; init; }

    /// <summary>Makes the page of the numbers.</summary>
    public static OverviewView Of(OverviewSource source) => new(
        KeyFigures.Of(source),
        [.. source.Overview.Findings.Select(finding => new FindingView(source.Findings.Sentence(finding), source.Findings.Evidence(finding)))],
        TrendChart.Of(source),
        ShareCharts.OfCategories(source),
        ShareCharts.OfPlaces(source),
        MoversChart.Of(source),
        WeekdayHourChart.Of(source),
        ProductTable.Of(source))
    {
        HasSales = source.Current.Lines.Used > 0,
    };
}

/// <summary>A finding in words.</summary>
/// <param name="Sentence">What was found.</param>
/// <param name="Evidence">What it rests on.</param>
public sealed record FindingView(string Sentence, string Evidence);
