using System.Globalization;
using System.Text;

namespace TechMart.Dashboard.Exports;

/// <summary>Names of files that people take away, made of what people wrote: every system can keep them and none is led astray by them.</summary>
public static class DownloadName
{
    // With the extension and a browser's " (1)" far below what file systems take (255 bytes; a character can be four).
    private const int MostBytes = 150;

    private const string Nameless = "data";

    // Separators of paths on any system, what Windows keeps for itself, and what has a meaning in headers or shells.
    private const string Reserved = "/\\:*?\"<>|%;'`$&~";

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$"];

    /// <summary>A safe name.</summary>
    /// <param name="text">What the file is about, as somebody wrote it.</param>
    /// <param name="ending">What follows it, with the extension, for example <c>-rejected.csv</c>.</param>
    public static string Of(string text, string ending)
    {
        ArgumentNullException.ThrowIfNull(text);
        var name = new StringBuilder();
        var bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MostBytes)
            {
                break;
            }
            // Controls, and marks that turn the direction of writing: they can make .exe look like .csv.
            if (rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned))
            {
                name.Append(Reserved.Contains(rune.ToString(), StringComparison.Ordinal) ? "-" : rune.ToString());
            }
        }
        // A name that begins with a dot is hidden, one that begins with a hyphen is an option, and Windows drops dots and blanks at the end.
        var trimmed = name.ToString().Trim(' ', '.', '-');
        return (trimmed.Length == 0 ? Nameless : IsDevice(trimmed) ? "_" + trimmed : trimmed) + ending;
    }

    /// <summary>Windows opens a device instead of a file by these names, whatever the extension.</summary>
    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd().ToUpperInvariant();
        return Devices.Contains(stem) || (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal)) && stem[3] is >= '0' and <= '9' or '¹' or '²' or '³');
    }
}
