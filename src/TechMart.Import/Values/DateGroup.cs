using System.Text;

namespace TechMart.Import.Values;

/// <summary>The dates of a column that have one outer form, and which layouts fit them.</summary>
internal sealed class DateGroup
{
    private readonly long[] _byFit = new long[8];
    private readonly string?[] _examples = new string?[8];
    private int _lastFit;
    private TimeForm _lastTime;
    private bool _unpadded;
    private bool _hourUnpadded;
    private bool _longNames;
    private TimeForm _times;
    private int _fractionDigits;
    private long _withOffset;
    private long _withTime;
    private (int Min, int Max) _first = (int.MaxValue, int.MinValue);
    private (int Min, int Max) _third = (int.MaxValue, int.MinValue);

    /// <summary>Begins a group.</summary>
    /// <param name="date">The date's part of <see cref="DateSkeleton.Form"/>.</param>
    /// <param name="time">The time's part of it: the sign before the time, and how AM and PM are written.</param>
    /// <param name="kinds">The kinds of its parts.</param>
    public DateGroup(string date, string time, string kinds)
    {
        (Date, Time, Layouts) = (date, time, DateLayout.Of(kinds));
        IsDigits = kinds[0] == 'D';
    }

    /// <summary>The date's part of the form.</summary>
    public string Date { get; }

    /// <summary>The time's part of the form; empty for dates alone.</summary>
    public string Time { get; }

    /// <summary>The layouts that can be meant.</summary>
    public DateLayout[] Layouts { get; }

    /// <summary>Whether the dates are digits only.</summary>
    public bool IsDigits { get; }

    /// <summary>Values that are dates in at least one layout.</summary>
    public long Count { get; private set; }

    /// <summary>Takes a value; false where it is no possible date. The example is asked for only where it is kept.</summary>
    public bool Add(in DateSkeleton skeleton, ReadOnlySpan<byte> text, Encoding encoding)
    {
        var fit = 0;
        for (var layout = 0; layout < Layouts.Length; layout++)
        {
            fit |= Layouts[layout].Fits(skeleton, text) ? 1 << layout : 0;
        }
        if (fit == 0)
        {
            return false;
        }
        _examples[fit] ??= encoding.GetString(text);
        (_lastFit, _lastTime) = (fit, skeleton.Time);
        AddAgain();
        _unpadded |= skeleton.Unpadded;
        _hourUnpadded |= skeleton.HourUnpadded;
        _longNames |= skeleton.LongName;
        _times |= skeleton.Time;
        _fractionDigits = Math.Max(_fractionDigits, skeleton.FractionDigits);
        _first = (Math.Min(_first.Min, skeleton.First), Math.Max(_first.Max, skeleton.First));
        _third = (Math.Min(_third.Min, skeleton.Third), Math.Max(_third.Max, skeleton.Third));
        return true;
    }

    /// <summary>Counts the last value once more.</summary>
    public void AddAgain()
    {
        _byFit[_lastFit]++;
        Count++;
        _withTime += _lastTime != TimeForm.None ? 1 : 0;
        _withOffset += _lastTime.HasFlag(TimeForm.Offset) ? 1 : 0;
    }

    /// <summary>This group together with dates of the same form that have no time.</summary>
    public DateGroup With(DateGroup datesOnly)
    {
        var both = new DateGroup(Date, Time, this);
        both.Take(this);
        both.Take(datesOnly);
        return both;
    }

    /// <summary>The values shared out among as few layouts as possible, the largest share first.</summary>
    public IEnumerable<DateFormatShare> Shares()
    {
        var left = (long[])_byFit.Clone();
        while (left.Any(count => count > 0))
        {
            var counts = Enumerable.Range(0, Layouts.Length).Select(layout => Fitting(left, layout)).ToArray();
            var most = counts.Max();
            var layouts = Enumerable.Range(0, Layouts.Length).Where(layout => counts[layout] == most).ToList();
            layouts.RemoveAll(layout => Layouts[layout].Rank > layouts.Min(other => Layouts[other].Rank));
            layouts = YearFirst(layouts);
            var chosen = layouts[0];
            var fit = Enumerable.Range(0, left.Length).First(mask => left[mask] > 0 && (mask >> chosen & 1) != 0);
            yield return new DateFormatShare(Pattern(chosen), most, _examples[fit]!) { Alternatives = [.. layouts.Skip(1).Select(Pattern)] };
            for (var mask = 0; mask < left.Length; mask++)
            {
                left[mask] = (mask >> chosen & 1) != 0 ? 0 : left[mask];
            }
        }
    }

    private DateGroup(string date, string time, DateGroup like) => (Date, Time, Layouts, IsDigits) = (date, time, like.Layouts, like.IsDigits);

    private static long Fitting(long[] counts, int layout) => counts.Where((_, mask) => (mask >> layout & 1) != 0).Sum();

    /// <summary>
    /// With two-digit years, the year is thought to come first only where the last number varies more than the first;
    /// otherwise 05-12-24 would be undecided three ways.
    /// </summary>
    private List<int> YearFirst(List<int> layouts)
    {
        var yearFirst = layouts.FindIndex(layout => Layouts[layout].Roles == "yMd");
        if (yearFirst < 0 || layouts.Count == 1)
        {
            return layouts;
        }
        var layout = layouts[yearFirst];
        layouts.RemoveAt(yearFirst);
        return _third.Max - _third.Min > _first.Max - _first.Min ? [layout, .. layouts] : layouts;
    }

    private void Take(DateGroup other)
    {
        for (var fit = 0; fit < _byFit.Length; fit++)
        {
            _byFit[fit] += other._byFit[fit];
            _examples[fit] ??= other._examples[fit];
        }
        Count += other.Count;
        _unpadded |= other._unpadded;
        _hourUnpadded |= other._hourUnpadded;
        _longNames |= other._longNames;
        _times |= other._times;
        _fractionDigits = Math.Max(_fractionDigits, other._fractionDigits);
        _withTime += other._withTime;
        _withOffset += other._withOffset;
        _first = (Math.Min(_first.Min, other._first.Min), Math.Max(_first.Max, other._first.Max));
        _third = (Math.Min(_third.Min, other._third.Min), Math.Max(_third.Max, other._third.Max));
    }

    private string Pattern(int layout) => DatePart(Layouts[layout].Roles) + TimePart();

    private string DatePart(string roles)
    {
        if (IsDigits)
        {
            return roles;
        }
        var pattern = new StringBuilder();
        var role = 0;
        var quoted = false;
        foreach (var sign in Date)
        {
            quoted ^= sign == '\'';
            pattern.Append(quoted ? sign : sign switch
            {
                'w' => "ddd",
                'n' or 'Y' or 'A' => Letters(roles[role++]),
                _ => sign,
            });
        }
        return pattern.ToString();
    }

    private string Letters(char role) => role switch
    {
        'Y' => "yyyy",
        'y' => "yy",
        'A' => _longNames ? "MMMM" : "MMM",
        'M' => _unpadded ? "M" : "MM",
        _ => _unpadded ? "d" : "dd",
    };

    private string TimePart()
    {
        if (_withTime == 0)
        {
            return "";
        }
        var twelve = Time.EndsWith('p');
        var pattern = new StringBuilder(Time[0] switch { 'T' => "'T'", ',' => ", ", _ => " " })
            .Append((twelve, _hourUnpadded) switch { (true, true) => "h", (true, false) => "hh", (false, true) => "H", _ => "HH" })
            .Append(":mm");
        var fraction = (_times & (TimeForm.Fraction | TimeForm.CommaFraction)) != 0;
        var seconds = fraction || _times.HasFlag(TimeForm.Seconds);
        if (seconds)
        {
            var part = ":ss" + FractionPart();
            pattern.Append(_times.HasFlag(TimeForm.Minutes) ? $"[{part}]" : part);
        }
        if (twelve)
        {
            // What stands before the time comes first.
            pattern.Append(Time is [_, ' ', ..] ? " tt" : "tt");
        }
        pattern.Append(_withOffset == 0 ? "" : _withOffset == _withTime ? "zzz" : "K");
        return _withTime == Count ? pattern.ToString() : $"[{pattern}]";
    }

    private string FractionPart()
    {
        var digits = new string('f', _fractionDigits);
        var point = _times.HasFlag(TimeForm.Fraction);
        var comma = _times.HasFlag(TimeForm.CommaFraction);
        return (point, comma, _times.HasFlag(TimeForm.Seconds)) switch
        {
            (false, false, _) => "",
            (true, _, false) => $".{digits}",
            (false, true, false) => $",{digits}",
            (true, _, true) => $"[.{digits}]",
            (false, true, true) => $"[,{digits}]",
        };
    }
}
