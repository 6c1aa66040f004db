using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMart.Store.Model;

/// <summary>
/// A sales line: the fact table. Written and read in bulk, never through the change tracker. The key begins with the import,
/// so that writing appends and undoing deletes one range; it holds the customer so that the table can be distributed by it.
/// −1 stands for "missing" in all ids.
/// </summary>
public sealed class SalesLine
{
    /// <summary>Data set.</summary>
    public int DatasetId { get; set; }

    /// <summary>The import that brought it.</summary>
    public long ImportId { get; set; }

    /// <summary>Number of the line in its file, from 1.</summary>
    public long LineNumber { get; set; }

    /// <summary>The customer.</summary>
    public int CustomerId { get; set; }

    /// <summary>Shop-local time in seconds since 1970-01-01T00:00:00; 0 without timestamps.</summary>
    public long OrderedAt { get; set; }

    /// <summary>The order; −1 where orders are derived.</summary>
    public int OrderId { get; set; }

    /// <summary>The product.</summary>
    public int ProductId { get; set; }

    /// <summary>The category.</summary>
    public int CategoryId { get; set; }

    /// <summary>The combination of attributes; 0 is the empty one.</summary>
    public int AttributeSetId { get; set; }

    /// <summary>Pieces in ten-thousandths.</summary>
    public long Quantity { get; set; }

    /// <summary>Price of one piece in ten-thousandths; null where the file gives none.</summary>
    public long? Price { get; set; }

    /// <summary>Value in ten-thousandths of the currency unit.</summary>
    public long Amount { get; set; }

    /// <summary>Bits of <see cref="Analytics.Sales.LineFlags"/>.</summary>
    public short Flags { get; set; }
}

internal sealed class SalesLineConfiguration : IEntityTypeConfiguration<SalesLine>
{
    public void Configure(EntityTypeBuilder<SalesLine> builder) =>
        builder.HasKey(line => new { line.DatasetId, line.ImportId, line.LineNumber, line.CustomerId });
}
