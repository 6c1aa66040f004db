using TechMart.Import.Reading;

namespace TechMart.Import.Cleaning;

/// <summary>Why a row cannot be used, and the column at fault (−1: the whole row).</summary>
internal readonly record struct FieldFault(RejectReason Reason, int Column = FieldFault.WholeRow)
{
    public const int WholeRow = -1;

    private const int LongestQuotedValue = 200;

    /// <summary>The rejected row, kept byte for byte.</summary>
    public RejectedRow Reject(RecordReader reader, IReadOnlyList<string> columns)
    {
        if (Column == WholeRow)
        {
            return new(reader.LineNumber, null, null, Reason, reader.Raw.ToArray());
        }
        var value = reader.Text(Column);
        return new(
            reader.LineNumber,
            columns[Column],
            value.Length <= LongestQuotedValue ? value : string.Concat(value.AsSpan(0, LongestQuotedValue), "…"),
            Reason,
            reader.Raw.ToArray());
    }
}
