using System.Text.Json;
using TechMart.Analytics.Sales;
using TechMart.Store.Tests.Databases;

namespace TechMart.Store.Tests.Imports;

/// <summary>Everything that can be asked of columns, as one text, to compare.</summary>
public static class Answers
{
    public static async Task<string> OfAsync(TestStore store, int datasetId) => await OfAsync((await store.Tables.GetAsync(datasetId)).Table);

    public static async Task<string> OfAsync(SalesTable table)
    {
        var queries = new ColumnarSalesQueries(table);
        var all = SalesFilter.All;
        return JsonSerializer.Serialize(
            new
            {
                table.Lines,
                table.Customers,
                table.HasTime,
                table.FirstDay,
                table.LastDay,
                table.Categories,
                Attributes = table.Attributes.Select(attribute => new { attribute, values = table.AttributeValues(attribute) }),
                Overview = await queries.OverviewAsync(all),
                Days = table.HasTime ? await queries.SeriesAsync(all, Grain.Day) : [],
                Products = await queries.BreakdownAsync(all, Dimension.Product),
                Countries = await queries.BreakdownAsync(all, Dimension.Of("country")),
                Genders = await queries.BreakdownAsync(all, Dimension.Of("gender")),
                Customers_ = await queries.CustomerHistoriesAsync(all),
                Orders = await queries.OrderSizesAsync(all),
            },
            Indented);
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
