using System.Text;
using TechMart.Import;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;

namespace TechMart.Store.Imports;

/// <summary>
/// Writes rejected rows as a file like the one that they came from, with one more column, so that they can be mended and
/// uploaded again.
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
        var raw = ReferenceEquals(_encoding, _rawEncoding) || _dialect.Encoding == TextEncodings.OfFields(_dialect.Encoding)
            ? row.Raw
            : Encoding.Convert(_rawEncoding, _encoding, row.Raw);
        await stream.WriteAsync(raw, cancellation).ConfigureAwait(false);
        await stream.WriteAsync(_encoding.GetBytes(Gap(row) + Field(reason) + "\n"), cancellation).ConfigureAwait(false);
    }

    // A row with too few fields gets empty ones, so that the reason stands in its own column.
    private string Gap(RejectedRow row)
    {
        var missing = _dialect.Delimiter == Dialect.Blanks ? 0 : plan.Columns.Count - Math.Max(1, FieldsOf(row));
        return new string(_dialect.Delimiter, 1 + Math.Max(0, missing));
    }

    private int FieldsOf(RejectedRow row)
    {
        try
        {
            var dialect = _dialect with { ByteOrderMark = 0, HasHeader = false, Encoding = TextEncodings.OfFields(_dialect.Encoding) };
            using var reader = new RecordReader(new MemoryStream(row.Raw), dialect, new ReadLimits());
            return reader.Read() ? reader.FieldCount : 0;
        }
        catch (ImportException)
        {
            // It cannot be taken apart by itself; then it stays as it is.
            return plan.Columns.Count;
        }
    }

    private string Field(string text)
    {
        text = text.ReplaceLineEndings(" ");
        if (_dialect.Delimiter == Dialect.Blanks)
        {
            return text.Replace(' ', '_');
        }
        if (_dialect.Quote is not { } quote)
        {
            return text.Replace(_dialect.Delimiter, ' ');
        }
        return text.Contains(_dialect.Delimiter) || text.Contains(quote)
            ? quote + text.Replace(quote.ToString(), new string(quote, 2), StringComparison.Ordinal) + quote
            : text;
    }
}
