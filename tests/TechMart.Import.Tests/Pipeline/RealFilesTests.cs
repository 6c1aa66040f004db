using TechMart.Analytics.Sales;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;
using TechMart.Tests;

namespace TechMart.Import.Tests.Pipeline;

/// <summary>Real files of other shops, each with its quirks, against counts and totals measured on them.</summary>
public class RealFilesTests
{
    [ReferenceFact]
    public async Task Diwali_WithoutDates_IsImportedWithItsAttributes()
    {
        var (table, report) = await LoadAsync("diwali_sales_data.csv.gz");

        Assert.Equal((11_251, 12, 8), (report.RowsRead, report.RowsRejected, report.Duplicates));
        Assert.Equal((11_231, 106_178_829m, 27_955m), (report.RowsAccepted, report.Revenue, report.Units));
        Assert.All(report.Rejects, reject => Assert.Equal(RejectReason.MissingNumber, reject.Reason));
        Assert.False(table.HasTime);
        Assert.Equal(18, table.Categories.Count);
        Assert.Contains("Andhra Pradesh", table.Attributes.SelectMany(table.AttributeValues));
        Assert.Contains(report.Notes, note => note.Code == ProblemCode.NoTimestamp);
    }

    [ReferenceFact]
    public async Task Shop_WithCyrillicNamesAndHoursInDates_IsImported()
    {
        var (table, report) = await LoadAsync("ecom_dataset_upd.csv.gz");

        Assert.Equal((7_474, 7_474, 5_357_944.42m), (report.RowsRead, report.RowsAccepted, decimal.Round(report.Revenue, 2)));
        Assert.Equal((new DateOnly(2018, 10, 1), new DateOnly(2020, 1, 31)), (report.From, report.To));
        Assert.Equal(2_451, table.Customers);
        var products = await new ColumnarSalesQueries(table).BreakdownAsync(SalesFilter.All, Dimension.Product);
        Assert.Equal(2_343, products.Count);
        Assert.True(report.Cleaning[^1].Rows > 0, "The order of 1,000 pieces is an outlier.");
    }

    [ReferenceFact]
    public async Task Superstore_InWindows1252_IsImported()
    {
        var (table, report) = await LoadAsync("sample_superstore.csv.gz");

        var totals = await new ColumnarSalesQueries(table).TotalsAsync(SalesFilter.All);
        Assert.Equal((9_994, 9_994, 2_297_200.8603m), (report.RowsRead, report.RowsAccepted, report.Revenue));
        Assert.Equal((5_009, 793), (totals.Orders, totals.Customers));
        Assert.Equal((new DateOnly(2014, 1, 3), new DateOnly(2017, 12, 30)), (report.From, report.To));
    }

    [ReferenceTheory]
    [InlineData(true, 244_091.94, 6_911)]
    [InlineData(false, 243_680.87, 6_890)]
    public async Task Cdnow_WithoutHeader_IsImported(bool keepDuplicates, double revenue, int lines)
    {
        var (table, report) = await LoadAsync("CDNOW_sample.txt.gz", new InspectionSettings { Cleaning = new() { KeepDuplicates = keepDuplicates } });

        Assert.Equal((6_919, 8, lines, (decimal)revenue), (report.RowsRead, report.Removed, report.RowsAccepted, report.Revenue));
        Assert.Equal(2_349, table.Customers);
        Assert.Equal((new DateOnly(1997, 1, 1), new DateOnly(1998, 6, 30)), (report.From, report.To));
    }

    private static Task<(SalesTable Table, ImportReport Report)> LoadAsync(string name, InspectionSettings? settings = null) =>
        InspectedImport.LoadAsync(ReferenceData.DataFile(name), settings);
}
