using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Model;

/// <summary>By what letters the clusters of a division were known, and where their centres lay.</summary>
public sealed class NamedClusters
{
    /// <summary>Id.</summary>
    public long Id { get; set; }

    /// <summary>Data set.</summary>
    public int DatasetId { get; set; }

    /// <summary>What was asked, as a hash of features, scaling and filter.</summary>
    public required string Question { get; set; }

    /// <summary>The number of clusters; 0 = the recommended one, whatever it is.</summary>
    public int Clusters { get; set; }

    /// <summary>Version of the data.</summary>
    public long Version { get; set; }

    /// <summary>Letters and centres in this version, as JSON.</summary>
    public required string Anchors { get; set; }

    /// <summary>Those that the letters of this version were given by, as JSON; null = they are the first.</summary>
    public string? Former { get; set; }

    /// <summary>When somebody last saw them, to about a day.</summary>
    public DateTime UsedAt { get; set; }
}

internal sealed class NamedClustersConfiguration : IEntityTypeConfiguration<NamedClusters>
{
    public void Configure(EntityTypeBuilder<NamedClusters> builder)
    {
        builder.Property(named => named.Question).HasMaxLength(64);
        builder.HasOne<Dataset>().WithMany().HasForeignKey(named => named.DatasetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(named => new { named.DatasetId, named.Question, named.Clusters }).IsUnique();
    }
}
