using System.Globalization;
using System.Text.RegularExpressions;

namespace TechMart.Wording;

/// <summary>
/// How days and moments are written in sentences and tables, everywhere in the same way: the culture's own long form without the weekday and with a short
/// month, <c>9 Dec 2011</c>. A word cannot be misread as a day.
/// </summary>
public static partial class DayText
{
    /// <summary>A day: <c>9 Dec 2011</c>.</summary>
    public static string Of(DateOnly day, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return day.ToString(Weekdays().Replace(culture.DateTimeFormat.LongDatePattern, "").Replace("MMMM", "MMM", StringComparison.Ordinal), culture);
    }

    /// <summary>A day and the time of day: <c>9 Dec 2011 14:05</c>.</summary>
    public static string Of(DateTime moment, CultureInfo culture) =>
        $"{Of(DateOnly.FromDateTime(moment), culture)} {moment.ToString("t", culture)}";

    [GeneratedRegex(@"^dddd,?\s*|,?\s*dddd$")]
    private static partial Regex Weekdays();
}
