using TechMart.Dashboard.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Refusals;

/// <summary>Writes refused requests into the audit log.</summary>
internal sealed class RefusalLog(AuditLog audit)
{
    /// <summary>Writes that the request was refused.</summary>
    public Task WriteAsync(HttpContext http)
    {
        var actor = http.Asking();
        var attempted = http.GetEndpoint()?.Metadata.GetMetadata<RefusedAs>()?.Attempted ?? AuditAction.Visit;
        // Refusals of one kind are counted on one entry. Somebody without an account could make any number of kinds by inventing addresses.
        var subject = actor.Role is null ? PatternOf(http) : http.Request.Path.Value;
        return audit.WriteAsync(
            actor,
            new AuditEvent(attempted, subject ?? "") { Outcome = AuditOutcome.Refused, Filter = actor.Role is null ? null : http.Request.QueryString.Value?.TrimStart('?') },
            http.RequestAborted);
    }

    private static string PatternOf(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? http.Request.Method;
}
