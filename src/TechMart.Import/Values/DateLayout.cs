namespace TechMart.Import.Values;

/// <summary>One way to understand the parts of a date's form.</summary>
/// <param name="Roles">What each part is: <c>Y y M d</c>, <c>A</c> for a month's name; or a whole pattern for a date of digits only.</param>
/// <param name="Rank">A layout counts only where none of a lower rank fits as well.</param>
internal sealed record DateLayout(string Roles, int Rank = 0)
{
    private static readonly Dictionary<string, DateLayout[]> ByKinds = new()
    {
        ["Ynn"] = [new("YMd")],
        ["nnY"] = [new("dMY"), new("MdY")],
        ["nnn"] = [new("dMy"), new("Mdy"), new("yMd")],
        ["nAY"] = [new("dAY")],
        ["nAn"] = [new("dAy")],
        ["AnY"] = [new("AdY")],
        ["Ann"] = [new("Ady")],
        ["YAn"] = [new("YAd")],
        ["AY"] = [new("AY")],
        ["An"] = [new("Ay")],
        ["Yn"] = [new("YM")],
        ["nY"] = [new("MY")],
        ["D5"] = [new(DateFormat.ExcelDays)],
        ["D6"] = [new("yyyyMM")],
        ["D8"] = [new("yyyyMMdd"), new("ddMMyyyy", 1), new("MMddyyyy", 1)],
        ["D10"] = [new("yyyyMMddHH"), new(DateFormat.UnixSeconds, 1)],
        ["D12"] = [new("yyyyMMddHHmm")],
        ["D13"] = [new(DateFormat.UnixMilliseconds)],
        ["D14"] = [new("yyyyMMddHHmmss")],
    };

    private static readonly Dictionary<string, DateLayout[]>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        ByKinds.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The format of a date of digits only.</summary>
    private readonly DateFormat? _digits = Roles.Length > 3 && DateFormat.TryCreate(Roles, out var format) ? format : null;

    /// <summary>The kinds as a known text; empty where no date has such parts.</summary>
    public static string Known(ReadOnlySpan<char> kinds) => Lookup.TryGetValue(kinds, out var known, out _) ? known : "";

    /// <summary>The layouts of a form.</summary>
    public static DateLayout[] Of(string kinds) => ByKinds[kinds];

    /// <summary>Whether a value has a possible date in this layout.</summary>
    public bool Fits(in DateSkeleton skeleton, ReadOnlySpan<byte> text)
    {
        if (_digits is not null)
        {
            return FitsDigits(text);
        }
        var (year, month, day) = (2000, 1, 1);
        for (var index = 0; index < Roles.Length; index++)
        {
            var number = index switch { 0 => skeleton.First, 1 => skeleton.Second, _ => skeleton.Third };
            switch (Roles[index])
            {
                case 'Y':
                    year = number;
                    break;
                case 'y' when (skeleton.TwoDigits >> (Roles.Length - 1 - index) & 1) == 0:
                    return false;
                case 'y':
                    year = CivilTime.FromShortYear(number);
                    break;
                case 'd':
                    day = number;
                    break;
                default:
                    month = number;
                    break;
            }
        }
        return CivilTime.IsDay(year, month, day) && year >= 1000;
    }

    /// <summary>A date of digits could be any number, so it has to be a plausible one.</summary>
    private bool FitsDigits(ReadOnlySpan<byte> text)
    {
        var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is var at and >= 0 ? at : text.Length;
        var status = _digits!.Parse(_digits.Pattern == DateFormat.ExcelDays ? text : text[..digits], out var seconds);
        switch (_digits.Pattern)
        {
            case DateFormat.UnixSeconds or DateFormat.UnixMilliseconds:
                return digits == text.Length && status == DateStatus.Date && seconds >= 631_152_000;
            case DateFormat.ExcelDays:
                return status == DateStatus.Date && seconds <= 2_840_140_800;
            default:
                var year = text[Roles.IndexOf('y')..];
                return status is DateStatus.Date or DateStatus.TooEarly && year is [(byte)'1', (byte)'9', ..] or [(byte)'2', (byte)'0', ..];
        }
    }
}
