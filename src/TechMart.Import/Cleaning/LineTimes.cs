using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Import.Values;

namespace TechMart.Import.Cleaning;

/// <summary>Reads when a line was sold, in shop-local seconds since 1970; a timestamp with an offset is converted into the shop's time zone.</summary>
internal sealed class LineTimes(RecordReader reader, int column, DateFormat? format, ImportContext context)
{
    private readonly long _end = (context.Today.DayNumber + 1L - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * 86_400;
    private readonly byte[] _lastField = new byte[64];
    private int _lastLength;
    private uint _lastTime;

    /// <summary>Makes the reader of the plan's timestamps.</summary>
    public static LineTimes For(RecordReader reader, ImportPlan plan, string encoding, ImportContext context) =>
        new(reader, plan.IndexOf(ColumnRole.Timestamp), FormatOf(plan.IndexOf(ColumnRole.Timestamp), plan.DateFormat, encoding), context);

    /// <summary>The format of a date column; null where the plan has no such column.</summary>
    /// <exception cref="ImportException">The plan names none, or one that is no format.</exception>
    public static DateFormat? FormatOf(int column, string? pattern, string encoding)
    {
        if (column < 0)
        {
            return null;
        }
        return pattern is not null && DateFormat.TryCreate(pattern, out var format, encoding)
            ? format
            : throw new ImportException(ImportProblem.Of(ProblemCode.BadSetting, true, ("setting", "date-format"), ("value", pattern ?? "")));
    }

    /// <summary>Reads the row's time (0 without a timestamp column), or says what is wrong with it.</summary>
    public FieldFault? Read(out uint time)
    {
        time = 0;
        if (format is null)
        {
            return null;
        }
        var field = reader.Field(column);
        if (_lastLength > 0 && field.SequenceEqual(_lastField.AsSpan(0, _lastLength)))
        {
            time = _lastTime;
            return null;
        }
        var status = format.Parse(field, out var seconds, out var offset);
        if (status != DateStatus.Date)
        {
            return new(status switch
            {
                DateStatus.Empty => RejectReason.MissingDate,
                DateStatus.TooEarly => RejectReason.DateTooEarly,
                DateStatus.TooLate => RejectReason.DateInFuture,
                _ => RejectReason.BadDate,
            }, column);
        }
        var local = offset is { } minutes ? ToShopTime(seconds - minutes * 60L) : seconds;
        if (local < 0)
        {
            return new(RejectReason.DateTooEarly, column);
        }
        if (local >= _end)
        {
            return new(RejectReason.DateInFuture, column);
        }
        time = (uint)local;
        _lastLength = field.Length <= _lastField.Length ? field.Length : 0;
        field[.._lastLength].CopyTo(_lastField);
        _lastTime = time;
        return null;
    }

    private long ToShopTime(long utc) =>
        utc + (long)context.TimeZone.GetUtcOffset(DateTime.UnixEpoch.AddSeconds(utc)).TotalSeconds;
}
