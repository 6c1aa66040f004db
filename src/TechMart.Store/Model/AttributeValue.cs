using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Model;

/// <summary>A value of an attribute.</summary>
public sealed class AttributeValue
{
    /// <summary>Data set.</summary>
    public int DatasetId { get; set; }

    /// <summary>The attribute.</summary>
    public int AttributeId { get; set; }

    /// <summary>Code among the attribute's values, from 0.</summary>
    public int ValueId { get; set; }

    /// <summary>The value.</summary>
    public required string Value { get; set; }
}

internal sealed class AttributeValueConfiguration : IEntityTypeConfiguration<AttributeValue>
{
    public void Configure(EntityTypeBuilder<AttributeValue> builder) =>
        builder.HasKey(value => new { value.DatasetId, value.AttributeId, value.ValueId });
}
