namespace TechMart.Import.Values;

/// <summary>Takes the parts of a written date off the start of a text; 0 taken bytes mean that the part is not there.</summary>
internal static class DateText
{
    /// <summary>Takes digits, at most so many.</summary>
    public static int Digits(ReadOnlySpan<byte> text, int most, out int number)
    {
        number = 0;
        var taken = 0;
        while (taken < text.Length && taken < most && (uint)(text[taken] - '0') <= 9)
        {
            number = (number * 10) + text[taken++] - '0';
        }
        return taken;
    }

    /// <summary>Reads two digits at a position.</summary>
    public static bool Pair(ReadOnlySpan<byte> text, int position, out int number)
    {
        var (tens, ones) = (text[position] - '0', text[position + 1] - '0');
        number = (tens * 10) + ones;
        return (uint)tens <= 9 && (uint)ones <= 9;
    }

    /// <summary>Takes blanks; no-break ones too, which some systems write before AM and PM.</summary>
    public static int Blanks(ReadOnlySpan<byte> text)
    {
        var taken = 0;
        while (taken < text.Length)
        {
            var rest = text[taken..];
            var width = rest switch
            {
                [(byte)' ' or (byte)'\t' or 0xA0, ..] => 1,
                [0xC2, 0xA0, ..] => 2,
                [0xE2, 0x80, 0xAF, ..] => 3,
                _ => 0,
            };
            if (width == 0)
            {
                break;
            }
            taken += width;
        }
        return taken;
    }

    /// <summary>Takes a word, with the full stop of an abbreviation.</summary>
    public static int Letters(ReadOnlySpan<byte> text)
    {
        var taken = 0;
        while (taken < text.Length && (char.IsAsciiLetter((char)text[taken]) || text[taken] >= 0x80))
        {
            taken++;
        }
        return taken > 0 && taken < text.Length && text[taken] == '.' ? taken + 1 : taken;
    }

    /// <summary>Takes AM (1) or PM (2), also <c>a.m.</c>, with blanks before it.</summary>
    public static int HalfDay(ReadOnlySpan<byte> text, out int taken)
    {
        taken = 0;
        var position = Blanks(text);
        if (position == text.Length || (text[position] | 0x20) is not ('a' or 'p'))
        {
            return 0;
        }
        var half = (text[position] | 0x20) == 'a' ? 1 : 2;
        position++;
        var dotted = position < text.Length && text[position] == '.';
        position += dotted ? 1 : 0;
        position += dotted ? Blanks(text[position..]) : 0;
        if (position == text.Length || (text[position] | 0x20) != 'm')
        {
            return 0;
        }
        position++;
        position += dotted && position < text.Length && text[position] == '.' ? 1 : 0;
        taken = position;
        return half;
    }

    /// <summary>Takes an offset from UTC in minutes: <c>Z</c>, <c>UTC</c>, <c>GMT</c>, <c>+02:00</c>, <c>+0200</c>, <c>+02</c>, with a blank before it.</summary>
    public static int? Offset(ReadOnlySpan<byte> text, out int taken)
    {
        taken = 0;
        var position = Blanks(text);
        var rest = text[position..];
        if (rest.StartsWith("UTC"u8) || rest.StartsWith("GMT"u8))
        {
            taken = position + 3;
            return 0;
        }
        if (rest is [(byte)'Z' or (byte)'z', ..])
        {
            taken = position + 1;
            return 0;
        }
        if (rest.Length < 3 || rest[0] is not ((byte)'+' or (byte)'-') || Digits(rest[1..], 2, out var hours) != 2)
        {
            return null;
        }
        var length = 3;
        var behind = rest[length..];
        var colon = behind is [(byte)':', ..] ? 1 : 0;
        if (Digits(behind[colon..], 2, out var minutes) == 2)
        {
            length += colon + 2;
        }
        else
        {
            minutes = 0;
        }
        if (hours > 14 || minutes > 59)
        {
            return null;
        }
        taken = position + length;
        return (rest[0] == '-' ? -1 : 1) * ((hours * 60) + minutes);
    }
}
