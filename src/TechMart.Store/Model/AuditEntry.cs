using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Model;

/// <summary>Who did what, and when.</summary>
public sealed class AuditEntry
{
    /// <summary>Id.</summary>
    public long Id { get; set; }

    /// <summary>When.</summary>
    public DateTime At { get; set; }

    /// <summary>Who.</summary>
    public required string By { get; set; }

    /// <summary>What was done.</summary>
    public AuditAction Action { get; set; }

    /// <summary>The data set concerned; it may be gone since.</summary>
    public int? DatasetId { get; set; }

    /// <summary>What it was done to, in words: a file's name, a data set's name.</summary>
    public required string Subject { get; set; }
}

/// <summary>What people do that is kept.</summary>
public enum AuditAction
{
    /// <summary>A file was imported.</summary>
    ImportFinished,

    /// <summary>An import was undone.</summary>
    ImportUndone,
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(entry => entry.By).HasMaxLength(256);
        builder.Property(entry => entry.Subject).HasMaxLength(400);
        builder.HasIndex(entry => entry.At);
    }
}
