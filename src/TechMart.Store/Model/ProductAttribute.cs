using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Model;

/// <summary>What an imported attribute table says of a product.</summary>
public sealed class ProductAttribute
{
    /// <summary>Data set.</summary>
    public int DatasetId { get; set; }

    /// <summary>The import.</summary>
    public long ImportId { get; set; }

    /// <summary>The product.</summary>
    public int ProductId { get; set; }

    /// <summary>The product's category.</summary>
    public int CategoryId { get; set; }
}

internal sealed class ProductAttributeConfiguration : IEntityTypeConfiguration<ProductAttribute>
{
    public void Configure(EntityTypeBuilder<ProductAttribute> builder) =>
        builder.HasKey(attribute => new { attribute.DatasetId, attribute.ImportId, attribute.ProductId });
}
