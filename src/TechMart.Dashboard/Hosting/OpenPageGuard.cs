using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using TechMart.Dashboard.Configuration;

namespace TechMart.Dashboard.Hosting;

/// <summary>
/// Stands before the connections by which open pages speak to their server. Cookies come along whichever page a browser opens one from, and
/// another page of the same site, for one on another port of the same machine, could work with a person's session: so only pages of this host may.
/// Connections are WebSockets, which are counted and seen to end; nobody can take them all, and none outlives the session it was opened with.
/// </summary>
internal sealed partial class OpenPageGuard(DashboardSettings settings, TimeProvider clock, ILogger<OpenPageGuard> log) : IDisposable
{
    /// <summary>Most pages that one person can have open.</summary>
    public const int PagesOfAPerson = 50;

    // Timers take no longer ones.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(40);

    private readonly PartitionedRateLimiter<HttpContext> _pages = PartitionedRateLimiter.Create<HttpContext, string>(
        http => RateLimitPartition.GetConcurrencyLimiter(http.User.Identity?.Name ?? "", _ => new ConcurrencyLimiterOptions { PermitLimit = PagesOfAPerson }));

    public void Dispose() => _pages.Dispose();

    public Task RunAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments("/_blazor", out var action))
        {
            return next(http);
        }
        if (!IsFromThisHost(http.Request))
        {
            Foreign(log, http.Request.Headers.Origin.ToString());
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
        return action.Value is null or "" or "/" ? ConnectAsync(http, next) : next(http);
    }

    private async Task ConnectAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IHttpUpgradeFeature>()?.IsUpgradableRequest != true && http.Features.Get<IHttpExtendedConnectFeature>()?.IsExtendedConnect != true)
        {
            NoWebSocket(log, http.Connection.RemoteIpAddress?.ToString() ?? "");
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        using var page = _pages.AttemptAcquire(http);
        if (!page.IsAcquired)
        {
            await TooManyRequests.WriteAsync(http, page);
            return;
        }
        // The browser connects again at once; with a session that went on meanwhile the page stays as it is.
        await using var end = clock.CreateTimer(_ => http.Abort(), null, Left(http), Timeout.InfiniteTimeSpan);
        await next(http);
    }

    private TimeSpan Left(HttpContext http)
    {
        var left = http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc - clock.GetUtcNow() ?? LongestWait;
        return left < TimeSpan.Zero ? TimeSpan.Zero : left > LongestWait ? LongestWait : left;
    }

    /// <summary>Browsers say where a connection is opened from; what says nothing is no browser, and nobody can be lured into it.</summary>
    private bool IsFromThisHost(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            return true;
        }
        // The host, not the scheme: a proxy that ends the encryption need not have been named.
        return Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && (from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
                || from.Authority.Equals(settings.Web.PublicUrl?.Authority, StringComparison.OrdinalIgnoreCase));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A page of {Origin} tried to open a connection with a session of this host; it was refused")]
    private static partial void Foreign(ILogger log, string origin);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A page at {Address} could not open a WebSocket. A proxy must let WebSockets through")]
    private static partial void NoWebSocket(ILogger log, string address);
}
