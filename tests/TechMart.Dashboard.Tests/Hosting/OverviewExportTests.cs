using System.Text;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Hosting;

public sealed class OverviewExportTests(OverviewExportTests.ImportedShop shop) : IClassFixture<OverviewExportTests.ImportedShop>
{
    [Fact]
    public async Task Csv_WithoutQuery_HoldsAllProductsHighestRevenueFirst()
    {
        var lines = await LinesAsync("/export/overview-products.csv?data=Files");

        Assert.Equal(
            [
                "Product,Name,Revenue,Share,Units,Orders,Customers",
                "'=1+1,Formula,60,0.5,3,2,2",
                "0123,Zeros,40,0.333333333333333,4,2,1",
                "2024-01-05,Date,20,0.166666666666667,2,1,1",
            ],
            lines);
    }

    [Fact]
    public async Task Csv_WithTheQueryOfAScreen_HoldsWhatTheScreenShows()
    {
        var lines = await LinesAsync("/export/overview-products.csv?data=Files&category=B&sort=units&f.revenue=%3E10");

        Assert.Equal(["2024-01-05", "0123"], lines.Skip(1).Select(line => line[..line.IndexOf(',', StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task Csv_OfAGermanReader_ReadsGermanFiltersAndWritesNumbersForPrograms()
    {
        var lines = await LinesAsync("/export/overview-products.csv?data=Files&f.revenue=%3E59,9", "de-DE");

        Assert.Equal("'=1+1,Formula,60,0.5,3,2,2", Assert.Single(lines.Skip(1)));
    }

    [Fact]
    public async Task Excel_IsAWorkbookOffered_AsAFile()
    {
        using var client = await shop.Host.ClientOfAsync(Role.Manager);

        using var response = await client.GetAsync("/export/overview-products.xlsx?data=Files");

        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("overview-products.xlsx", response.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("PK", Encoding.ASCII.GetString(await response.Content.ReadAsByteArrayAsync(), 0, 2));
    }

    private async Task<string[]> LinesAsync(string address, string language = "en-GB")
    {
        using var client = await shop.Host.ClientOfAsync(Role.Manager);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var text = await client.GetStringAsync(address);
        return text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>A host with one small file imported.</summary>
    public sealed class ImportedShop : IAsyncLifetime
    {
        public DashboardHost Host { get; } = new();

        public Task InitializeAsync() => SalesImport.RunAsync(
            Host.Services,
            "Files",
            """
            customer,timestamp,order,product,productName,category,price,quantity
            A,2011-01-03 10:00:00,1,=1+1,Formula,A,20,1
            B,2011-01-04 11:00:00,2,=1+1,Formula,A,20,2
            B,2011-01-05 12:00:00,3,0123,Zeros,B,10,3
            B,2011-01-06 12:00:00,4,0123,Zeros,B,10,1
            C,2011-01-07 13:00:00,5,2024-01-05,Date,B,10,2
            """);

        public async Task DisposeAsync() => await Host.DisposeAsync();
    }
}
