using System.Globalization;

namespace TechMart.Analytics.Sales;

/// <summary>The calendar periods that a range of days touches, oldest first, without gaps.</summary>
internal sealed class PeriodCalendar
{
    private readonly List<(DateOnly Start, DateOnly End)> _periods = [];

    public PeriodCalendar(Grain grain, DateOnly first, DateOnly last)
    {
        Grain = grain;
        for (var start = StartOf(grain, first); start <= last; start = Next(grain, start))
        {
            _periods.Add((start, Next(grain, start).AddDays(-1)));
        }
    }

    public Grain Grain { get; }

    public int Count => _periods.Count;

    public (DateOnly Start, DateOnly End) this[int period] => _periods[period];

    /// <summary>For each day from <paramref name="first"/> to <paramref name="last"/> the number of its period.</summary>
    public int[] PeriodOfDays(DateOnly first, DateOnly last)
    {
        var periods = new int[last.DayNumber - first.DayNumber + 1];
        var period = 0;
        for (var day = 0; day < periods.Length; day++)
        {
            while (first.AddDays(day) > _periods[period].End)
            {
                period++;
            }
            periods[day] = period;
        }
        return periods;
    }

    public string Label(int period)
    {
        var start = _periods[period].Start;
        var culture = CultureInfo.InvariantCulture;
        var day = start.ToDateTime(TimeOnly.MinValue);
        return Grain switch
        {
            Grain.Day => start.ToString("yyyy-MM-dd", culture),
            Grain.Week => string.Create(culture, $"{ISOWeek.GetYear(day):0000}-W{ISOWeek.GetWeekOfYear(day):00}"),
            Grain.Month => start.ToString("yyyy-MM", culture),
            _ => string.Create(culture, $"{start.Year:0000}-Q{(start.Month + 2) / 3}"),
        };
    }

    private static DateOnly StartOf(Grain grain, DateOnly day) => grain switch
    {
        Grain.Day => day,
        Grain.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        Grain.Month => new DateOnly(day.Year, day.Month, 1),
        Grain.Quarter => new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(grain), grain, null),
    };

    private static DateOnly Next(Grain grain, DateOnly start) => grain switch
    {
        Grain.Day => start.AddDays(1),
        Grain.Week => start.AddDays(7),
        Grain.Month => start.AddMonths(1),
        _ => start.AddMonths(3),
    };
}
