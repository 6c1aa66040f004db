using TechMart.Store.Audit;

namespace TechMart.Store.Accounts;

/// <summary>Stands in front of every service that changes data or hands data out.</summary>
public sealed class AccessControl
{
    private readonly AuditLog _audit;

    internal AccessControl(AuditLog audit) => _audit = audit;

    /// <summary>Returns where the person may; otherwise the attempt goes into the audit log.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="permission">What is needed.</param>
    /// <param name="attempted">What they were about to do.</param>
    /// <param name="subject">To what: a file's or a data set's name.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StoreException">They may not (<see cref="StoreProblem.NotPermitted"/>).</exception>
    public async Task RequireAsync(Actor actor, Permission permission, AuditAction attempted, string subject, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.May(permission))
        {
            return;
        }
        // Whoever hangs up at once is written down too.
        await _audit.WriteAsync(actor, new AuditEvent(attempted, subject) { Outcome = AuditOutcome.Refused }, CancellationToken.None).ConfigureAwait(false);
        throw new StoreException(StoreProblem.NotPermitted, subject);
    }
}
