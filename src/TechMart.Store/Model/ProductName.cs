using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Model;

/// <summary>How often an import calls a product by a name; the most frequent name is shown.</summary>
public sealed class ProductName
{
    /// <summary>Data set.</summary>
    public int DatasetId { get; set; }

    /// <summary>The import.</summary>
    public long ImportId { get; set; }

    /// <summary>Position among the import's pairs of product and name.</summary>
    public int Number { get; set; }

    /// <summary>The product.</summary>
    public int ProductId { get; set; }

    /// <summary>The name.</summary>
    public required string Name { get; set; }

    /// <summary>Sales lines with this name.</summary>
    public long Lines { get; set; }
}

internal sealed class ProductNameConfiguration : IEntityTypeConfiguration<ProductName>
{
    // Not the name itself: it may be longer than an index takes.
    public void Configure(EntityTypeBuilder<ProductName> builder) =>
        builder.HasKey(name => new { name.DatasetId, name.ImportId, name.Number });
}
