namespace TechMart.Import.Reading;

/// <summary>Recognises UTF-16.</summary>
internal static class Utf16
{
    /// <summary>
    /// <c>utf-16le</c> or <c>utf-16be</c> where the bytes begin with that mark, or where delimiters, digits and line ends
    /// have a zero byte on one side only, as they have in no other text; else null.
    /// </summary>
    public static string? Looks(ReadOnlySpan<byte> head)
    {
        switch (head)
        {
            case [0xFF, 0xFE, ..]:
                return "utf-16le";
            case [0xFE, 0xFF, ..]:
                return "utf-16be";
        }
        long even = 0, odd = 0;
        for (var index = 0; index < head.Length; index++)
        {
            if (head[index] == 0)
            {
                if ((index & 1) == 0)
                {
                    even++;
                }
                else
                {
                    odd++;
                }
            }
        }
        return Looks(even, odd, head.Length);
    }

    /// <summary>The same by counts of zero bytes at even and odd positions.</summary>
    public static string? Looks(long evenZeros, long oddZeros, long length)
    {
        // A table has a delimiter, digit or line end in every other character at the least where it is not in Latin letters.
        var enough = Math.Max(2, length / 20);
        if (oddZeros >= enough && evenZeros * 50 <= oddZeros)
        {
            return "utf-16le";
        }
        return evenZeros >= enough && oddZeros * 50 <= evenZeros ? "utf-16be" : null;
    }
}
