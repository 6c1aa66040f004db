using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TechMart.Import.Cleaning;

namespace TechMart.Store.Model;

/// <summary>A row that an import could not read, byte for byte.</summary>
public sealed class ImportReject
{
    /// <summary>The import.</summary>
    public long ImportId { get; set; }

    /// <summary>Position among the import's rejected rows, from 1.</summary>
    public long Number { get; set; }

    /// <summary>Number of its first line in the file, from 1.</summary>
    public long Line { get; set; }

    /// <summary>The column at fault; null where it is the whole row.</summary>
    public string? ColumnName { get; set; }

    /// <summary>The value at fault; null where it is the whole row.</summary>
    public string? Value { get; set; }

    /// <summary>Why.</summary>
    public RejectReason Reason { get; set; }

    /// <summary>The row's bytes without the line end.</summary>
    public required byte[] Raw { get; set; }
}

internal sealed class ImportRejectConfiguration : IEntityTypeConfiguration<ImportReject>
{
    public void Configure(EntityTypeBuilder<ImportReject> builder) =>
        builder.HasKey(reject => new { reject.ImportId, reject.Number });
}
