using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Model;

/// <summary>What a person decided about files with certain columns.</summary>
public sealed class ImportMapping
{
    /// <summary>Data set.</summary>
    public int DatasetId { get; set; }

    /// <summary>SHA-256 of the column names in hexadecimal.</summary>
    public required string HeaderHash { get; set; }

    /// <summary>The settings as JSON.</summary>
    public required string Settings { get; set; }

    /// <summary>When they were used last.</summary>
    public DateTime UsedAt { get; set; }
}

internal sealed class ImportMappingConfiguration : IEntityTypeConfiguration<ImportMapping>
{
    public void Configure(EntityTypeBuilder<ImportMapping> builder)
    {
        builder.HasKey(mapping => new { mapping.DatasetId, mapping.HeaderHash });
        builder.Property(mapping => mapping.HeaderHash).HasMaxLength(64);
        builder.HasOne<Dataset>().WithMany().HasForeignKey(mapping => mapping.DatasetId).OnDelete(DeleteBehavior.Cascade);
    }
}
