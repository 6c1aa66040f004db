using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Tests;

namespace TechMart.Import.Tests.Inspections;

public class ReferenceFileInspectionTests
{
    [ReferenceFact]
    public async Task OnlineRetail_IsMappedWithoutAClick()
    {
        var inspection = await InspectAsync("online_retail.csv.gz");

        Assert.Equal(
            "Customer=CustomerID Timestamp=InvoiceDate Order=InvoiceNo Product=StockCode ProductName=Description Price=UnitPrice Quantity=Quantity Country=Country",
            inspection.Roles());
        Assert.Equal("", inspection.Attributes());
        Assert.True(inspection.CanImport);
        Assert.Equal(541_909, inspection.Rows);
        Assert.Equal("utf-8", inspection.Dialect.Encoding);
        Assert.Equal((',', true), (inspection.Dialect.Delimiter, inspection.Dialect.HasHeader));
        Assert.StartsWith("yyyy-MM-dd", inspection.Plan.DateFormat, StringComparison.Ordinal);
        Assert.Equal('.', inspection.Plan.Decimal);
        Assert.Equal(TotalRelation.PriceTimesQuantity, inspection.Plan.Total.Relation);
        Assert.Equal(135_080, inspection.Column("CustomerID").Empty);
        Assert.Equal(1_454, inspection.Column("Description").Empty);
        Assert.Equal(4_372, inspection.Column("CustomerID").Distinct);
        Assert.Equal(38, inspection.Column("Country").Distinct);
        Assert.InRange(inspection.Column("InvoiceNo").Distinct, 25_000, 26_800);
        Assert.Equal(541_909, inspection.Column("Quantity").Numbers);
        Assert.Equal(541_909, inspection.Column("InvoiceDate").Dates);
        Assert.Equal(100, inspection.Preview.Count);
    }

    [ReferenceFact]
    public async Task Diwali_OrdersAreTheQuantityAndAmountTheTotal()
    {
        var inspection = await InspectAsync("diwali_sales_data.csv.gz");

        Assert.Equal(
            "Customer=User_ID Product=Product_ID Category=Product_Category Quantity=Orders Total=Amount Region=State Gender=Gender Age=Age AgeGroup=Age Group "
                + "Profession=Occupation MaritalStatus=Marital_Status",
            inspection.Roles());
        Assert.Equal("Zone", inspection.Attributes());
        Assert.True(inspection.CanImport);
        Assert.False(inspection.Problem(ProblemCode.NoTimestamp)!.Blocking);
        Assert.Equal(TotalRelation.TotalOnly, inspection.Plan.Total.Relation);
        Assert.Equal(11_251, inspection.Rows);
        Assert.Equal(12, inspection.Column("Amount").Empty);
        Assert.Equal(ColumnRole.None, inspection.Column("Status").Role);
        Assert.Equal(ColumnRole.None, inspection.Column("unnamed1").Role);
        Assert.Equal(ColumnRole.None, inspection.Column("Cust_name").Role);
        Assert.Contains(inspection.Dialect.Encoding, new[] { "windows-1252", "iso-8859-1" });
        Assert.Equal(3_755, inspection.Column("User_ID").Distinct);
    }

    [ReferenceFact]
    public async Task Ecom_TenDigitsAreHours()
    {
        var inspection = await InspectAsync("ecom_dataset_upd.csv.gz");

        Assert.Equal("Customer=customer_id Timestamp=date Order=order_id Product=product Price=price Quantity=quantity", inspection.Roles());
        Assert.True(inspection.CanImport);
        Assert.Equal("yyyyMMddHH", inspection.Plan.DateFormat);
        Assert.Equal(TotalRelation.PriceTimesQuantity, inspection.Plan.Total.Relation);
        Assert.Equal(7_474, inspection.Rows);
        Assert.Equal("utf-8", inspection.Dialect.Encoding);
    }

    [ReferenceFact]
    public async Task Superstore_OrderDateSalesAndCustomerIdAreTaken()
    {
        var inspection = await InspectAsync("sample_superstore.csv.gz");

        Assert.Equal(
            "Customer=Customer ID Timestamp=Order Date Order=Order ID Product=Product ID ProductName=Product Name Category=Category Quantity=Quantity Total=Sales "
                + "Country=Country Region=Region City=City",
            inspection.Roles());
        Assert.Equal("Ship Mode,Segment,State,Sub-Category", inspection.Attributes());
        Assert.True(inspection.CanImport);
        Assert.Equal(TotalRelation.TotalOnly, inspection.Plan.Total.Relation);
        Assert.StartsWith("M/d/yyyy", inspection.Plan.DateFormat, StringComparison.Ordinal);
        foreach (var unused in new[] { "Row ID", "Postal Code", "Discount", "Profit", "Ship Date", "Customer Name" })
        {
            Assert.Equal(ColumnRole.None, inspection.Column(unused).Role);
        }
        Assert.Equal("windows-1252", inspection.Dialect.Encoding);
    }

    [ReferenceFact]
    public async Task Cdnow_WithoutHeader_IsRecognisedByContent()
    {
        var inspection = await InspectAsync("CDNOW_sample.txt.gz");

        Assert.Equal("Customer=1 Timestamp=3 Quantity=4 Total=5", inspection.Roles());
        Assert.True(inspection.CanImport);
        Assert.Equal((Dialect.Blanks, false), (inspection.Dialect.Delimiter, inspection.Dialect.HasHeader));
        Assert.Equal("yyyyMMdd", inspection.Plan.DateFormat);
        Assert.Equal(6_919, inspection.Rows);
        Assert.All(inspection.Plan.Mapping, column => Assert.InRange(inspection.Columns[column.Index].Confidence, 0.3, 0.7));
    }

    [ReferenceTheory]
    [InlineData("AirPassengers.csv.gz")]
    [InlineData("cdnow_customers_summary.csv.gz")]
    [InlineData("m3_monthly.csv.gz")]
    [InlineData("groceries_items.csv.gz")]
    [InlineData("groceries.csv.gz")]
    [InlineData("aus_retail.csv.gz")]
    [InlineData("nn5_daily.csv.gz")]
    public async Task NoSalesLines_LacksARole(string name)
    {
        var inspection = await InspectAsync(name);

        Assert.False(inspection.CanImport);
        Assert.True(inspection.Problem(ProblemCode.MissingRole)!.Blocking);
    }

    [ReferenceFact]
    public async Task Inspect_TellsTheFilesHash()
    {
        var file = SourceFile.Open(ReferenceData.DataFile("ecom_dataset_upd.csv.gz"));

        var inspection = await FileInspector.InspectAsync(file, new InspectionSettings(), new ReadLimits());

        Assert.Equal(await file.ContentHashAsync(new ReadLimits()), inspection.ContentHash);
    }

    private static Task<FileInspection> InspectAsync(string name) =>
        FileInspector.InspectAsync(SourceFile.Open(ReferenceData.DataFile(name)), new InspectionSettings(), new ReadLimits());
}
