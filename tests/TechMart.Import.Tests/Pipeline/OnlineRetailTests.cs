using System.Text.Json;
using TechMart.Analytics.Sales;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Tests;

namespace TechMart.Import.Tests.Pipeline;

/// <summary>The cleaning variants of Online Retail against values computed with pandas.</summary>
public class OnlineRetailTests(OnlineRetailTests.Inspected inspected) : IClassFixture<OnlineRetailTests.Inspected>
{
    [ReferenceTheory]
    [InlineData("sales_with_customer", true, true)]
    [InlineData("sales_with_customer_dedup", true, false)]
    [InlineData("sales_all", false, true)]
    [InlineData("sales_all_dedup", false, false)]
    public async Task Variant_OfOnlineRetail_AgreesWithTheReference(string variant, bool customersOnly, bool keepDuplicates)
    {
        using var reference = JsonDocument.Parse(await File.ReadAllTextAsync(ReferenceData.ReferenceFile("rfm-online-retail.json")));
        var expected = reference.RootElement.GetProperty("kpis").GetProperty(variant);

        var (table, report) = await LoadAsync(new() { CustomersOnly = customersOnly, NoReturns = true, KeepDuplicates = keepDuplicates });

        var totals = await new ColumnarSalesQueries(table).TotalsAsync(SalesFilter.All);
        Assert.Equal(expected.GetProperty("rows").GetInt64(), report.RowsAccepted);
        Assert.Equal(decimal.Parse(expected.GetProperty("revenue").GetString()!, System.Globalization.CultureInfo.InvariantCulture), report.Revenue);
        Assert.Equal(expected.GetProperty("units").GetDecimal(), report.Units);
        Assert.Equal((report.GrossRevenue, report.Units), (totals.GrossRevenue, totals.Units));
        Assert.Equal(expected.GetProperty("invoices").GetInt32(), totals.Orders);
        Assert.Equal(expected.GetProperty("customers").GetInt32(), totals.Customers);
    }

    [ReferenceFact]
    public async Task Ladder_OfOnlineRetail_AgreesWithTheReference()
    {
        var (_, report) = await LoadAsync(new() { CustomersOnly = true, NoReturns = true });

        Assert.Equal([541_909, 406_829, 397_924, 397_924, 397_884, 392_692, 392_692, 392_692], report.Cleaning.Select(step => step.Left));
        Assert.Equal((541_909, 392_692, 0, 5_192), (report.RowsRead, report.RowsAccepted, report.RowsRejected, report.Duplicates));
    }

    [ReferenceFact]
    public async Task Defaults_OnOnlineRetail_KeepReturnsAndUnknownCustomers()
    {
        var (table, report) = await LoadAsync(new());

        var totals = await new ColumnarSalesQueries(table).TotalsAsync(SalesFilter.All);
        Assert.Equal((10_642_110.804m, 893_979.730m, 9_748_131.074m), (report.GrossRevenue, report.Returns, report.Revenue));
        Assert.Equal((report.GrossRevenue, report.Returns), (totals.GrossRevenue, totals.Returns));
        Assert.Equal(new CleaningStep(CleaningRung.Cancelled, 9_288, -896_812.49m, false, 541_909), report.Cleaning[2]);
        Assert.Equal(1_336, report.Cleaning[3].Rows);
        Assert.Equal((535_465, 0), (report.RowsAccepted, report.RowsRejected));
        Assert.Equal((new DateOnly(2010, 12, 1), new DateOnly(2011, 12, 9)), (report.From, report.To));
        Assert.InRange(report.Cleaning[^1].Rows, 1, 2_000);
    }

    private async Task<(SalesTable Table, ImportReport Report)> LoadAsync(CleaningRules rules)
    {
        var (file, inspection) = await inspected.File.Value;
        var plan = inspection.Plan with { Cleaning = rules };
        return await SalesFileImport.LoadAsync(file, inspection with { Plan = plan }, new() { Today = InspectedImport.Today });
    }

    /// <summary>The file, inspected once for all tests.</summary>
    public sealed class Inspected
    {
        public Lazy<Task<(SourceFile File, FileInspection Inspection)>> File { get; } = new(async () =>
        {
            var file = SourceFile.Open(ReferenceData.DataFile("online_retail.csv.gz"));
            return (file, await FileInspector.InspectAsync(file, new(), new()));
        });
    }
}
