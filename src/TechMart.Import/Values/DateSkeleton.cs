namespace TechMart.Import.Values;

/// <summary>
/// The outer form of a written date, before it is decided what each number means: which kinds of parts it has,
/// what stands between them, and how the time of day is written.
/// </summary>
internal ref struct DateSkeleton
{
    /// <summary>Longer texts are no dates.</summary>
    public const int MaxBytes = 60;

    private readonly MonthNames _months;
    private readonly Span<char> _form;
    private ReadOnlySpan<byte> _rest;
    private int _formLength;

    private DateSkeleton(ReadOnlySpan<byte> text, MonthNames months, Span<char> form)
    {
        _rest = text;
        _months = months;
        _form = form;
    }

    /// <summary>
    /// The date's form: <c>Y</c> for four digits, <c>n</c> for one or two, <c>A</c> for a month's name, <c>w</c> for a weekday,
    /// <c>D8</c> for eight digits and so on, separators as they are; then the sign before the time, and <c>p</c> for AM or PM.
    /// </summary>
    public readonly ReadOnlySpan<char> Form => _form[.._formLength];

    /// <summary>Characters of <see cref="Form"/> without what belongs to the time.</summary>
    public int DateLength { get; private set; }

    /// <summary>The kinds of the parts alone, for example <c>nnY</c> or <c>D8</c>.</summary>
    public string Kinds { get; private set; } = "";

    /// <summary>The numbers in their order; a month's name counts as its number.</summary>
    public int First { get; private set; }

    /// <summary>The second number.</summary>
    public int Second { get; private set; }

    /// <summary>The third number; 0 where there are two.</summary>
    public int Third { get; private set; }

    /// <summary>Which parts have two digits, as a year without its century must: a bit for each, the last part's lowest.</summary>
    public int TwoDigits { get; private set; }

    /// <summary>Whether a day or month has one digit only.</summary>
    public bool Unpadded { get; private set; }

    /// <summary>Whether the month's name is longer than an abbreviation.</summary>
    public bool LongName { get; private set; }

    /// <summary>How the time of day is written.</summary>
    public TimeForm Time { get; private set; }

    /// <summary>Whether the hour has one digit only.</summary>
    public bool HourUnpadded { get; private set; }

    /// <summary>Digits of the second's fraction.</summary>
    public int FractionDigits { get; private set; }

    /// <summary>Finds the form of a text; false where it is none of a date.</summary>
    /// <param name="text">The value without blanks around it.</param>
    /// <param name="months">Names of months.</param>
    /// <param name="form">Room for the form, <see cref="MaxBytes"/> characters.</param>
    /// <param name="skeleton">The form.</param>
    public static bool TryFind(ReadOnlySpan<byte> text, MonthNames months, Span<char> form, out DateSkeleton skeleton)
    {
        skeleton = new DateSkeleton(text, months, form);
        return text.Length is >= 4 and <= MaxBytes && (skeleton.TakeDigits() || skeleton.TakeParts()) && skeleton.TakeTime();
    }

    /// <summary>A date of digits only, as in 20180105.</summary>
    private bool TakeDigits()
    {
        var digits = _rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is var at and >= 0 ? at : _rest.Length;
        var kinds = digits switch
        {
            5 => "D5",
            6 => "D6",
            8 => "D8",
            10 => "D10",
            12 => "D12",
            13 => "D13",
            14 => "D14",
            _ => "",
        };
        var rest = _rest[digits..];
        if (digits == 5 && rest is [(byte)'.' or (byte)',', ..] && !rest[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            rest = [];
        }
        if (kinds.Length == 0 || (digits != 8 && !rest.IsEmpty))
        {
            return false;
        }
        Kinds = kinds;
        _rest = rest;
        Append(kinds);
        DateLength = _formLength;
        return true;
    }

    private bool TakeParts()
    {
        Span<char> kinds = stackalloc char[3];
        var count = 0;
        SkipWeekday();
        while (count < 3)
        {
            if (!TakePart(out var kind, out var number))
            {
                return false;
            }
            kinds[count++] = kind;
            (First, Second, Third) = (count == 1 ? number : First, count == 2 ? number : Second, count == 3 ? number : Third);
            if (count == 3 || (count == 2 && (kinds[0] == 'Y' || kind == 'Y') && AtTime()))
            {
                break;
            }
            if (!TakeSeparator())
            {
                if (count == 2 && _rest.IsEmpty)
                {
                    break;
                }
                return false;
            }
        }
        Kinds = DateLayout.Known(kinds[..count]);
        DateLength = _formLength;
        return Kinds.Length > 0 && (kinds[..count].Contains('A') || NumericSeparators());
    }

    private void SkipWeekday()
    {
        var letters = DateText.Letters(_rest);
        if (letters is 0 or > 22 || letters == _rest.Length || _rest[letters] is not ((byte)' ' or (byte)',') || _months.AtStart(_rest, out _, out _) > 0)
        {
            return;
        }
        _rest = _rest[letters..];
        Append('w');
        TakeSeparator();
    }

    private bool TakePart(out char kind, out int number)
    {
        var digits = DateText.Digits(_rest, 5, out number);
        if (digits is 1 or 2 or 4)
        {
            kind = digits == 4 ? 'Y' : 'n';
            Unpadded |= digits == 1;
            TwoDigits = (TwoDigits << 1) | (digits == 2 ? 1 : 0);
            _rest = _rest[digits..];
            Append(kind);
            return true;
        }
        kind = 'A';
        var isFull = false;
        number = digits > 0 ? 0 : _months.AtStart(_rest, out digits, out isFull);
        if (number == 0)
        {
            return false;
        }
        LongName = isFull;
        TwoDigits <<= 1;
        _rest = _rest[digits..];
        Append(kind);
        return true;
    }

    /// <summary>Takes what stands between two parts: signs and blanks, or Spanish "de".</summary>
    private bool TakeSeparator()
    {
        var before = _formLength;
        while (!_rest.IsEmpty)
        {
            var blanks = DateText.Blanks(_rest);
            if (blanks > 0)
            {
                _rest = _rest[blanks..];
                Append(' ');
                if (_rest.StartsWith("de "u8) || _rest.StartsWith("del "u8))
                {
                    var word = _rest.IndexOf((byte)' ');
                    _rest = _rest[word..];
                    Append(word == 2 ? "'de'" : "'del'");
                }
            }
            else if (_rest[0] is (byte)'-' or (byte)'/' or (byte)'.' or (byte)',')
            {
                Append((char)_rest[0]);
                _rest = _rest[1..];
            }
            else
            {
                break;
            }
        }
        // A name needs nothing around it (05Jan2024).
        return _formLength - before is > 0 and <= 12 || (_formLength > 0 && !_rest.IsEmpty && (_form[_formLength - 1] == 'A' || !char.IsAsciiDigit((char)_rest[0])));
    }

    private readonly bool AtTime()
    {
        if (_rest.IsEmpty)
        {
            return true;
        }
        var start = _rest[(_rest[0] == 'T' ? 1 : DateText.Blanks(_rest))..];
        return start.Length != _rest.Length && DateText.Digits(start, 2, out _) is var digits and > 0 && start.Length > digits && start[digits] == ':';
    }

    /// <summary>Dates in numbers have one sign between them; with two parts, a full stop would make them a number.</summary>
    private readonly bool NumericSeparators()
    {
        var date = Form[..DateLength];
        if (date[0] == 'w')
        {
            date = date[(date.IndexOfAny('n', 'Y') is var start and > 0 ? start : 1)..];
        }
        Span<char> signs = stackalloc char[MaxBytes];
        var count = 0;
        foreach (var sign in date)
        {
            if (sign is not ('n' or 'Y'))
            {
                signs[count++] = sign;
            }
        }
        ReadOnlySpan<char> found = signs[..count];
        return Kinds.Length == 2 ? found is "-" or "/" : found is "--" or "//" or ".." or ". . ";
    }

    private bool TakeTime()
    {
        if (_rest.IsEmpty)
        {
            return true;
        }
        var lead = _rest[0] switch { (byte)'T' => 'T', (byte)',' => ',', _ => ' ' };
        var skipped = lead == ' ' ? 0 : 1;
        skipped += lead == 'T' ? 0 : DateText.Blanks(_rest[skipped..]);
        _rest = _rest[skipped..];
        if (skipped == 0 || !TakeNumber(1, out var hour) || !TakeColonNumber(out var minute))
        {
            return false;
        }
        Append(lead);
        Time = TimeForm.Minutes;
        var second = 0;
        if (_rest is [(byte)':', ..])
        {
            if (!TakeColonNumber(out second))
            {
                return false;
            }
            Time = TimeForm.Seconds;
            TakeFraction();
        }
        var halfDay = DateText.HalfDay(_rest, out var taken);
        if (halfDay > 0)
        {
            Append(_rest[0] is (byte)'a' or (byte)'A' or (byte)'p' or (byte)'P' ? "p" : " p");
            _rest = _rest[taken..];
        }
        if (DateText.Offset(_rest, out taken) is not null)
        {
            Time |= TimeForm.Offset;
            _rest = _rest[taken..];
        }
        return _rest.IsEmpty && CivilTime.IsTime(hour, minute, second, halfDay);
    }

    private void TakeFraction()
    {
        if (_rest is [(byte)'.' or (byte)',', ..] && DateText.Digits(_rest[1..], 9, out _) is var digits and > 0)
        {
            Time = _rest[0] == '.' ? TimeForm.Fraction : TimeForm.CommaFraction;
            FractionDigits = digits;
            _rest = _rest[(digits + 1)..];
        }
    }

    private bool TakeNumber(int fewest, out int number)
    {
        var digits = DateText.Digits(_rest, 2, out number);
        HourUnpadded |= digits == 1;
        _rest = _rest[digits..];
        return digits >= fewest;
    }

    private bool TakeColonNumber(out int number)
    {
        number = 0;
        if (_rest is not [(byte)':', ..])
        {
            return false;
        }
        _rest = _rest[1..];
        return TakeNumber(2, out number);
    }

    private void Append(char sign)
    {
        if (_formLength < _form.Length)
        {
            _form[_formLength++] = sign;
        }
    }

    private void Append(string signs)
    {
        foreach (var sign in signs)
        {
            Append(sign);
        }
    }
}

/// <summary>Ways to write the time of day behind a date.</summary>
[Flags]
internal enum TimeForm
{
    /// <summary>No time.</summary>
    None = 0,

    /// <summary>Hours and minutes.</summary>
    Minutes = 1,

    /// <summary>With seconds.</summary>
    Seconds = 2,

    /// <summary>With a fraction of a second.</summary>
    Fraction = 4,

    /// <summary>With a fraction behind a comma.</summary>
    CommaFraction = 8,

    /// <summary>With an offset from UTC; beside one of the others.</summary>
    Offset = 16,
}
