using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Audit;

/// <summary>Who did what, when, and from where.</summary>
public sealed class AuditEntry
{
    /// <summary>Longest <see cref="Subject"/>.</summary>
    public const int SubjectLength = 400;

    /// <summary>Longest <see cref="Filter"/>.</summary>
    public const int FilterLength = 2000;

    /// <summary>Id.</summary>
    public long Id { get; set; }

    /// <summary>When; for repeated failures the first time.</summary>
    public DateTime At { get; set; }

    /// <summary>When it last happened.</summary>
    public DateTime LastAt { get; set; }

    /// <summary>How often it happened: failures and refusals of one kind that follow each other closely are one entry.</summary>
    public int Times { get; set; }

    /// <summary>Who; empty = nobody was signed in.</summary>
    public required string By { get; set; }

    /// <summary>The person's account, where there is one.</summary>
    public int? AccountId { get; set; }

    /// <summary>From which network address; null = on the machine itself.</summary>
    public string? From { get; set; }

    /// <summary>What was done, or tried.</summary>
    public AuditAction Action { get; set; }

    /// <summary>How it went.</summary>
    public AuditOutcome Outcome { get; set; }

    /// <summary>The data set concerned; it may be gone since.</summary>
    public int? DatasetId { get; set; }

    /// <summary>What it was done to: a file's, a table's, a data set's name, a person's address.</summary>
    public required string Subject { get; set; }

    /// <summary>The filter of what was taken out, as in the page's address; null = none.</summary>
    public string? Filter { get; set; }

    /// <summary>Rows taken out or brought in; null where rows mean nothing.</summary>
    public long? Rows { get; set; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.Property(entry => entry.By).HasMaxLength(256);
        builder.Property(entry => entry.From).HasMaxLength(64);
        builder.Property(entry => entry.Subject).HasMaxLength(AuditEntry.SubjectLength);
        builder.Property(entry => entry.Filter).HasMaxLength(AuditEntry.FilterLength);
        builder.HasIndex(entry => entry.At);
        // For what the log is filtered by; the time beside it keeps the order, and the search for a repeated failure short.
        builder.HasIndex(entry => new { entry.By, entry.At });
        builder.HasIndex(entry => new { entry.Action, entry.At });
    }
}
