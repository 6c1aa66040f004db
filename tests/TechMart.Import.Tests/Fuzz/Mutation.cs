namespace TechMart.Import.Tests.Fuzz;

/// <summary>Damages a file in the ways in which files are damaged: by transfers, editors, exports and people.</summary>
internal static class Mutation
{
    private static readonly byte[][] Insertions =
    [
        "\""u8.ToArray(), "\"\""u8.ToArray(), "\0"u8.ToArray(), "\r"u8.ToArray(), "\n\n\n"u8.ToArray(), ",,,,,,,,"u8.ToArray(),
        [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xC3], [0xA0], [0xED, 0xA0, 0x80],
        "99999999999999999999999999999999999999"u8.ToArray(), "-1e308"u8.ToArray(), "1e-400"u8.ToArray(), "NaN"u8.ToArray(),
        "2999-12-31"u8.ToArray(), "0000-00-00"u8.ToArray(), "(5.00)"u8.ToArray(), "1.234,56"u8.ToArray(), "=1+1"u8.ToArray(),
        Enumerable.Repeat((byte)'x', 5_000).ToArray(),
    ];

    /// <summary>A copy with one to four damages.</summary>
    public static byte[] Of(byte[] file, Random random)
    {
        var bytes = file;
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            bytes = One(bytes, random);
        }
        return bytes;
    }

    private static byte[] One(byte[] file, Random random)
    {
        var at = random.Next(file.Length + 1);
        var length = random.Next(Math.Min(file.Length - at, 2_000) + 1);
        return random.Next(9) switch
        {
            0 => Flipped(file, random),
            1 => file[..at],
            2 => [.. file[..at], .. file[(at + length)..]],
            3 => [.. file[..(at + length)], .. file[at..]],
            4 => Replaced(file, (byte)',', ";\t|"u8[random.Next(3)], random.Next(2) == 0 ? 0 : at),
            5 => [.. file[..at], .. Insertions[random.Next(Insertions.Length)], .. file[at..]],
            6 => Replaced(file, (byte)'\n', (byte)'\r', at),
            7 => Replaced(file, (byte)'.', (byte)',', at),
            _ => [.. file[at..], .. file[..at]],
        };
    }

    private static byte[] Flipped(byte[] file, Random random)
    {
        var copy = file.ToArray();
        for (var flips = random.Next(1, 20); flips > 0 && copy.Length > 0; flips--)
        {
            copy[random.Next(copy.Length)] = (byte)random.Next(256);
        }
        return copy;
    }

    private static byte[] Replaced(byte[] file, byte what, byte by, int from)
    {
        var copy = file.ToArray();
        copy.AsSpan(from).Replace(what, by);
        return copy;
    }
}
