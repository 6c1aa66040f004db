namespace TechMart.Import.Values;

/// <summary>
/// Reads numbers as people and programs write them, exactly, into ten-thousandths: with thousands separators, currency
/// signs and codes, parentheses or a trailing minus for negatives, exponents. Immutable; may be shared between threads.
/// </summary>
public sealed class NumberFormat
{
    /// <summary>Makes a format.</summary>
    /// <param name="decimalSign"><c>.</c> or <c>,</c>.</param>
    /// <param name="encoding">Name of the encoding of the bytes (no-break spaces and currency signs differ), as in <see cref="Reading.Dialect.Encoding"/>; pass <c>utf-8</c> for UTF-16 files, whose fields are UTF-8.</param>
    public NumberFormat(char decimalSign, string encoding = "utf-8") => throw new NotImplementedException();

    /// <summary>The decimal sign.</summary>
    public char DecimalSign => throw new NotImplementedException();

    /// <summary>Reads a number.</summary>
    /// <param name="text">A field's bytes; blanks around the number are skipped.</param>
    /// <param name="tenThousandths">The number times 10,000, rounded half away from zero; 0 where there is none.</param>
    public NumberStatus Parse(ReadOnlySpan<byte> text, out long tenThousandths) => Parse(text, out tenThousandths, out _);

    /// <summary>Reads a number, and tells whether digits were lost.</summary>
    /// <param name="text">A field's bytes; blanks around the number are skipped.</param>
    /// <param name="tenThousandths">The number times 10,000, rounded half away from zero; 0 where there is none.</param>
    /// <param name="rounded">Whether the number has more than four decimals that matter; floating-point noise (<c>119.99999999999999</c>) is none.</param>
    public NumberStatus Parse(ReadOnlySpan<byte> text, out long tenThousandths, out bool rounded) => throw new NotImplementedException();
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
