using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;

namespace TechMart.Dashboard.Hosting;

/// <summary>How much one request, one connection and one open page may take. Why each value: docs/security.md.</summary>
internal static class ServerLimits
{
    /// <summary>Largest body of a request. Only uploads, which need the permission, may send more.</summary>
    public const int BodyBytes = 128 * 1024;

    /// <summary>Most open pages (WebSockets) of all people together.</summary>
    public const int OpenPages = 1000;

    private const int Connections = 4000;
    private const int HeaderBytes = 16 * 1024;

    // Filters stand in addresses.
    private const int RequestLineBytes = 16 * 1024;

    private const int MessageBytes = 32 * 1024;

    private static readonly TimeSpan HeadersWithin = TimeSpan.FromSeconds(10);

    public static void AddServerLimits(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            var limits = options.Limits;
            limits.MaxRequestBodySize = BodyBytes;
            limits.MaxRequestHeadersTotalSize = HeaderBytes;
            limits.MaxRequestLineSize = RequestLineBytes;
            limits.MaxConcurrentConnections = Connections;
            limits.MaxConcurrentUpgradedConnections = OpenPages;
            limits.RequestHeadersTimeout = HeadersWithin;
            limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        });
        services.Configure<CircuitOptions>(options =>
        {
            options.DisconnectedCircuitMaxRetained = 50;
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
            options.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(30);
            options.MaxBufferedUnacknowledgedRenderBatches = 10;
        });
        services.Configure<HubOptions>(options =>
        {
            options.MaximumReceiveMessageSize = MessageBytes;
            options.MaximumParallelInvocationsPerClient = 1;
            options.HandshakeTimeout = TimeSpan.FromSeconds(10);
        });
    }
}
