using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TechMart.Analytics.Sales;
using TechMart.Import.Inspection;
using TechMart.Import.Values;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Databases;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;
using TechMart.Store.Model;

namespace TechMart.Store.Sales;

/// <summary>Writes the cleaned sales lines of a data set as CSV that can be imported again.</summary>
public sealed class SalesLineExport
{
    // As many lines as are held in memory at once.
    private const int RangeLines = 1 << 15;

    private readonly StoreDatabase _database;
    private readonly AccessControl _access;
    private readonly AuditLog _audit;

    internal SalesLineExport(StoreDatabase database, AccessControl access, AuditLog audit)
    {
        _database = database;
        _access = access;
        _audit = audit;
    }

    /// <summary>
    /// Writes all lines, import by import in the order of their files: UTF-8, comma, line feed, columns named by their roles,
    /// returns as negative quantities and totals. Text that a spreadsheet would run as a formula is preceded by an apostrophe.
    /// </summary>
    /// <param name="actor">Who; needs <see cref="Permission.Download"/>.</param>
    /// <param name="dataset">The data set.</param>
    /// <param name="stream">Where to write; only asynchronously.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StoreException">The person may not; nothing was written then.</exception>
    public async Task WriteCsvAsync(Actor actor, DatasetInfo dataset, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var subject = $"{dataset.Name}.csv";
        await _access.RequireAsync(actor, Permission.Download, AuditAction.Export, subject, cancellation).ConfigureAwait(false);
        // Before the first byte: what cannot be written down is not handed out.
        await _audit.WriteAsync(actor, new AuditEvent(AuditAction.Export, subject) { DatasetId = dataset.Id, Rows = dataset.Lines }, cancellation).ConfigureAwait(false);
        await _database.WithContextAsync(async context =>
        {
            await context.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            var connection = context.Database.GetDbConnection();
            await using var transaction = await _database.BeginReadAsync(connection, cancellation).ConfigureAwait(false);
            await context.Database.UseTransactionAsync(transaction, cancellation).ConfigureAwait(false);
            await WriteAsync(context, connection, transaction, dataset.Id, stream, cancellation).ConfigureAwait(false);
            return true;
        }, cancellation).ConfigureAwait(false);
    }

    private async Task WriteAsync(
        TechMartDbContext context, DbConnection connection, DbTransaction transaction, int datasetId, Stream stream, CancellationToken cancellation)
    {
        var imports = await context.Imports.AsNoTracking()
            .Where(import => import.DatasetId == datasetId && import.State == ImportState.Finished && import.Kind == FileKind.Sales && import.Lines > 0)
            .OrderBy(import => import.Id)
            .Select(import => new { import.Id, import.LastLine, import.HasTime })
            .ToListAsync(cancellation).ConfigureAwait(false);
        var vocabulary = await new VocabularyReader(connection, transaction, datasetId, cancellation).ReadAsync().ConfigureAwait(false);
        var lines = new LineText(vocabulary);
        lines.WriteHeader();
        var batch = new SalesBatch();
        foreach (var import in imports)
        {
            for (var from = 0L; from <= import.LastLine; from += RangeLines)
            {
                var range = new LineRange(datasetId, import.Id, from, from + RangeLines);
                await _database.ReadLinesAsync(connection, range, batch, block => lines.Write(block, import.HasTime), cancellation).ConfigureAwait(false);
                await lines.FlushAsync(stream, cancellation).ConfigureAwait(false);
            }
        }
        await lines.FlushAsync(stream, cancellation).ConfigureAwait(false);
    }

    private sealed class LineText(SalesVocabulary vocabulary)
    {
        private const int PartLength = 1 << 14;

        private readonly StringBuilder _text = new();
        private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
        private readonly byte[] _bytes = new byte[Encoding.UTF8.GetMaxByteCount(PartLength)];
        private readonly string?[] _names = vocabulary.ProductNames.MostFrequent(vocabulary.Products.Count);

        public void WriteHeader()
        {
            _text.Append("customer,timestamp,order,product,productName,category,quantity,price,total");
            foreach (var attribute in vocabulary.AttributeSets.Names)
            {
                _text.Append(',');
                WriteText(attribute);
            }
            _text.Append('\n');
        }

        public void Write(SalesBatch lines, bool hasTime)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                var (product, set) = (lines.Product[i], lines.AttributeSet[i]);
                WriteCode(vocabulary.Customers, lines.Customer[i]);
                _text.Append(',');
                if (hasTime)
                {
                    _text.Append(CultureInfo.InvariantCulture, $"{DateTime.UnixEpoch.AddSeconds(lines.Time[i]):yyyy-MM-dd HH:mm:ss}");
                }
                _text.Append(',');
                WriteCode(vocabulary.Orders, lines.Order[i]);
                _text.Append(',');
                WriteCode(vocabulary.Products, product);
                _text.Append(',');
                WriteText(product < 0 ? null : _names[product]);
                _text.Append(',');
                WriteCode(vocabulary.Categories, lines.Category[i] < 0 && product >= 0 ? vocabulary.ProductCategories.GetValueOrDefault(product, SalesBatch.Missing) : lines.Category[i]);
                _text.Append(',');
                WriteNumber(lines.Quantity[i]);
                _text.Append(',');
                WriteNumber(lines.Price[i]);
                _text.Append(',');
                WriteNumber(lines.Amount[i]);
                for (var attribute = 0; attribute < vocabulary.AttributeSets.Names.Count; attribute++)
                {
                    _text.Append(',');
                    WriteText(vocabulary.AttributeSets.Value(set, attribute) ?? OfCustomer(lines.Customer[i], attribute));
                }
                _text.Append('\n');
            }
        }

        public async Task FlushAsync(Stream stream, CancellationToken cancellation)
        {
            // The encoder remembers half a character at the end of a part.
            foreach (var chunk in _text.GetChunks())
            {
                for (var from = 0; from < chunk.Length; from += PartLength)
                {
                    var length = _encoder.GetBytes(chunk.Span.Slice(from, Math.Min(PartLength, chunk.Length - from)), _bytes, flush: false);
                    await stream.WriteAsync(_bytes.AsMemory(0, length), cancellation).ConfigureAwait(false);
                }
            }
            _text.Clear();
        }

        private string? OfCustomer(int customer, int attribute) =>
            customer >= 0 && vocabulary.CustomerAttributes.TryGetValue(customer, out var set) ? vocabulary.AttributeSets.Value(set, attribute) : null;

        private void WriteCode(Vocabulary texts, int code)
        {
            if (code >= 0)
            {
                WriteText(texts[code]);
            }
        }

        private void WriteNumber(long tenThousandths)
        {
            if (tenThousandths != FixedPoint.Missing)
            {
                _text.Append(CultureInfo.InvariantCulture, $"{FixedPoint.ToDecimal(tenThousandths):0.####}");
            }
        }

        private void WriteText(string? text)
        {
            if (string.IsNullOrEmpty(text))
            {
                return;
            }
            var written = SpreadsheetText.Protect(text, ',');
            if (text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || text[0] == ' ' || text[^1] == ' ')
            {
                _text.Append('"').Append(written.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            }
            else
            {
                _text.Append(written);
            }
        }
    }
}
