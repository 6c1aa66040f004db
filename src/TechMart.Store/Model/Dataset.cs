using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Model;

/// <summary>A shop, a brand, a trial.</summary>
public sealed class Dataset
{
    /// <summary>Most characters of a name.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Id.</summary>
    public int Id { get; set; }

    /// <summary>Name as people see it.</summary>
    public required string Name { get; set; }

    /// <summary>The name folded, by which it is found and must be unique.</summary>
    public required string FoldedName { get; set; }

    /// <summary>ISO 4217 code; empty = not said.</summary>
    public required string Currency { get; set; }

    /// <summary>IANA name of the shop's time zone.</summary>
    public required string TimeZone { get; set; }

    /// <summary>Whether it is the generated shop.</summary>
    public bool IsDemo { get; set; }

    /// <summary>Grows with every change of the data.</summary>
    public long Version { get; set; }

    /// <summary>When it was made.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>The form of a name that ignores case and outer blanks.</summary>
    public static string Fold(string name) => name.Trim().ToUpperInvariant();
}

internal sealed class DatasetConfiguration : IEntityTypeConfiguration<Dataset>
{
    public void Configure(EntityTypeBuilder<Dataset> builder)
    {
        builder.Property(dataset => dataset.Name).HasMaxLength(Dataset.MaxNameLength);
        // Folding may lengthen a text.
        builder.Property(dataset => dataset.FoldedName).HasMaxLength(3 * Dataset.MaxNameLength);
        builder.Property(dataset => dataset.Currency).HasMaxLength(3);
        builder.Property(dataset => dataset.TimeZone).HasMaxLength(100);
        builder.HasIndex(dataset => dataset.FoldedName).IsUnique();
    }
}
