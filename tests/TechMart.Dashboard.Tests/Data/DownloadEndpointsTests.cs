using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TechMart.Dashboard.Uploads;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;
using TechMart.Store.Sales;

namespace TechMart.Dashboard.Tests.Data;

public sealed class DownloadEndpointsTests : IAsyncLifetime
{
    private const string Header = "Customer_ID,Timestamp,Product_Category,Product_Price,Quantity,Total_Spent";
    private const string BadRow = "C3,2024-01-16 11:00:00,\"Toys, wooden\",many,1,4.00";

    private readonly ImportDeskFixture _desk = new();
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        await _desk.InitializeAsync();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(_desk.Get<ImportStore>());
        builder.Services.AddSingleton(_desk.Get<DatasetStore>());
        builder.Services.AddSingleton(_desk.Get<SalesLineExport>());
        _app = builder.Build();
        _app.MapDownloads();
        await _app.StartAsync();
        _client = _app.GetTestClient();
        await _desk.ImportAsync(await _desk.OpenAsync($"{Header}\nC1,2024-01-13 09:00:00,Toys,5.00,2,10.00\n{BadRow}\n", "März sales.csv"));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _desk.DisposeAsync();
    }

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
