using TechMart.Analytics.Sales;
using TechMart.Dashboard.Tables;

namespace TechMart.Dashboard.Reports.Overview;

/// <summary>A product and how it sold.</summary>
/// <param name="Product">Its id; null = the lines name none.</param>
/// <param name="Name">What to show.</param>
/// <param name="Totals">Its sums in the period.</param>
/// <param name="Share">Its share of revenue.</param>
/// <param name="Change">Relative change of its revenue against the comparison period; null where there was none.</param>
public sealed record ProductRow(string? Product, string Name, SalesTotals Totals, double? Share, double? Change);

/// <summary>All products, highest revenue first.</summary>
internal static class ProductTable
{
    public static Part<Table<ProductRow>> Of(OverviewSource source)
    {
        var texts = source.Texts;
        var title = texts["Products_Table"].Value;
        if (!source.Table.HasProducts)
        {
            return (title, texts["Products_Missing"].Value);
        }
        var before = source.Overview.Comparison?.ByProduct.ToDictionary(row => row.Key ?? "", row => row.Totals.Revenue, StringComparer.Ordinal);
        var rows = source.Current.ByProduct.Select(row => new ProductRow(
            row.Key,
            source.NameOf(row.Name ?? row.Key),
            row.Totals,
            source.ShareOf(row.Totals.Revenue),
            before is null ? null : new Mover(row.Key, row.Name, before.GetValueOrDefault(row.Key ?? ""), row.Totals.Revenue).Relative)).ToList();
        var columns = new Columns<ProductRow>();
        if (rows.Any(row => row.Product is not null && row.Product != row.Name))
        {
            columns.Text("product", texts["Column_Product"], row => row.Product);
        }
        columns
            .Text("name", texts["Column_Name"], row => row.Name)
            .Money("revenue", texts["Column_Revenue"], row => row.Totals.Revenue, bar: true)
            .Percent("share", texts["Column_Share"], row => row.Share)
            .Number("units", texts["Column_Units"], row => row.Totals.Units, digits: 0)
            .Whole("orders", texts["Column_Orders"], row => row.Totals.Orders)
            .Whole("customers", texts["Column_Customers"], row => row.Totals.Customers);
        if (before is not null)
        {
            columns.Change("change", texts["Column_Change"], row => row.Change);
        }
        return (title, new Table<ProductRow>("overview-products", title, columns, rows), source.Facts(texts["Products_Definition"], source.Format.MoneyUnit));
    }
}
