using System.Text;

namespace TechMart.Import.Reading;

/// <summary>
/// The line <c>sep=;</c> that many programs write above the header so that Excel splits the file rightly.
/// It is no row: it says the delimiter.
/// </summary>
internal static class SeparatorLine
{
    /// <summary>Bytes that are enough to tell.</summary>
    public const int MaxBytes = 9;

    /// <summary>Looks for the line at the start of a text; 0 where it is not there.</summary>
    /// <param name="start">The start of the file without a byte order mark, in an encoding that contains ASCII.</param>
    /// <param name="delimiter">The delimiter that the line names.</param>
    /// <returns>Bytes of the line with its end.</returns>
    public static int Length(ReadOnlySpan<byte> start, out char delimiter)
    {
        delimiter = default;
        var quoted = start is [(byte)'"', ..];
        var at = quoted ? 1 : 0;
        if (start.Length < at + 6 || !Ascii.EqualsIgnoreCase(start.Slice(at, 4), "sep="u8) || start[at + 4] is not ((byte)',' or (byte)';' or (byte)'\t' or (byte)'|'))
        {
            return 0;
        }
        delimiter = (char)start[at + 4];
        var end = start[(at + 5)..];
        if (quoted)
        {
            if (end[0] != '"')
            {
                return 0;
            }
            end = end[1..];
        }
        var lineEnd = end switch
        {
            [(byte)'\r', (byte)'\n', ..] => 2,
            [(byte)'\r' or (byte)'\n', ..] => 1,
            _ => 0,
        };
        return lineEnd == 0 ? 0 : start.Length - end.Length + lineEnd;
    }
}
