using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Model;

/// <summary>An order (invoice).</summary>
public sealed class Order
{
    /// <summary>Data set.</summary>
    public int DatasetId { get; set; }

    /// <summary>Code in the data set's vocabulary, from 0.</summary>
    public int OrderId { get; set; }

    /// <summary>The number as the file writes it.</summary>
    public required string Number { get; set; }
}

internal sealed class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> builder) =>
        builder.HasKey(order => new { order.DatasetId, order.OrderId });
}
