namespace TechMart.Store.Audit;

/// <summary>Something to be written into the audit log.</summary>
/// <param name="Action">What was done, or tried.</param>
/// <param name="Subject">To what: a file's, a table's, a data set's name, a person's address. Cut where too long.</param>
public sealed record AuditEvent(AuditAction Action, string Subject)
{
    /// <summary>How it went.</summary>
    public AuditOutcome Outcome { get; init; }

    /// <summary>The data set concerned.</summary>
    public int? DatasetId { get; init; }

    /// <summary>The filter of what was taken out, as in the page's address. Cut where too long.</summary>
    public string? Filter { get; init; }

    /// <summary>Rows taken out or brought in.</summary>
    public long? Rows { get; init; }
}
