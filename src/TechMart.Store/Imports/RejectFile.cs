using System.Text;
using TechMart.Import;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Import.Values;

namespace TechMart.Store.Imports;

/// <summary>
/// Writes rejected rows as a file like the one that they came from, with one more column, so that they can be mended and
/// uploaded again. Rows stay byte for byte as they were, but where a spreadsheet would run a field as a formula.
/// </summary>
internal sealed class RejectFile(Stream stream, ImportPlan plan)
{
    /// <summary>Name of the column that is added.</summary>
    public const string ReasonColumn = "reason";

    private readonly Dialect _dialect = plan.Dialect;
    private readonly Encoding _encoding = TextEncodings.Get(plan.Dialect.Encoding);
    private readonly Encoding _rawEncoding = TextEncodings.Get(TextEncodings.OfFields(plan.Dialect.Encoding));

    public async Task WriteHeaderAsync(CancellationToken cancellation)
    {
        if (_dialect.ByteOrderMark > 0)
        {
            await stream.WriteAsync(_encoding.GetBytes("\uFEFF"), cancellation).ConfigureAwait(false);
        }
        if (_dialect.HasHeader)
        {
            var header = string.Join(_dialect.Delimiter, plan.Columns.Append(ReasonColumn).Select(Field)) + "\n";
            await stream.WriteAsync(_encoding.GetBytes(header), cancellation).ConfigureAwait(false);
        }
    }

    public async Task WriteAsync(RejectedRow row, string reason, CancellationToken cancellation)
    {
        var fields = FieldsOf(row);
        await stream.WriteAsync(Protected(row, fields), cancellation).ConfigureAwait(false);
        await stream.WriteAsync(_encoding.GetBytes(Gap(fields) + Field(reason) + "\n"), cancellation).ConfigureAwait(false);
    }

    private ReadOnlyMemory<byte> Protected(RejectedRow row, IReadOnlyList<string>? fields)
    {
        if (fields is null)
        {
            // It cannot be taken apart: a cell may begin anywhere.
            var text = _rawEncoding.GetString(row.Raw);
            var safe = SpreadsheetText.Protect(text, '\0');
            return safe == text ? Raw(row) : _encoding.GetBytes(safe);
        }
        return fields.All(field => SpreadsheetText.Protect(field, _dialect.Delimiter) == field)
            ? Raw(row)
            : _encoding.GetBytes(string.Join(_dialect.Delimiter, fields.Select(Field)));
    }

    private byte[] Raw(RejectedRow row) => ReferenceEquals(_encoding, _rawEncoding) || _dialect.Encoding == TextEncodings.OfFields(_dialect.Encoding)
        ? row.Raw
        : Encoding.Convert(_rawEncoding, _encoding, row.Raw);

    // A row with too few fields gets empty ones, so that the reason stands in its own column.
    private string Gap(IReadOnlyList<string>? fields)
    {
        var missing = _dialect.Delimiter == Dialect.Blanks ? 0 : plan.Columns.Count - Math.Max(1, fields?.Count ?? plan.Columns.Count);
        return new string(_dialect.Delimiter, 1 + Math.Max(0, missing));
    }

    /// <summary>The row's fields; null where it cannot be taken apart by itself.</summary>
    private List<string>? FieldsOf(RejectedRow row)
    {
        try
        {
            var dialect = _dialect with { ByteOrderMark = 0, HasHeader = false, Encoding = TextEncodings.OfFields(_dialect.Encoding) };
            using var reader = new RecordReader(new MemoryStream(row.Raw), dialect, new ReadLimits());
            return reader.Read() ? [.. Enumerable.Range(0, reader.FieldCount).Select(reader.Text)] : [];
        }
        catch (ImportException)
        {
            return null;
        }
    }

    private string Field(string text)
    {
        text = SpreadsheetText.Protect(text.ReplaceLineEndings(" "), _dialect.Delimiter);
        if (_dialect.Quote is not { } quote)
        {
            return text.Replace(_dialect.Delimiter, _dialect.Delimiter == Dialect.Blanks ? '_' : ' ');
        }
        return text.Contains(_dialect.Delimiter) || text.Contains(quote)
            ? quote + text.Replace(quote.ToString(), new string(quote, 2), StringComparison.Ordinal) + quote
            : text;
    }
}
