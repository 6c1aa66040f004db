using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Model;

/// <summary>An attribute that sales lines or customers of a data set have: country, gender, …</summary>
public sealed class SalesAttribute
{
    /// <summary>Data set.</summary>
    public int DatasetId { get; set; }

    /// <summary>Code in the data set's vocabulary, from 0.</summary>
    public int AttributeId { get; set; }

    /// <summary>The name.</summary>
    public required string Name { get; set; }
}

internal sealed class SalesAttributeConfiguration : IEntityTypeConfiguration<SalesAttribute>
{
    public void Configure(EntityTypeBuilder<SalesAttribute> builder) =>
        builder.HasKey(attribute => new { attribute.DatasetId, attribute.AttributeId });
}
