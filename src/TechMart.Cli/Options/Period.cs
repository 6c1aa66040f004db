using System.Globalization;

namespace TechMart.Cli.Options;

/// <summary>A span of days as people write it: <c>2011-03-08</c>, <c>2011-03</c>, <c>2011-W10</c>, <c>2011-Q1</c> or <c>2011</c>.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
internal readonly record struct Period(DateOnly From, DateOnly To)
{
    public static bool TryParse(string text, out Period period)
    {
        period = default;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            period = new Period(day, day);
            return true;
        }
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            period = Months(month, 1);
            return true;
        }
        if (text.Length < 4 || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1 or > 9998)
        {
            return false;
        }
        if (text.Length == 4)
        {
            period = Months(new DateOnly(year, 1, 1), 12);
            return true;
        }
        if (text.Length == 7 && text[5] == 'Q' && text[6] is >= '1' and <= '4' && text[4] == '-')
        {
            period = Months(new DateOnly(year, (3 * (text[6] - '1')) + 1, 1), 3);
            return true;
        }
        if (text.Length == 8 && text.AsSpan(4, 2).SequenceEqual("-W")
            && int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var week) && week >= 1 && week <= ISOWeek.GetWeeksInYear(year))
        {
            var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
            period = new Period(monday, monday.AddDays(6));
            return true;
        }
        return false;
    }

    private static Period Months(DateOnly first, int count) => new(first, first.AddMonths(count).AddDays(-1));
}
