using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Model;

/// <summary>A customer who bought at least once, or of whom an attribute table tells.</summary>
public sealed class Customer
{
    /// <summary>Data set.</summary>
    public int DatasetId { get; set; }

    /// <summary>Code in the data set's vocabulary, from 0.</summary>
    public int CustomerId { get; set; }

    /// <summary>The id as the file writes it.</summary>
    public required string Key { get; set; }
}

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder) =>
        builder.HasKey(customer => new { customer.DatasetId, customer.CustomerId });
}
