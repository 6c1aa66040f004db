using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace TechMart.Dashboard.Hosting;

/// <summary>Bounds how often a person takes files out. For <c>RequireRateLimiting(ExportLimit.Policy)</c>.</summary>
internal sealed class ExportLimit : IRateLimiterPolicy<string>
{
    /// <summary>Name of the policy.</summary>
    public const string Policy = "exports";

    /// <summary>Most files that a person may take within a minute.</summary>
    public const int PerMinute = 60;

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } =
        (context, _) => new ValueTask(TooManyRequests.WriteAsync(context.HttpContext, context.Lease));

    // Only who is signed in comes this far; the people of one office share an address.
    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => RateLimitPartition.GetTokenBucketLimiter(
        httpContext.User.Identity?.Name ?? ClientAddress.GroupOf(httpContext.Connection.RemoteIpAddress),
        _ => new TokenBucketRateLimiterOptions { TokenLimit = PerMinute, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromMinutes(1) / PerMinute });
}
