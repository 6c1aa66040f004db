using System.Buffers;
using System.Globalization;
using System.Text;

namespace TechMart.Import.Values;

/// <summary>
/// Keeps texts of CSV files from being run as formulas by spreadsheets: an apostrophe goes before them, which spreadsheets take for
/// "text". Reading such a file takes it off again, so that what was written comes back as it was.
/// </summary>
/// <remarks>
/// Spreadsheets run what begins with <c>= + - @</c>, some with their full-width forms, some after blanks and quotes. Which character
/// separates cells depends on the reader's country: a semicolon in a file with commas begins a new cell in a German Excel, and so does
/// a line end where the quotes around it are not understood. There an apostrophe goes as well.
/// </remarks>
public static class SpreadsheetText
{
    private const char Apostrophe = '\'';

    private const string AsciiSigns = "=+-@";

    // Run as formulas by East Asian editions.
    private const string FullWidthSigns = "\uFF1D\uFF0B\uFF0D\uFF20";

    private static readonly SearchValues<char> Risky = SearchValues.Create(AsciiSigns + FullWidthSigns + "\t\r");
    private static readonly SearchValues<char> Separators = SearchValues.Create(",;\t\r\n");

    /// <summary>The text as it is written into a CSV file.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="delimiter">The file's own delimiter; such text is put in quotes, so that a cell cannot begin behind it.</param>
    public static string Protect(string text, char delimiter)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().IndexOfAny(Risky) < 0)
        {
            return text;
        }
        var written = new StringBuilder(text.Length + 2);
        if (BeginsRisky(text) && !IsNumber(text))
        {
            written.Append(Apostrophe);
        }
        var from = 0;
        for (var at = text.AsSpan().IndexOfAny(Separators); at >= 0; at = Next(text, from))
        {
            written.Append(text, from, at + 1 - from);
            from = at + 1;
            var rest = text.AsSpan(from);
            // Behind the file's own delimiter only so that reading back, which does not know it, takes nothing off that was there.
            if (RunsAsFormula(rest) && (text[at] != delimiter || rest[0] == Apostrophe))
            {
                written.Append(Apostrophe);
            }
        }
        written.Append(text, from, text.Length - from);
        return written.Length == text.Length ? text : written.ToString();
    }

    /// <summary>The text that <see cref="Protect"/> was given.</summary>
    public static string Unprotect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 1 && text[0] == Apostrophe && BeginsRisky(text.AsSpan(1)) ? UnprotectFrom(text, 1) : UnprotectFrom(text, 0);
    }

    /// <summary>A field without the apostrophe at its start, where an ASCII sign follows. For encodings that contain ASCII.</summary>
    internal static ReadOnlySpan<byte> UnprotectStart(ReadOnlySpan<byte> field)
    {
        var rest = field[1..].TrimStart((byte)Apostrophe);
        if (!rest.IsEmpty && rest[0] is (byte)'\t' or (byte)'\r')
        {
            return field[1..];
        }
        rest = rest.TrimStart(" \t\r\n\"'"u8);
        return !rest.IsEmpty && rest[0] is (byte)'=' or (byte)'+' or (byte)'-' or (byte)'@' ? field[1..] : field;
    }

    /// <summary>The text of a field after <see cref="UnprotectStart"/>.</summary>
    internal static string UnprotectRest(string text) =>
        text.Length > 1 && text[0] == Apostrophe && FullWidthSigns.Contains(FirstSign(text.AsSpan(1)), StringComparison.Ordinal) ? UnprotectFrom(text, 1) : UnprotectFrom(text, 0);

    private static string UnprotectFrom(string text, int from)
    {
        var read = new StringBuilder(text.Length);
        for (var at = Next(text, from); at >= 0; at = Next(text, from))
        {
            read.Append(text, from, at + 1 - from);
            from = at + 1;
            if (from < text.Length && text[from] == Apostrophe && RunsAsFormula(text.AsSpan(from + 1)))
            {
                from++;
            }
        }
        return read.Append(text, from, text.Length - from).ToString();
    }

    private static bool BeginsRisky(ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart(Apostrophe);
        return (!rest.IsEmpty && rest[0] is '\t' or '\r') || RunsAsFormula(text);
    }

    private static bool RunsAsFormula(ReadOnlySpan<char> text) =>
        FirstSign(text) is var sign && (AsciiSigns.Contains(sign, StringComparison.Ordinal) || FullWidthSigns.Contains(sign, StringComparison.Ordinal));

    /// <summary>What follows blanks and quotes; NUL where nothing does.</summary>
    private static char FirstSign(ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart(" \t\r\n\"'");
        return rest.IsEmpty ? '\0' : rest[0];
    }

    private static bool IsNumber(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);

    private static int Next(string text, int from)
    {
        var at = text.AsSpan(from).IndexOfAny(Separators);
        return at < 0 ? at : from + at;
    }
}
