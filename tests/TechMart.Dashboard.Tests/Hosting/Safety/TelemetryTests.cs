using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Hosting.Safety;

public sealed class TelemetryTests : IAsyncLifetime
{
    private readonly Dictionary<string, StringBuilder> _received = new() { ["/v1/metrics"] = new(), ["/v1/traces"] = new() };
    private WebApplication _collector = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _collector = builder.Build();
        _collector.MapPost("/v1/{signal}", async (HttpContext http) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            lock (_received)
            {
                _received[http.Request.Path].Append(Encoding.Latin1.GetString(body.ToArray()));
            }
        });
        await _collector.StartAsync();
    }

    public async Task DisposeAsync() => await _collector.DisposeAsync();

    [Fact]
    public async Task Collector_ThatIsNamed_GetsMetricsAndTracesAndNoSecrets()
    {
        var address = _collector.Urls.Single();
        await using (var host = new SafetyHost { Settings = [("OTEL_EXPORTER_OTLP_ENDPOINT", address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")] })
        {
            await host.PersonAsync(Role.Manager);
            await SalesImport.RunAsync(host.Services, "Shop", "customer,timestamp,order,product,category,price,quantity\nA,2011-01-03 10:00:00,1,P,Food,20,1\nA,2011-01-04 10:00:00,3,P,Food,20,1\nB,2011-01-05 10:00:00,2,P,Food,many,1\n");
            using var browser = host.NewBrowser();
            await browser.SignInAsync("manager@example.com");
            using var export = await browser.GetAsync("/export/overview-products.csv?data=Shop");
            using var link = await browser.GetAsync("/welcome?token=0123456789abcdef");
            Assert.True(export.IsSuccessStatusCode);
        }

        // Ending the program sends what was waiting.
        var (metrics, traces) = (_received["/v1/metrics"].ToString(), _received["/v1/traces"].ToString());
        Assert.All(
            [
                "techmart-dashboard", "http.server.request.duration", "kestrel.active_connections", "dotnet.gc.collections",
                "techmart.imports", "techmart.import.rows", "rejected", "techmart.analysis.duration", "overview", "computed",
            ],
            name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        Assert.Contains("/export/overview-products.csv", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef", metrics + traces, StringComparison.Ordinal);
        Assert.DoesNotContain(DashboardHost.Password, metrics + traces, StringComparison.Ordinal);
        Assert.DoesNotContain("manager@example.com", metrics + traces, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutACollector_NothingIsSetUp()
    {
        await using var host = new SafetyHost();

        Assert.DoesNotContain(
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetServices<Microsoft.Extensions.Hosting.IHostedService>(host.Services),
            service => service is Dashboard.Hosting.TelemetryExport);
    }
}
