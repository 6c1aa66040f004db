using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Model;

/// <summary>A group of customers that a person saved under a name.</summary>
public sealed class SavedSegment
{
    /// <summary>Id.</summary>
    public long Id { get; set; }

    /// <summary>Data set.</summary>
    public int DatasetId { get; set; }

    /// <summary>Name.</summary>
    public required string Name { get; set; }

    /// <summary>How the members are found, as JSON.</summary>
    public required string Definition { get; set; }

    /// <summary>Who saved it.</summary>
    public required string CreatedBy { get; set; }

    /// <summary>When.</summary>
    public DateTime CreatedAt { get; set; }
}

internal sealed class SavedSegmentConfiguration : IEntityTypeConfiguration<SavedSegment>
{
    public void Configure(EntityTypeBuilder<SavedSegment> builder)
    {
        builder.Property(segment => segment.Name).HasMaxLength(100);
        builder.Property(segment => segment.CreatedBy).HasMaxLength(256);
        builder.HasOne<Dataset>().WithMany().HasForeignKey(segment => segment.DatasetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(segment => new { segment.DatasetId, segment.Name }).IsUnique();
    }
}
