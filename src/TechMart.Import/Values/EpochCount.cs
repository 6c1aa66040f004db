using System.Buffers.Text;

namespace TechMart.Import.Values;

/// <summary>Dates that are written as a count: Unix seconds and milliseconds, Excel's days.</summary>
internal static class EpochCount
{
    /// <summary>Excel's day number of 1970-01-01.</summary>
    public const long ExcelOf1970 = 25_569;

    private const int MostDigits = 14;

    /// <summary>Reads digits, with a fraction where that is allowed (<c>45000.5</c>; <c>45000.0</c> always).</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, bool allowFraction, out long whole, out double fraction)
    {
        fraction = 0;
        var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is var length and >= 0 ? length : text.Length;
        if (digits is 0 or > MostDigits)
        {
            whole = 0;
            return false;
        }
        var parsed = Utf8Parser.TryParse(text[..digits], out whole, out _);
        if (digits == text.Length)
        {
            return parsed;
        }
        var rest = text[digits..];
        if (rest is not [(byte)'.' or (byte)',', _, ..] || rest[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9') || rest.Length > 20)
        {
            return false;
        }
        var scale = 0.1;
        foreach (var digit in rest[1..])
        {
            fraction += (digit - '0') * scale;
            scale /= 10;
        }
        return parsed && (allowFraction || fraction == 0);
    }

    /// <summary>Excel's days as seconds since 1970, rounded to the second.</summary>
    public static long ExcelToUnix(long days, double fraction) => ((days - ExcelOf1970) * 86_400) + (long)Math.Round(fraction * 86_400);
}
