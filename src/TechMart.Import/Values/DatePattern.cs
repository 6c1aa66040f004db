using System.Text;
using TechMart.Import.Reading;

namespace TechMart.Import.Values;

/// <summary>A pattern of dates, compiled into elements that are matched one after the other.</summary>
internal sealed class DatePattern
{
    private readonly List<Element> _list = [];
    private readonly string _pattern;
    private readonly Encoding _encoding;
    private readonly MonthNames _months;
    private Element[] _elements = [];
    private bool _isIso;
    private byte _isoLead;

    private DatePattern(string pattern, string encoding)
    {
        _pattern = pattern;
        _encoding = TextEncodings.Get(TextEncodings.OfFields(encoding));
        _months = MonthNames.In(encoding);
    }

    private enum Part : byte
    {
        Year,
        ShortYear,
        Month,
        MonthName,
        Day,
        Weekday,
        Hour,
        Minute,
        Second,
        Fraction,
        HalfDay,
        Offset,
        MaybeOffset,
        Literal,
        Blank,
        Open,
        Close,
    }

    /// <summary>Whether a time of day can occur.</summary>
    public bool HasTime { get; private set; }

    /// <summary>Whether an offset from UTC can occur.</summary>
    public bool HasOffset { get; private set; }

    /// <summary>Compiles a pattern; null where it is none.</summary>
    public static DatePattern? TryCompile(string pattern, string encoding)
    {
        var compiled = new DatePattern(pattern, encoding);
        return compiled.Compile() ? compiled : null;
    }

    /// <summary>Whether a text is written like this; the parts are checked for their range later.</summary>
    public bool Matches(ReadOnlySpan<byte> text, ref CivilTime parts) =>
        (_isIso && MatchesIso(text, ref parts)) || Matches(0, text, ref parts);

    private bool Compile()
    {
        var depth = 0;
        for (var position = 0; position < _pattern.Length;)
        {
            var letter = _pattern[position];
            var length = 1;
            switch (letter)
            {
                case '[':
                    depth++;
                    _list.Add(new Element(Part.Open));
                    break;
                case ']':
                    depth--;
                    _list.Add(new Element(Part.Close));
                    break;
                case '\'' or '"':
                    var close = _pattern.IndexOf(letter, position + 1);
                    if (close < 0)
                    {
                        return false;
                    }
                    AddLiteral(_pattern[(position + 1)..close]);
                    length = close - position + 1;
                    break;
                case '\\' when position + 1 < _pattern.Length:
                    AddLiteral(_pattern.Substring(position + 1, 1));
                    length = 2;
                    break;
                case ' ':
                    _list.Add(new Element(Part.Blank));
                    break;
                default:
                    length = _pattern.AsSpan(position).IndexOfAnyExcept(letter) is var run and >= 0 ? run : _pattern.Length - position;
                    if (!AddLetters(letter, length))
                    {
                        return false;
                    }
                    break;
            }
            if (depth < 0)
            {
                return false;
            }
            position += length;
        }
        if (depth != 0 || !IsComplete())
        {
            return false;
        }
        FixTouchingDigits();
        LinkBrackets();
        _isIso = _pattern is "yyyy-MM-dd" or "yyyy-MM-dd HH:mm:ss" or "yyyy-MM-ddTHH:mm:ss" or "yyyy-MM-dd'T'HH:mm:ss" or "yyyy-MM-dd[ HH:mm:ss]";
        (HasTime, HasOffset) = (Has(Part.Hour), Has(Part.Offset) || Has(Part.MaybeOffset));
        _isoLead = (byte)(_pattern.Contains('T') ? 'T' : ' ');
        return true;
    }

    private bool AddLetters(char letter, int length)
    {
        Element? element = (letter, length) switch
        {
            ('y', 4) => new Element(Part.Year, 4, 4),
            ('y', 2) => new Element(Part.ShortYear, 2, 2),
            ('M', 1 or 2) => new Element(Part.Month, 1, 2) { Letters = length },
            ('M', 3 or 4) => new Element(Part.MonthName),
            ('d', 1 or 2) => new Element(Part.Day, 1, 2) { Letters = length },
            ('d', 3 or 4) => new Element(Part.Weekday),
            ('H' or 'h', 1 or 2) => new Element(Part.Hour, 1, 2) { Letters = length },
            ('m', 1 or 2) => new Element(Part.Minute, 1, 2) { Letters = length },
            ('s', 1 or 2) => new Element(Part.Second, 1, 2) { Letters = length },
            ('f' or 'F', <= 9) => new Element(Part.Fraction),
            ('t', 1 or 2) => new Element(Part.HalfDay),
            ('z', <= 3) or ('Z', 1) => new Element(Part.Offset),
            ('K', 1) => new Element(Part.MaybeOffset),
            _ => null,
        };
        if (element is { } known)
        {
            if (Has(known.Part))
            {
                return false;
            }
            _list.Add(known);
            return true;
        }
        if (char.IsLetterOrDigit(letter) && letter != 'T')
        {
            return false;
        }
        AddLiteral(new string(letter, length));
        return true;
    }

    private void AddLiteral(string text)
    {
        foreach (var value in _encoding.GetBytes(text))
        {
            _list.Add(value == ' ' ? new Element(Part.Blank) : new Element(Part.Literal) { Byte = value });
        }
    }

    private bool Has(Part part) => _list.Any(element => element.Part == part);

    private bool IsComplete() =>
        Has(Part.Year) != Has(Part.ShortYear)
        && Has(Part.Month) != Has(Part.MonthName)
        && (Has(Part.Hour) || !(Has(Part.Minute) || Has(Part.HalfDay)))
        && (Has(Part.Minute) || !Has(Part.Second))
        && (Has(Part.Second) || !Has(Part.Fraction))
        && !(Has(Part.Offset) && Has(Part.MaybeOffset));

    /// <summary>Where digits touch, each part has just as many as the pattern has letters.</summary>
    private void FixTouchingDigits()
    {
        var previous = -1;
        for (var index = 0; index < _list.Count; index++)
        {
            if (_list[index].Part is Part.Open or Part.Close)
            {
                continue;
            }
            if (previous >= 0 && _list[previous].IsDigits && _list[index].IsDigits)
            {
                _list[previous] = _list[previous].Fixed();
                _list[index] = _list[index].Fixed();
            }
            previous = index;
        }
    }

    private void LinkBrackets()
    {
        var open = new Stack<int>();
        for (var index = 0; index < _list.Count; index++)
        {
            if (_list[index].Part == Part.Open)
            {
                open.Push(index);
            }
            else if (_list[index].Part == Part.Close)
            {
                var start = open.Pop();
                _list[start] = _list[start] with { Behind = index + 1 };
            }
        }
        _elements = [.. _list];
    }

    private bool Matches(int index, ReadOnlySpan<byte> text, ref CivilTime parts)
    {
        for (; index < _elements.Length; index++)
        {
            ref readonly var element = ref _elements[index];
            int taken;
            switch (element.Part)
            {
                case Part.Open:
                    var before = parts;
                    if (Matches(index + 1, text, ref parts))
                    {
                        return true;
                    }
                    parts = before;
                    index = element.Behind - 1;
                    continue;
                case Part.Close:
                    continue;
                case Part.Literal:
                    taken = !text.IsEmpty && text[0] == element.Byte ? 1 : 0;
                    break;
                case Part.Blank:
                    taken = DateText.Blanks(text);
                    break;
                case Part.MonthName:
                    parts.Month = _months.AtStart(text, out taken, out _);
                    break;
                case Part.Weekday:
                    taken = DateText.Letters(text);
                    break;
                case Part.HalfDay:
                    parts.HalfDay = DateText.HalfDay(text, out taken);
                    break;
                case Part.Fraction:
                    taken = DateText.Digits(text, 9, out _);
                    break;
                case Part.Offset or Part.MaybeOffset:
                    parts.OffsetMinutes = DateText.Offset(text, out taken);
                    if (taken == 0 && element.Part == Part.MaybeOffset)
                    {
                        continue;
                    }
                    break;
                default:
                    taken = DateText.Digits(text, element.Most, out var number);
                    taken = taken < element.Fewest ? 0 : taken;
                    Set(element.Part, number, ref parts);
                    break;
            }
            if (taken == 0)
            {
                return false;
            }
            text = text[taken..];
        }
        return text.IsEmpty;
    }

    private static void Set(Part part, int number, ref CivilTime parts)
    {
        switch (part)
        {
            case Part.Year:
                parts.Year = number;
                break;
            case Part.ShortYear:
                parts.Year = CivilTime.FromShortYear(number);
                break;
            case Part.Month:
                parts.Month = number;
                break;
            case Part.Day:
                parts.Day = number;
                break;
            case Part.Hour:
                parts.Hour = number;
                break;
            case Part.Minute:
                parts.Minute = number;
                break;
            default:
                parts.Second = number;
                break;
        }
    }

    /// <summary>The padded form, which nearly all files have, without looking for where parts end.</summary>
    private bool MatchesIso(ReadOnlySpan<byte> text, ref CivilTime parts)
    {
        var withTime = text.Length == 19;
        if ((!withTime && text.Length != 10) || withTime != HasTime || text[4] != '-' || text[7] != '-'
            || (withTime && (text[13] != ':' || text[16] != ':' || text[10] != _isoLead)))
        {
            return false;
        }
        return DateText.Pair(text, 0, out var century) & DateText.Pair(text, 2, out var year)
            & DateText.Pair(text, 5, out parts.Month) & DateText.Pair(text, 8, out parts.Day) & SetYear((century * 100) + year, ref parts)
            && (!withTime || (DateText.Pair(text, 11, out parts.Hour) & DateText.Pair(text, 14, out parts.Minute) & DateText.Pair(text, 17, out parts.Second)));
    }

    private static bool SetYear(int year, ref CivilTime parts)
    {
        parts.Year = year;
        return true;
    }

    private readonly record struct Element(Part Part, int Fewest = 0, int Most = 0)
    {
        public int Letters { get; init; }

        public byte Byte { get; init; }

        public int Behind { get; init; }

        public bool IsDigits => Most > 0;

        public Element Fixed() => Letters == 0 ? this : this with { Fewest = Letters, Most = Letters };
    }
}
