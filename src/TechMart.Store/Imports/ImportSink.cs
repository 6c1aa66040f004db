using TechMart.Analytics.Sales;
using TechMart.Import;
using TechMart.Import.Cleaning;
using TechMart.Store.Databases;

namespace TechMart.Store.Imports;

/// <summary>Writes what an import yields into the store.</summary>
internal sealed class ImportSink(BulkWriter writer, int datasetId, long importId) : IImportSink
{
    // Changing from one table to another and back has a price, so rejected rows are gathered.
    private const int GatheredRejects = 4096;
    private const long GatheredBytes = 4 << 20;

    private readonly List<RejectedRow> _rejects = [];
    private long _rejectsWritten;
    private long _bytes;

    /// <summary>Lines written.</summary>
    public long Lines { get; private set; }

    /// <summary>Highest line number written.</summary>
    public long LastLine { get; private set; }

    /// <inheritdoc/>
    public async ValueTask AcceptAsync(SalesBatch batch, CancellationToken cancellation)
    {
        await BatchWriter.WriteAsync(writer, datasetId, importId, batch, cancellation).ConfigureAwait(false);
        Lines += batch.Count;
        foreach (var line in batch.LineNumber.AsSpan(0, batch.Count))
        {
            LastLine = Math.Max(LastLine, line);
        }
    }

    /// <inheritdoc/>
    public async ValueTask RejectAsync(IReadOnlyList<RejectedRow> rows, CancellationToken cancellation)
    {
        foreach (var row in rows)
        {
            _rejects.Add(row);
            _bytes += row.Raw.Length;
            if (_rejects.Count >= GatheredRejects || _bytes >= GatheredBytes)
            {
                await WriteRejectsAsync(cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Writes what is left.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellation)
    {
        if (_rejects.Count > 0)
        {
            await WriteRejectsAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async ValueTask WriteRejectsAsync(CancellationToken cancellation)
    {
        await BatchWriter.WriteAsync(writer, importId, _rejectsWritten, _rejects, cancellation).ConfigureAwait(false);
        _rejectsWritten += _rejects.Count;
        _rejects.Clear();
        _bytes = 0;
    }
}
