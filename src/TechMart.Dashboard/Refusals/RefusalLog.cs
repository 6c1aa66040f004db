using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Routing.Patterns;
using TechMart.Dashboard.Accounts;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Refusals;

/// <summary>
/// Writes refused requests into the audit log. Refusals of one kind are counted on one entry; so that nobody can make any number of
/// kinds by inventing addresses, somebody without an account is written down with the route only, and so is a person who was refused
/// often in a while.
/// </summary>
internal sealed class RefusalLog(AuditLog audit) : IDisposable
{
    /// <summary>How many refusals of one person are written down with their address within <see cref="AuditLog.RepeatsWithin"/>.</summary>
    public const int NamedOfAPerson = 30;

    // Methods can be invented like addresses.
    private const string OtherMethod = "…";

    private static readonly string[] Methods = [HttpMethods.Delete, HttpMethods.Options, HttpMethods.Patch, HttpMethods.Post, HttpMethods.Put, HttpMethods.Trace];

    private readonly PartitionedRateLimiter<Actor> _named = PartitionedRateLimiter.Create<Actor, int>(
        person => RateLimitPartition.GetFixedWindowLimiter(
            person.AccountId ?? 0, _ => new FixedWindowRateLimiterOptions { PermitLimit = NamedOfAPerson, Window = AuditLog.RepeatsWithin }));

    /// <summary>Writes that the request was refused.</summary>
    public Task WriteAsync(HttpContext http)
    {
        var attempted = http.GetEndpoint()?.Metadata.GetMetadata<RefusedAs>()?.Attempted ?? AuditAction.Visit;
        return WriteAsync(
            http.Asking(),
            new AuditEvent(attempted, http.Request.Path.Value ?? "") { Filter = FilterOf(http) },
            RouteOf(http));
    }

    /// <summary>Writes that a page was refused to which a person went within an open one. Which, and not with what query: that may be anybody's secret.</summary>
    public Task WriteAsync(Actor person, Uri page) => WriteAsync(person, new AuditEvent(AuditAction.Visit, page.AbsolutePath), "/");

    /// <inheritdoc/>
    public void Dispose() => _named.Dispose();

    private async Task WriteAsync(Actor actor, AuditEvent refused, string route)
    {
        var isNamed = false;
        if (actor.AccountId is not null)
        {
            using var lease = _named.AttemptAcquire(actor);
            isNamed = lease.IsAcquired;
        }
        refused = isNamed ? refused : new AuditEvent(refused.Action, route);
        // Whoever hangs up at once is written down too.
        await audit.WriteAsync(actor, refused with { Outcome = AuditOutcome.Refused }, CancellationToken.None);
    }

    /// <summary>The query. Where it holds a link's token, it is as good as a password, and not for the log.</summary>
    private static string? FilterOf(HttpContext http) =>
        http.Request.Query.ContainsKey(AccountUrls.Token) ? null : http.Request.QueryString.Value?.TrimStart('?');

    private static string RouteOf(HttpContext http) => http.GetEndpoint() is RouteEndpoint { RoutePattern: var pattern }
        ? "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(PartOf))))
        : Methods.Contains(http.Request.Method) ? http.Request.Method : OtherMethod;

    private static string PartOf(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
        _ => "",
    };
}
