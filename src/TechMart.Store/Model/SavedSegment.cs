using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Model;

/// <summary>A group of customers that a person saved under a name.</summary>
public sealed class SavedSegment
{
    /// <summary>Longest name.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Longest note.</summary>
    public const int MaxNoteLength = 1000;

    /// <summary>Id.</summary>
    public long Id { get; set; }

    /// <summary>Data set.</summary>
    public int DatasetId { get; set; }

    /// <summary>Name.</summary>
    public required string Name { get; set; }

    /// <summary>The name as names are compared: unique within the data set.</summary>
    public required string FoldedName { get; set; }

    /// <summary>What it is for; empty = not said.</summary>
    public string Note { get; set; } = "";

    /// <summary>How the members are found, as JSON.</summary>
    public required string Definition { get; set; }

    /// <summary>How many customers a frozen list holds; null where members follow the data.</summary>
    public int? Listed { get; set; }

    /// <summary>Who saved it.</summary>
    public required string CreatedBy { get; set; }

    /// <summary>When.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Who changed it last.</summary>
    public required string ChangedBy { get; set; }

    /// <summary>When.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Counts changes, so that of two people who change it at once the second is told.</summary>
    public int Revision { get; set; }
}

internal sealed class SavedSegmentConfiguration : IEntityTypeConfiguration<SavedSegment>
{
    public void Configure(EntityTypeBuilder<SavedSegment> builder)
    {
        builder.Property(segment => segment.Name).HasMaxLength(SavedSegment.MaxNameLength);
        // Folding may lengthen a text.
        builder.Property(segment => segment.FoldedName).HasMaxLength(3 * SavedSegment.MaxNameLength);
        builder.Property(segment => segment.Note).HasMaxLength(SavedSegment.MaxNoteLength);
        builder.Property(segment => segment.CreatedBy).HasMaxLength(256);
        builder.Property(segment => segment.ChangedBy).HasMaxLength(256);
        builder.Property(segment => segment.Revision).IsConcurrencyToken();
        builder.HasOne<Dataset>().WithMany().HasForeignKey(segment => segment.DatasetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(segment => new { segment.DatasetId, segment.FoldedName }).IsUnique();
    }
}
