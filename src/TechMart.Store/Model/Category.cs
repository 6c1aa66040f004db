using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Model;

/// <summary>A product category.</summary>
public sealed class Category
{
    /// <summary>Data set.</summary>
    public int DatasetId { get; set; }

    /// <summary>Code in the data set's vocabulary, from 0.</summary>
    public int CategoryId { get; set; }

    /// <summary>The name.</summary>
    public required string Name { get; set; }
}

internal sealed class CategoryConfiguration : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> builder) =>
        builder.HasKey(category => new { category.DatasetId, category.CategoryId });
}
