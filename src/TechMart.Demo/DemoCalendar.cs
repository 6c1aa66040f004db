namespace TechMart.Demo;

/// <summary>
/// The planted seasonality as a clock: a busy day lasts longer than a quiet one in <em>operational</em> days. In operational time a
/// customer's orders are a BG/NBD process; on the calendar they then show the seasonality. A year's mean factor is 1.
/// </summary>
public sealed class DemoCalendar
{
    // Growth of new customers: the opening brings seven times as many as later, wearing off with this time constant in days.
    private const double OpeningFactor = 6;
    private const double OpeningDays = 75;

    private readonly DemoOptions _options;
    private readonly double[][] _elapsed;
    private readonly double[][] _joined;
    private readonly double[][] _joinedGrowing;

    internal DemoCalendar(DemoOptions options, IReadOnlyList<DemoSegment> segments, IReadOnlyList<double> monthIndex, DemoRegionGrowth growth)
    {
        _options = options;
        _elapsed = new double[segments.Count][];
        _joined = new double[segments.Count][];
        _joinedGrowing = new double[segments.Count][];
        foreach (var segment in segments)
        {
            var (elapsed, joined, growing) = (new double[options.Days + 1], new double[options.Days + 1], new double[options.Days + 1]);
            for (var day = 0; day < options.Days; day++)
            {
                var date = options.FirstDay.AddDays(day);
                var factor = options.Has(DemoPatterns.Seasonality)
                    ? monthIndex[date.Month - 1] * segment.WeekdayIndex[((int)date.DayOfWeek + 6) % 7]
                    : 1;
                var newcomers = factor * (options.Structureless ? 1 : 1 + OpeningFactor * Math.Exp(-day / OpeningDays));
                elapsed[day + 1] = elapsed[day] + factor;
                joined[day + 1] = joined[day] + newcomers;
                growing[day + 1] = growing[day] + newcomers * Math.Pow(1 + growth.PerMonth, 12 * day / 365.25);
            }
            (_elapsed[segment.Index], _joined[segment.Index], _joinedGrowing[segment.Index]) = (elapsed, joined, growing);
        }
    }

    /// <summary>Operational days between the shop's opening and the end of its last day, for a segment.</summary>
    public double Length(DemoSegment segment) => _elapsed[segment.Index][^1];

    /// <summary>The operational day of a moment, for a segment: 0 at the opening.</summary>
    public double OperationalDay(DemoSegment segment, DateTime moment)
    {
        var elapsed = _elapsed[segment.Index];
        var day = DateOnly.FromDateTime(moment).DayNumber - _options.FirstDay.DayNumber;
        return elapsed[day] + (elapsed[day + 1] - elapsed[day]) * moment.TimeOfDay.TotalDays;
    }

    /// <summary>The calendar day (0 = the first) of an operational one.</summary>
    internal int CalendarDay(DemoSegment segment, double operationalDay)
    {
        var found = Array.BinarySearch(_elapsed[segment.Index], operationalDay);
        return Math.Min(found >= 0 ? found : ~found - 1, _options.Days - 1);
    }

    /// <summary>Draws the operational day of a first order.</summary>
    internal double DrawJoinDay(ref DemoRandom random, DemoSegment segment, bool growing)
    {
        var joined = (growing ? _joinedGrowing : _joined)[segment.Index];
        var position = random.NextDouble() * joined[^1];
        var found = Array.BinarySearch(joined, position);
        var day = Math.Min(found >= 0 ? found : ~found - 1, _options.Days - 1);
        var share = (position - joined[day]) / (joined[day + 1] - joined[day]);
        var elapsed = _elapsed[segment.Index];
        return elapsed[day] + share * (elapsed[day + 1] - elapsed[day]);
    }
}

/// <summary>One region wins more new customers month by month.</summary>
/// <param name="Region">Position in <see cref="DemoPeople.Regions"/>.</param>
/// <param name="PerMonth">Relative growth of its new customers per month (a twelfth of 365.25 days), against the other regions.</param>
public sealed record DemoRegionGrowth(int Region, double PerMonth);

/// <summary>The customers of one month drop out sooner.</summary>
/// <param name="Month">Calendar month of their first order.</param>
/// <param name="Factor">Their <see cref="BgNbdParameters.A"/> is this many times their segment's.</param>
public sealed record DemoWeakCohort(DateOnly Month, double Factor);
