using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Model;

/// <summary>A product.</summary>
public sealed class Product
{
    /// <summary>Data set.</summary>
    public int DatasetId { get; set; }

    /// <summary>Code in the data set's vocabulary, from 0.</summary>
    public int ProductId { get; set; }

    /// <summary>The id as the file writes it, or the name where there is no id.</summary>
    public required string Key { get; set; }
}

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder) =>
        builder.HasKey(product => new { product.DatasetId, product.ProductId });
}
