using System.Net;
using System.Text;
using TechMart.Dashboard.Tests.Hosting;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Data;

public sealed class DownloadEndpointsTests : IAsyncLifetime
{
    private const string Header = "Customer_ID,Timestamp,Product_Category,Product_Price,Quantity,Total_Spent";
    private const string BadRow = "C3,2024-01-16 11:00:00,\"Toys, wooden\",many,1,4.00";

    private DashboardHost Host { get; } = new();
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        await SalesImport.RunAsync(Host.Services, "Shop", $"{Header}\nC1,2024-01-13 09:00:00,Toys,5.00,2,10.00\n{BadRow}\n", "März sales.csv");
        _client = await Host.ClientOfAsync(Role.Manager);
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task Rejects_OfAnImport_AreTheRowsAsTheyWere_WithTheirReason()
    {
        var answer = await _client.GetAsync("/downloads/imports/1/rejects.csv");

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("März sales-rejected.csv", answer.Content.Headers.ContentDisposition?.FileNameStar);
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal(Header + ",reason", lines[0].TrimEnd('\r'));
        Assert.StartsWith(BadRow + ",", lines[1], StringComparison.Ordinal);
        Assert.Contains("not a number", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_OfADataSet_AreItsCleanedLines()
    {
        var answer = await _client.GetAsync("/downloads/datasets/1/lines.csv");

        var lines = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal("C1,2024-01-13 09:00:00,,,,Toys,2,5,10", lines[1]);
    }

    [Theory]
    [InlineData("/downloads/imports/99/rejects.csv")]
    [InlineData("/downloads/datasets/99/lines.csv")]
    public async Task Download_OfSomethingUnknown_IsNotFound(string path) => Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync(path)).StatusCode);
}
