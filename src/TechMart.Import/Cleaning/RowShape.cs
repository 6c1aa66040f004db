using TechMart.Import.Inspection;
using TechMart.Import.Reading;

namespace TechMart.Import.Cleaning;

/// <summary>
/// Checks that a row has the fields that the plan reads: at least up to the last mapped column, and beyond the header's
/// columns nothing but blanks (some exports end every row with delimiters).
/// </summary>
internal sealed class RowShape(RecordReader reader, ImportPlan plan, FieldText texts)
{
    private readonly int _columns = plan.Columns.Count;
    private readonly int _needed = plan.Mapping.Count == 0 ? 1 : plan.Mapping.Max(column => column.Index) + 1;

    /// <summary>What is wrong with the row as a whole, or null.</summary>
    public FieldFault? Check()
    {
        var fields = reader.FieldCount;
        if (IsBlank(0, 1) && IsBlank(1, fields))
        {
            return new(RejectReason.EmptyRow);
        }
        if (fields < _needed)
        {
            return new(RejectReason.TooFewFields);
        }
        if (fields > _columns && !IsBlank(_columns, fields))
        {
            return new(RejectReason.TooManyFields);
        }
        return null;
    }

    /// <summary>
    /// The hash of all the row's fields without their quotes, by which exact duplicates are found. Empty fields at its end do not count.
    /// </summary>
    public Fingerprint Fingerprint()
    {
        var fields = reader.FieldCount;
        while (fields > 0 && reader.Field(fields - 1).IsEmpty)
        {
            fields--;
        }
        var fingerprint = Cleaning.Fingerprint.Start;
        for (var index = 0; index < fields; index++)
        {
            fingerprint = fingerprint.With(reader.Field(index));
        }
        return fingerprint;
    }

    private bool IsBlank(int from, int to)
    {
        for (var index = from; index < Math.Min(to, reader.FieldCount); index++)
        {
            if (!texts.IsBlank(reader.Field(index)))
            {
                return false;
            }
        }
        return true;
    }
}
