using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace TechMart.Dashboard.Hosting;

/// <summary>
/// Bounds how often forms are sent: signing in, choosing a password, all else that people do without an open page. For each address
/// so that nobody can guess fast; for all together so that checking passwords, which is slow on purpose, leaves half of the machine to others.
/// </summary>
internal sealed class FormLimits : IDisposable
{
    /// <summary>Forms that an address may send at once; then one every <see cref="Pause"/>.</summary>
    public const int PerAddress = 30;

    /// <summary>Forms that wait while others are being answered; about five seconds' worth.</summary>
    public const int Waiting = 50;

    /// <summary>How soon an address may send the next form when its share is used up.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly PartitionedRateLimiter<HttpContext> _perAddress = PartitionedRateLimiter.Create<HttpContext, string>(
        http => RateLimitPartition.GetTokenBucketLimiter(ClientAddress.GroupOf(http.Connection.RemoteIpAddress), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = PerAddress,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = Pause,
        }));

    private readonly ConcurrencyLimiter _atOnce = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Math.Max(1, Environment.ProcessorCount / 2),
        QueueLimit = Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public void Dispose()
    {
        _perAddress.Dispose();
        _atOnce.Dispose();
    }

    public async Task RunAsync(HttpContext http, RequestDelegate next)
    {
        if (!IsForm(http.Request))
        {
            await next(http);
            return;
        }
        using var share = _perAddress.AttemptAcquire(http);
        if (!share.IsAcquired)
        {
            await TooManyRequests.WriteAsync(http, share);
            return;
        }
        // Read first: whoever sends slowly must not keep others waiting. What follows finds the form read.
        await http.Request.ReadFormAsync(http.RequestAborted);
        using var turn = await _atOnce.AcquireAsync(1, http.RequestAborted);
        await (turn.IsAcquired ? next(http) : TooManyRequests.WriteAsync(http, turn));
    }

    // An open page says goodbye to its circuit with a form.
    private static bool IsForm(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.HasFormContentType && !request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal);
}

/// <summary>Network addresses as limits count them.</summary>
internal static class ClientAddress
{
    private const int Ipv6Bytes = 16;

    /// <summary>An IPv4 address is one; of IPv6 one customer has a whole network of 64 bits.</summary>
    public static string GroupOf(IPAddress? address)
    {
        if (address is null || address.IsIPv4MappedToIPv6 || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return (address?.IsIPv4MappedToIPv6 == true ? address.MapToIPv4() : address)?.ToString() ?? "";
        }
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(Ipv6Bytes / 2).Clear();
        return new IPAddress(bytes).ToString();
    }
}
