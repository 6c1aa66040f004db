using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TechMart.Analytics.Sales;
using TechMart.Import.Inspection;
using TechMart.Store.Imports;

namespace TechMart.Store.Model;

/// <summary>An import, from its start on, whatever became of it.</summary>
public sealed class ImportRecord
{
    /// <summary>Id.</summary>
    public long Id { get; set; }

    /// <summary>Data set.</summary>
    public int DatasetId { get; set; }

    /// <summary>Name of the file.</summary>
    public required string FileName { get; set; }

    /// <summary>Bytes on disk.</summary>
    public long Bytes { get; set; }

    /// <summary>SHA-256 of the content in hexadecimal.</summary>
    public required string ContentHash { get; set; }

    /// <summary>What the file holds.</summary>
    public FileKind Kind { get; set; }

    /// <summary>How it stands.</summary>
    public ImportState State { get; set; }

    /// <summary>Who imported.</summary>
    public required string ImportedBy { get; set; }

    /// <summary>When it started.</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTime? FinishedAt { get; set; }

    /// <summary>When it was undone.</summary>
    public DateTime? UndoneAt { get; set; }

    /// <summary>Who undid it.</summary>
    public string? UndoneBy { get; set; }

    /// <summary>Sales lines that it brought.</summary>
    public long Lines { get; set; }

    /// <summary>Highest line number of its sales lines.</summary>
    public long LastLine { get; set; }

    /// <summary>First day of its sales lines.</summary>
    public DateOnly? FirstDay { get; set; }

    /// <summary>Last day of its sales lines.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>Whether its sales lines have timestamps.</summary>
    public bool HasTime { get; set; }

    /// <summary>What counts as an order where lines have no order number.</summary>
    public OrderRule OrderRule { get; set; }

    /// <summary>The report as JSON; null unless it was finished.</summary>
    public string? Report { get; set; }

    /// <summary>Why it failed, as JSON.</summary>
    public string? Problem { get; set; }
}

internal sealed class ImportRecordConfiguration : IEntityTypeConfiguration<ImportRecord>
{
    public void Configure(EntityTypeBuilder<ImportRecord> builder)
    {
        builder.Property(import => import.FileName).HasMaxLength(260);
        builder.Property(import => import.ContentHash).HasMaxLength(64);
        builder.Property(import => import.ImportedBy).HasMaxLength(256);
        builder.Property(import => import.UndoneBy).HasMaxLength(256);
        builder.HasOne<Dataset>().WithMany().HasForeignKey(import => import.DatasetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(import => new { import.DatasetId, import.ContentHash });
    }
}
