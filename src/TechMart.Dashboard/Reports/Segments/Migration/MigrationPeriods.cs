using TechMart.Analytics.Customers.Migration;

namespace TechMart.Dashboard.Reports.Segments.Migration;

/// <summary>Two neighbouring periods of the same length that end with the data.</summary>
/// <param name="Length">What they are: a key of the words.</param>
/// <param name="Before">The former.</param>
/// <param name="After">The latter.</param>
public sealed record MigrationPeriods(string Length, MigrationPeriod Before, MigrationPeriod After)
{
    private static readonly (string Length, int Months, int Days)[] Lengths =
        [("Years", 12, 364), ("HalfYears", 6, 182), ("Quarters", 3, 91), ("Months", 1, 28)];

    /// <summary>
    /// All that fit twice into the data, longest first. Where the data end with a month they are whole months, else whole weeks, so that both have the
    /// same days of the week. Data that are shorter are halved; of a single day there is nothing to compare.
    /// </summary>
    public static IReadOnlyList<MigrationPeriods> Of(DateOnly? firstDay, DateOnly? lastDay)
    {
        if (firstDay is not { } first || lastDay is not { } last)
        {
            return [];
        }
        var endsMonth = EndsMonth(last);
        var fitting = Lengths
            .Select(length => endsMonth
                ? Make(length.Length, MonthsBefore(last, 2 * length.Months), MonthsBefore(last, length.Months), last)
                : Make(length.Length, last.AddDays(-2 * length.Days), last.AddDays(-length.Days), last))
            .Where(periods => periods.Before.From >= first)
            .ToList();
        var half = (last.DayNumber - first.DayNumber + 1) / 2;
        return fitting.Count > 0 ? fitting : half == 0 ? [] : [Make("Halves", last.AddDays(-2 * half), last.AddDays(-half), last)];
    }

    private static MigrationPeriods Make(string length, DateOnly start, DateOnly middle, DateOnly end) =>
        new(length, new MigrationPeriod(start.AddDays(1), middle), new MigrationPeriod(middle.AddDays(1), end));

    private static DateOnly MonthsBefore(DateOnly monthEnd, int months)
    {
        var day = monthEnd.AddMonths(-months);
        return new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
    }

    private static bool EndsMonth(DateOnly day) => day.Day == DateTime.DaysInMonth(day.Year, day.Month);
}
