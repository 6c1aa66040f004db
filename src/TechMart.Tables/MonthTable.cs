using System.Globalization;
using TechMart.Analytics.Sales;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Tables;

/// <summary>The months of the Overview as a table, its totals before it.</summary>
/// <param name="language">The language of the words.</param>
public sealed class MonthTable(CultureInfo language)
{
    private readonly Texts _texts = new(typeof(SavedSegmentTexts), language);

    /// <summary>The table.</summary>
    /// <param name="overview">The Overview.</param>
    /// <param name="facts">Where its data come from.</param>
    public Table<SeriesPoint> Of(Overview overview, IReadOnlyList<TableFact> facts)
    {
        ArgumentNullException.ThrowIfNull(overview);
        var totals = overview.Current.Totals;
        return new Table<SeriesPoint>(
            "overview",
            _texts["Months_title"],
            new Columns<SeriesPoint>()
                .Month("month", _texts["Column_month"], row => row.Start)
                .Money("revenue", _texts["Column_revenue"], row => row.Totals.Revenue)
                .Whole("orders", _texts["Column_frequency"], row => row.Totals.Orders)
                .Whole("customers", _texts["Fact_count"], row => row.Totals.Customers)
                .Number("units", _texts["Measure_Units"], row => row.Totals.Units),
            overview.Current.ByMonth)
        {
            Facts = new TableFacts(_texts["Fact_sheet"], _texts["Months_title"],
            [
                .. facts,
                new TableFact(_texts["Column_revenue"], totals.Revenue),
                new TableFact(_texts["Column_frequency"], (long)totals.Orders),
                new TableFact(_texts["Fact_count"], (long)totals.Customers),
                new TableFact(_texts["Column_order-value"], totals.AverageOrderValue),
            ]),
        };
    }
}
