namespace TechMart.Import.Values;

/// <summary>Parts of a date as read, and their way to seconds since 1970 in the Gregorian calendar.</summary>
internal struct CivilTime
{
    /// <summary>First year of the hundred in which two-digit years 69–99 lie; 00–68 are a century later.</summary>
    private const int ShortYearPivot = 69;

    private const long SecondsPerDay = 86_400;

    /// <summary>The parts.</summary>
    public int Year, Month, Day, Hour, Minute, Second;

    /// <summary>Minutes ahead of UTC, or null.</summary>
    public int? OffsetMinutes;

    /// <summary>1 for morning hours, 2 for afternoon hours of a 12-hour clock, 0 for a 24-hour clock.</summary>
    public int HalfDay;

    /// <summary>A date without time; 1 January where month and day are not read.</summary>
    public CivilTime() => (Month, Day) = (1, 1);

    /// <summary>The year that two digits stand for.</summary>
    public static int FromShortYear(int year) => year < ShortYearPivot ? 2000 + year : 1900 + year;

    /// <summary>Whether there is such a day.</summary>
    public static bool IsDay(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && (day <= 28 || day <= DateTime.DaysInMonth(year, month));

    /// <summary>Whether there is such a time of day; a leap second (60) counts.</summary>
    public static bool IsTime(int hour, int minute, int second, int halfDay) =>
        (halfDay == 0 ? hour is >= 0 and <= 23 : hour is >= 0 and <= 12) && minute is >= 0 and <= 59 && second is >= 0 and <= 60;

    /// <summary>Turns the parts into seconds.</summary>
    public readonly DateStatus ToSeconds(out uint seconds)
    {
        seconds = 0;
        if (!IsDay(Year, Month, Day) || !IsTime(Hour, Minute, Second, HalfDay))
        {
            return DateStatus.Impossible;
        }
        var hour = HalfDay == 0 ? Hour : (Hour % 12) + (HalfDay == 2 ? 12 : 0);
        var total = (DaysSince1970(Year, Month, Day) * SecondsPerDay) + (hour * 3600) + (Minute * 60) + Math.Min(Second, 59);
        return ToSeconds(total, out seconds);
    }

    /// <summary>Checks that seconds can be kept.</summary>
    public static DateStatus ToSeconds(long total, out uint seconds)
    {
        seconds = total is >= 0 and <= uint.MaxValue ? (uint)total : 0;
        return total < 0 ? DateStatus.TooEarly : total > uint.MaxValue ? DateStatus.TooLate : DateStatus.Date;
    }

    /// <summary>Days from 1970-01-01 to a day of the Gregorian calendar.</summary>
    private static long DaysSince1970(int year, int month, int day)
    {
        // Years begin in March, so that the leap day is their last.
        var shifted = month <= 2 ? year - 1 : year;
        var era = shifted / 400;
        var yearOfEra = shifted - (era * 400);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return ((long)era * 146_097) + dayOfEra - 719_468;
    }
}
