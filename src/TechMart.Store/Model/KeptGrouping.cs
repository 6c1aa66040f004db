using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Model;

/// <summary>The groups of products of a data set as an analyst left them; no row where nobody has changed them yet.</summary>
public sealed class KeptGrouping
{
    /// <summary>Data set.</summary>
    public int DatasetId { get; set; }

    /// <summary>The groups as JSON; null = they were set back to those derived from names.</summary>
    public string? Groups { get; set; }

    /// <summary>Who changed them last.</summary>
    public required string ChangedBy { get; set; }

    /// <summary>When.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Counts changes: of two people who change them at once the second is told, and results computed from others are known to be out of date.</summary>
    public int Revision { get; set; }
}

internal sealed class KeptGroupingConfiguration : IEntityTypeConfiguration<KeptGrouping>
{
    public void Configure(EntityTypeBuilder<KeptGrouping> builder)
    {
        builder.HasKey(kept => kept.DatasetId);
        builder.Property(kept => kept.DatasetId).ValueGeneratedNever();
        builder.Property(kept => kept.ChangedBy).HasMaxLength(256);
        builder.Property(kept => kept.Revision).IsConcurrencyToken();
        builder.HasOne<Dataset>().WithOne().HasForeignKey<KeptGrouping>(kept => kept.DatasetId).OnDelete(DeleteBehavior.Cascade);
    }
}
