using System.Text;
using TechMart.Import.Reading;

namespace TechMart.Import.Values;

/// <summary>
/// Reads numbers as people and programs write them, exactly, into ten-thousandths: with thousands separators, currency
/// signs and codes, parentheses or a trailing minus for negatives, exponents. Immutable; may be shared between threads.
/// </summary>
public sealed class NumberFormat
{
    /// <summary>Longer texts are no numbers.</summary>
    internal const int MaxBytes = 64;

    /// <summary>Digits and signs that cannot overflow on the fast path.</summary>
    private const int FastBytes = 14;

    private readonly Encoding _encoding;

    /// <summary>Makes a format.</summary>
    /// <param name="decimalSign"><c>.</c> or <c>,</c>.</param>
    /// <param name="encoding">Name of the encoding of the bytes (no-break spaces and currency signs differ), as in <see cref="Dialect.Encoding"/>; for UTF-16 files too, whose fields are UTF-8.</param>
    /// <exception cref="ImportException">The sign is another one, or the encoding is unknown (<see cref="ProblemCode.BadSetting"/>).</exception>
    public NumberFormat(char decimalSign, string encoding = "utf-8")
    {
        if (decimalSign is not ('.' or ','))
        {
            throw new ImportException(ImportProblem.Of(ProblemCode.BadSetting, blocking: true, ("setting", "decimal"), ("value", decimalSign.ToString())));
        }
        DecimalSign = decimalSign;
        _encoding = TextEncodings.Get(TextEncodings.OfFields(encoding));
    }

    /// <summary>The decimal sign.</summary>
    public char DecimalSign { get; }

    /// <summary>Reads a number.</summary>
    /// <param name="text">A field's bytes; blanks around the number are skipped.</param>
    /// <param name="tenThousandths">The number times 10,000, rounded half away from zero; 0 where there is none.</param>
    public NumberStatus Parse(ReadOnlySpan<byte> text, out long tenThousandths) => Parse(text, out tenThousandths, out _);

    /// <summary>Reads a number, and tells whether digits were lost.</summary>
    /// <param name="text">A field's bytes; blanks around the number are skipped.</param>
    /// <param name="tenThousandths">The number times 10,000, rounded half away from zero; 0 where there is none.</param>
    /// <param name="rounded">Whether the number has more than four decimals that matter; floating-point noise (<c>119.99999999999999</c>) is none.</param>
    public NumberStatus Parse(ReadOnlySpan<byte> text, out long tenThousandths, out bool rounded)
    {
        rounded = false;
        return TryPlain(text, out tenThousandths) ? NumberStatus.Number : ParseText(text, out tenThousandths, out rounded);
    }

    /// <summary>A short number of digits, a minus and at most four decimals, as nearly all are.</summary>
    private bool TryPlain(ReadOnlySpan<byte> text, out long tenThousandths)
    {
        tenThousandths = 0;
        if (text.IsEmpty || text.Length > FastBytes)
        {
            return false;
        }
        var position = text[0] == (byte)'-' ? 1 : 0;
        if (position == text.Length || !char.IsAsciiDigit((char)text[position]))
        {
            return false;
        }
        long value = 0;
        var decimals = -1;
        for (; position < text.Length; position++)
        {
            var digit = text[position] - '0';
            if ((uint)digit <= 9)
            {
                value = (value * 10) + digit;
                decimals += decimals >= 0 ? 1 : 0;
            }
            else if (text[position] == DecimalSign && decimals < 0)
            {
                decimals = 0;
            }
            else
            {
                return false;
            }
        }
        if (decimals > 4)
        {
            return false;
        }
        value *= PowerOfTen(4 - Math.Max(decimals, 0));
        tenThousandths = text[0] == (byte)'-' ? -value : value;
        return true;
    }

    private static long PowerOfTen(int exponent) => exponent switch { 0 => 1, 1 => 10, 2 => 100, 3 => 1_000, _ => 10_000 };

    private NumberStatus ParseText(ReadOnlySpan<byte> text, out long tenThousandths, out bool rounded)
    {
        tenThousandths = 0;
        rounded = false;
        text = text.Trim(" \t"u8);
        if (text.Length > MaxBytes)
        {
            return NumberStatus.NotANumber;
        }
        Span<char> characters = stackalloc char[MaxBytes];
        var length = _encoding.GetChars(text, characters);
        return NumberText.Parse(characters[..length], DecimalSign, out tenThousandths, out rounded);
    }
}

/// <summary>What became of a text that should be a number.</summary>
public enum NumberStatus
{
    /// <summary>It is a number.</summary>
    Number,

    /// <summary>There is nothing but blanks.</summary>
    Empty,

    /// <summary>It is no number in this format.</summary>
    NotANumber,

    /// <summary>It is a number, but too large to be kept in ten-thousandths.</summary>
    TooLarge,
}
