using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Import.Values;

namespace TechMart.Import.Cleaning;

/// <summary>Reads the day on which the row's customer signed up.</summary>
internal sealed class SignupDays(RecordReader reader, ImportPlan plan, string encoding)
{
    private readonly int _column = plan.IndexOf(ColumnRole.Signup);
    private readonly DateFormat? _format = LineTimes.FormatOf(plan.IndexOf(ColumnRole.Signup), plan.SignupFormat, encoding);

    /// <summary>Reads the row's day (null where there is none, or one before 1970), or says what is wrong with it.</summary>
    public FieldFault? Read(out DateOnly? day)
    {
        day = null;
        if (_format is null)
        {
            return null;
        }
        switch (_format.Parse(reader.Field(_column), out var seconds))
        {
            case DateStatus.Date:
                day = DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(seconds));
                return null;
            case DateStatus.Empty or DateStatus.TooEarly:
                return null;
            default:
                return new FieldFault(RejectReason.BadDate, _column);
        }
    }
}
