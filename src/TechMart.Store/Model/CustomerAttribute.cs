using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Model;

/// <summary>What an imported attribute table says of a customer.</summary>
public sealed class CustomerAttribute
{
    /// <summary>Data set.</summary>
    public int DatasetId { get; set; }

    /// <summary>The import.</summary>
    public long ImportId { get; set; }

    /// <summary>The customer.</summary>
    public int CustomerId { get; set; }

    /// <summary>The customer's attributes.</summary>
    public int AttributeSetId { get; set; }

    /// <summary>Day of signing up, in days since 1970-01-01; null where unknown.</summary>
    public int? SignupDay { get; set; }
}

internal sealed class CustomerAttributeConfiguration : IEntityTypeConfiguration<CustomerAttribute>
{
    public void Configure(EntityTypeBuilder<CustomerAttribute> builder) =>
        builder.HasKey(attribute => new { attribute.DatasetId, attribute.ImportId, attribute.CustomerId });
}
