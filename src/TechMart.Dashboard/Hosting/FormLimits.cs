using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Connections;
using TechMart.Dashboard.Configuration;

namespace TechMart.Dashboard.Hosting;

/// <summary>
/// Bounds how often forms are sent: signing in, choosing a password, all else that people do without an open page. For each address
/// so that nobody can guess fast; for all together so that checking passwords, which is slow on purpose, leaves half of the machine to others.
/// </summary>
internal sealed class FormLimits(DashboardSettings settings) : IDisposable
{
    /// <summary>Forms that wait while others are being answered; about five seconds' worth.</summary>
    public const int Waiting = 50;

    private readonly PartitionedRateLimiter<HttpContext> _perAddress = PartitionedRateLimiter.Create<HttpContext, string>(
        http => RateLimitPartition.GetTokenBucketLimiter(ClientAddress.GroupOf(http.Connection.RemoteIpAddress), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = settings.Web.FormsPerMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / settings.Web.FormsPerMinute,
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
        if (!await IsReadAsync(http))
        {
            return;
        }
        using var turn = await _atOnce.AcquireAsync(1, http.RequestAborted);
        await (turn.IsAcquired ? next(http) : TooManyRequests.WriteAsync(http, turn));
    }

    /// <summary>Reads the form first: whoever sends slowly must not keep others waiting. What follows finds it read.</summary>
    private static async Task<bool> IsReadAsync(HttpContext http)
    {
        try
        {
            // Not given up when the sender goes: the server would find its own reading under way and complain. It ends with the body.
            await http.Request.ReadFormAsync(CancellationToken.None);
            return true;
        }
        catch (Exception refused) when (refused is BadHttpRequestException or InvalidDataException or IOException or OperationCanceledException)
        {
            // Too large, too slow, cut off, no form, or gone meanwhile: nothing of it is worth a line in the log.
            http.Response.StatusCode = refused is OperationCanceledException ? StatusCodes.Status400BadRequest : FailurePage.StatusOf(refused);
            if (http.RequestAborted.IsCancellationRequested || refused is ConnectionResetException or ConnectionAbortedException)
            {
                // Nobody is there to hear of it. Else the server would try to read on, which it cannot any more, and complain of that.
                http.Response.Headers.Connection = "close";
                await http.Response.CompleteAsync();
                http.Abort();
            }
            else
            {
                await FailurePage.WriteAsync(http);
            }
            return false;
        }
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
