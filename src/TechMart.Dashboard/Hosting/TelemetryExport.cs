using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TechMart.Dashboard.Configuration;
using TechMart.Store;

namespace TechMart.Dashboard.Hosting;

/// <summary>
/// Sends metrics and traces to a collector while the program runs: those of the web server, open pages, the runtime, the database's
/// driver, and the product's own. Everything about how comes from the protocol's own variables.
/// </summary>
internal sealed class TelemetryExport(IConfiguration configuration) : IHostedService, IDisposable
{
    private const string ServiceName = "techmart-dashboard";

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Server.Circuits",
        "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Authentication", "System.Runtime", "Npgsql", StoreMetrics.Meter,
    ];

    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Microsoft.AspNetCore.Components", "Npgsql"];

    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    /// <summary>Registers it where a collector is named.</summary>
    public static void Add(IServiceCollection services, DashboardSettings settings)
    {
        if (settings.TelemetryEndpoint is not null)
        {
            // Requests say their method and path only then; asked for when the server starts.
            AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
            services.AddHostedService<TelemetryExport>();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _metrics = OpenTelemetry.Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(Describe)
            .AddMeter(Meters)
            .AddOtlpExporter()
            .Build();
        _traces = OpenTelemetry.Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(Describe)
            .AddSource(Sources)
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is still waiting.</summary>
    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
    }

    private void Describe(ResourceBuilder resource) => resource.AddService(
        configuration["OTEL_SERVICE_NAME"] ?? ServiceName, serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString());
}
