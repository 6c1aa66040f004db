using System.Globalization;
using System.Text.Json;
using TechMart.Analytics.Sales;
using TechMart.Tests;

namespace TechMart.Analytics.Tests.Sales;

/// <summary>The columnar answers against values computed by pandas.</summary>
public sealed class OnlineRetailTests
{
    private static readonly Lazy<JsonElement> Reference = new(() =>
        JsonDocument.Parse(File.ReadAllText(ReferenceData.ReferenceFile("rfm-online-retail.json"))).RootElement);

    private static readonly Dictionary<string, SalesTable> Tables = [];

    [ReferenceTheory]
    [InlineData("sales_with_customer")]
    [InlineData("sales_with_customer_dedup")]
    [InlineData("sales_all")]
    [InlineData("sales_all_dedup")]
    public async Task Totals_OfEachCleaningVariant_EqualTheReference(string variant)
    {
        var kpis = Reference.Value.GetProperty("kpis").GetProperty(variant);
        var queries = Queries(variant);

        var totals = await queries.TotalsAsync(SalesFilter.All);
        var sizes = await queries.OrderSizesAsync(SalesFilter.All);
        var days = await queries.SeriesAsync(SalesFilter.All, Grain.Day);

        Assert.Equal(kpis.GetProperty("rows").GetInt64(), totals.Lines);
        Assert.Equal(kpis.GetProperty("invoices").GetInt32(), totals.Orders);
        Assert.Equal(kpis.GetProperty("customers").GetInt32(), totals.Customers);
        Assert.Equal(kpis.GetProperty("customers_with_2_or_more_invoices").GetInt32(), totals.RepeatCustomers);
        Assert.Equal(Money(kpis, "revenue"), totals.Revenue);
        Assert.Equal(Money(kpis, "units"), totals.Units);
        Assert.Equal(kpis.GetProperty("repeat_customer_rate").GetDouble(), totals.RepeatRate!.Value, 12);
        Assert.Equal(kpis.GetProperty("revenue_per_invoice_mean").GetDouble(), (double)totals.AverageOrderValue!.Value, 9);
        Assert.Equal(kpis.GetProperty("units_per_invoice_mean").GetDouble(), (double)totals.UnitsPerOrder!.Value, 9);
        Assert.Equal(kpis.GetProperty("stock_codes").GetInt32(), (await queries.BreakdownAsync(SalesFilter.All, Dimension.Product)).Count);
        Assert.Equal(kpis.GetProperty("countries").GetInt32(), (await queries.BreakdownAsync(SalesFilter.All, Dimension.Of("country"))).Count);
        Assert.Equal(kpis.GetProperty("invoices").GetInt32(), sizes.Count);
        Assert.Equal(kpis.GetProperty("distinct_stock_codes_per_invoice_mean").GetDouble(), sizes.Average(size => size.DistinctProducts), 9);
        var values = sizes.Select(size => size.Value).Order().ToList();
        Assert.Equal(
            kpis.GetProperty("revenue_per_invoice_median").GetDouble(), (double)(values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2, 9);
        Assert.Equal(kpis.GetProperty("active_days").GetInt32(), days.Count(day => day.Totals.Orders > 0));
        Assert.Equal(374, days.Count);
    }

    [ReferenceTheory]
    [InlineData("sales_with_customer")]
    [InlineData("sales_all")]
    public async Task Overview_OfAllData_EqualsTheReferenceTables(string variant)
    {
        var tables = Reference.Value.GetProperty("tables").GetProperty(variant);

        var overview = await Queries(variant).OverviewAsync(SalesFilter.All);

        AssertRows(tables.GetProperty("by_country"), "country", overview.ByCountry.ToDictionary(row => row.Key!, row => row.Totals));
        AssertRows(tables.GetProperty("by_month"), "month", overview.ByMonth.ToDictionary(point => point.Label, point => point.Totals));
        AssertTop(tables.GetProperty("top10_stock_codes_by_revenue"), overview.ByProduct);
        AssertTop(tables.GetProperty("top10_stock_codes_by_quantity"), overview.ByProduct.OrderByDescending(row => row.Totals.Units));
        Assert.Equal(12, overview.ByMonth.Count(month => month.Complete));
        Assert.False(overview.ByMonth[^1].Complete);
        foreach (var day in tables.GetProperty("by_day_summary").GetProperty("best_days").EnumerateArray())
        {
            var point = overview.ByDay.Single(point => point.Label == day.GetProperty("day").GetString());
            Assert.Equal(Money(day, "revenue"), point.Totals.Revenue);
            Assert.Equal(day.GetProperty("invoices").GetInt32(), point.Totals.Orders);
        }
        var cells = tables.GetProperty("weekday_hour");
        var hours = cells.GetProperty("hours").EnumerateArray().Select(hour => hour.GetInt32()).ToList();
        for (var day = 0; day < 7; day++)
        {
            for (var i = 0; i < hours.Count; i++)
            {
                Assert.Equal(cells.GetProperty("invoices")[day][i].GetInt32(), overview.WeekdayHour.Orders[day][hours[i]]);
                Assert.Equal(Decimal(cells.GetProperty("revenue")[day][i]), overview.WeekdayHour.Revenue[day][hours[i]]);
            }
        }
        Assert.Equal(overview.Totals.Revenue, overview.WeekdayHour.Revenue.Sum(row => row.Sum()));
    }

    [ReferenceFact]
    public async Task Totals_WithReturns_AreNetAndGross()
    {
        var totals = await Queries("default").TotalsAsync(SalesFilter.All);

        Assert.Equal(10_642_110.804m, totals.GrossRevenue);
        Assert.Equal(893_979.730m, totals.Returns);
        Assert.Equal(9_748_131.074m, totals.Revenue);
        Assert.Equal(19_960, totals.Orders);
    }

    [ReferenceFact]
    public async Task CustomerHistories_OfOnlineRetail_EqualTheReference()
    {
        var histories = (await Queries("sales_with_customer").CustomerHistoriesAsync(SalesFilter.All)).ToDictionary(history => history.Customer);

        var named = Reference.Value.GetProperty("rfm").GetProperty("sales_with_customer").GetProperty("named_customers").EnumerateArray().ToList();
        Assert.NotEmpty(named);
        foreach (var customer in named)
        {
            var history = histories[customer.GetProperty("customer").ToString()];
            Assert.Equal(customer.GetProperty("frequency").GetInt32(), history.Orders);
            Assert.Equal(Money(customer, "monetary"), history.Revenue);
            Assert.Equal(customer.GetProperty("first").GetDateTime(), history.First);
            Assert.Equal(customer.GetProperty("last").GetDateTime(), history.Last);
        }
        Assert.Equal(8_911_407.904m, histories.Values.Sum(history => history.Revenue));
        Assert.Equal(18_532, histories.Values.Sum(history => history.Orders));
    }

    private static ColumnarSalesQueries Queries(string variant)
    {
        lock (Tables)
        {
            if (!Tables.TryGetValue(variant, out var table))
            {
                Tables.Add(variant, table = OnlineRetail.Table(variant));
            }
            return new ColumnarSalesQueries(table);
        }
    }

    private static void AssertRows(JsonElement expected, string key, Dictionary<string, SalesTotals> actual)
    {
        Assert.Equal(expected.GetArrayLength(), actual.Count);
        foreach (var row in expected.EnumerateArray())
        {
            var totals = actual[row.GetProperty(key).GetString()!];
            Assert.Equal(Money(row, "revenue"), totals.Revenue);
            Assert.Equal(Money(row, "units"), totals.Units);
            Assert.Equal(row.GetProperty("rows").GetInt64(), totals.Lines);
            Assert.Equal(row.GetProperty("invoices").GetInt32(), totals.Orders);
            Assert.Equal(row.GetProperty("customers").GetInt32(), totals.Customers);
        }
    }

    private static void AssertTop(JsonElement expected, IEnumerable<BreakdownRow> actual)
    {
        foreach (var (want, row) in expected.EnumerateArray().Zip(actual))
        {
            Assert.Equal(want.GetProperty("stock_code").GetString(), row.Key);
            Assert.Equal(want.GetProperty("description").GetString(), row.Name);
            Assert.Equal(Money(want, "revenue"), row.Totals.Revenue);
            Assert.Equal(Money(want, "units"), row.Totals.Units);
            Assert.Equal(want.GetProperty("rows").GetInt64(), row.Totals.Lines);
            Assert.Equal(want.GetProperty("invoices").GetInt32(), row.Totals.Orders);
        }
    }

    private static decimal Money(JsonElement element, string name) => Decimal(element.GetProperty(name));

    private static decimal Decimal(JsonElement element) => element.ValueKind == JsonValueKind.String
        ? decimal.Parse(element.GetString()!, CultureInfo.InvariantCulture)
        : element.GetDecimal();
}
