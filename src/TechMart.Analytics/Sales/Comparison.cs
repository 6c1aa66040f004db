namespace TechMart.Analytics.Sales;

/// <summary>Which period to compare with.</summary>
public enum ComparisonKind
{
    /// <summary>None.</summary>
    None,

    /// <summary>The period of the same length just before. For whole calendar months: as many whole months before.</summary>
    Previous,

    /// <summary>The same days one year before.</summary>
    Year,

    /// <summary>Two given days.</summary>
    Custom,
}

/// <summary>Which period to compare with, and its days where it is a custom one.</summary>
public readonly record struct ComparisonChoice(ComparisonKind Kind, DateOnly From = default, DateOnly To = default);

/// <summary>A range of whole days, and its neighbours in time.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
public readonly record struct DayRange(DateOnly From, DateOnly To)
{
    /// <summary>How many days there are.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>Whether the range is made of whole calendar months.</summary>
    public bool IsWholeMonths => From.Day == 1 && EndsMonth(To);

    private int Months => ((To.Year - From.Year) * 12) + To.Month - From.Month + 1;

    /// <summary>Whether the ranges have a day in common.</summary>
    public bool Overlaps(DayRange other) => From <= other.To && other.From <= To;

    /// <summary>Whether the other range lies wholly within this one.</summary>
    public bool Contains(DayRange other) => From <= other.From && other.To <= To;

    /// <summary>What a choice means for this range; null = no comparison.</summary>
    public DayRange? Compared(ComparisonChoice choice) => choice.Kind switch
    {
        ComparisonKind.None => null,
        ComparisonKind.Previous when IsWholeMonths => new DayRange(From.AddMonths(-Months), From.AddDays(-1)),
        ComparisonKind.Previous => new DayRange(From.AddDays(-Days), From.AddDays(-1)),
        ComparisonKind.Year => YearBefore(),
        ComparisonKind.Custom => choice.From <= choice.To ? new DayRange(choice.From, choice.To) : new DayRange(choice.To, choice.From),
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, null),
    };

    /// <summary>Whether the other range is as long: in days, or both in whole months.</summary>
    public bool IsAsLongAs(DayRange other) => Days == other.Days || (IsWholeMonths && other.IsWholeMonths && Months == other.Months);

    private DayRange YearBefore()
    {
        var to = To.AddYears(-1);
        return new DayRange(From.AddYears(-1), IsWholeMonths ? new DateOnly(to.Year, to.Month, DateTime.DaysInMonth(to.Year, to.Month)) : to);
    }

    private static bool EndsMonth(DateOnly day) => day.Day == DateTime.DaysInMonth(day.Year, day.Month);
}
