using TechMart.Dashboard.Tests.Hosting;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Exports;

/// <summary>What goes out protected comes in as it was.</summary>
public sealed class FormulaRoundTripTests : IAsyncLifetime
{
    private const string Header = "customer,timestamp,order,product,productName,category,price,quantity";

    private DashboardHost Host { get; } = new();
    private HttpClient _client = null!;

    public async Task InitializeAsync() => _client = await Host.ClientOfAsync(Role.Manager);

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task Lines_WithTextsThatWouldBeFormulas_ComeBackAsTheyWere()
    {
        await SalesImport.RunAsync(Host.Services, "First", $"""
            {Header}
            0012,2024-01-05 10:00:00,1,=1+1,"=HYPERLINK(""http://x"",""y"")",@home,5.00,2
            +49 30,2024-01-06 10:00:00,2,-cmd|' /C calc'!A0,x;=1+1,=kept,5.00,1
            -5,2024-01-07 10:00:00,3,2024-01-05,"a; -20% off",'s-Box,7.50,1
            """);

        var first = await _client.GetStringAsync("/downloads/datasets/1/lines.csv");
        await SalesImport.RunAsync(Host.Services, "Second", first);
        var second = await _client.GetStringAsync("/downloads/datasets/2/lines.csv");

        Assert.Contains(",'=1+1,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",'@home,", first, StringComparison.Ordinal);
        Assert.Contains("'+49 30,", first, StringComparison.Ordinal);
        Assert.Contains(",'-cmd|' /C calc'!A0,x;'=1+1,'=kept,", first, StringComparison.Ordinal);
        Assert.Contains("\n-5,", first, StringComparison.Ordinal);
        Assert.Contains("\n0012,", first, StringComparison.Ordinal);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Rejects_MendedAndUploadedAgain_HoldTheTextsOfTheFirstFile()
    {
        await SalesImport.RunAsync(Host.Services, "First", $"""
            {Header}
            C1,2024-01-05 10:00:00,1,P1,Tea,Food,5.00,2
            C2,2024-01-06 10:00:00,2,=1+1,"=HYPERLINK(""http://x"",""y"")",@home,many,1
            C3,2024-01-06 11:00:00,3,P3,Plain,Food,many,1
            """);

        var rejects = await _client.GetStringAsync("/downloads/imports/1/rejects.csv");
        await SalesImport.RunAsync(Host.Services, "Second", rejects.Replace(",many,", ",5.00,", StringComparison.Ordinal));
        var lines = (await _client.GetStringAsync("/downloads/datasets/2/lines.csv")).Split('\n');

        Assert.Contains("\nC2,2024-01-06 10:00:00,2,'=1+1,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",'@home,many,1,", rejects, StringComparison.Ordinal);
        Assert.Contains("\nC3,2024-01-06 11:00:00,3,P3,Plain,Food,many,1,", rejects, StringComparison.Ordinal);
        Assert.StartsWith("C2,2024-01-06 10:00:00,2,'=1+1,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",'@home,1,5,5", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_OfADataSetWithAStrangeName_HasASafeFileName()
    {
        await SalesImport.RunAsync(Host.Services, "../a\"b;c\u202Evsc", $"{Header}\nC1,2024-01-05 10:00:00,1,P1,Tea,Food,5.00,2\n");

        using var answer = await _client.GetAsync("/downloads/datasets/1/lines.csv");

        Assert.Equal("a-b-cvsc.csv", answer.Content.Headers.ContentDisposition?.FileNameStar);
    }
}
