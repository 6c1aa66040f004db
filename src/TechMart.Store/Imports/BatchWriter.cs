using TechMart.Analytics.Sales;
using TechMart.Import.Cleaning;
using TechMart.Store.Databases;

namespace TechMart.Store.Imports;

/// <summary>Writes what an import yields as rows.</summary>
internal static class BatchWriter
{
    public static async ValueTask WriteAsync(BulkWriter writer, int datasetId, long importId, SalesBatch batch, CancellationToken cancellation)
    {
        await writer.UseAsync(BulkTable.SalesLines, cancellation).ConfigureAwait(false);
        for (var i = 0; i < batch.Count; i++)
        {
            writer.StartRow();
            writer.Write(datasetId);
            writer.Write(importId);
            writer.Write(batch.LineNumber[i]);
            writer.Write(batch.Customer[i]);
            writer.Write((long)batch.Time[i]);
            writer.Write(batch.Order[i]);
            writer.Write(batch.Product[i]);
            writer.Write(batch.Category[i]);
            writer.Write(batch.AttributeSet[i]);
            writer.Write(batch.Quantity[i]);
            if (batch.Price[i] == FixedPoint.Missing)
            {
                writer.WriteNull();
            }
            else
            {
                writer.Write(batch.Price[i]);
            }
            writer.Write(batch.Amount[i]);
            writer.Write((short)batch.Flags[i]);
            writer.EndRow();
        }
        await writer.FlushAsync(cancellation).ConfigureAwait(false);
    }

    /// <param name="writer">Where to write.</param>
    /// <param name="importId">The import.</param>
    /// <param name="before">How many rejected rows were written before.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async ValueTask WriteAsync(
        BulkWriter writer, long importId, long before, IReadOnlyList<RejectedRow> rows, CancellationToken cancellation)
    {
        await writer.UseAsync(BulkTable.Rejects, cancellation).ConfigureAwait(false);
        foreach (var row in rows)
        {
            writer.StartRow();
            writer.Write(importId);
            writer.Write(++before);
            writer.Write(row.Line);
            writer.Write(row.Column);
            writer.Write(row.Value);
            writer.Write(row.Reason.ToString());
            writer.Write(row.Raw.AsSpan());
            writer.EndRow();
            // A single row may be as long as a megabyte.
            await writer.FlushAsync(cancellation).ConfigureAwait(false);
        }
    }
}
