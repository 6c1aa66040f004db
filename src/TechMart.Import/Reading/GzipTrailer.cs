using System.Buffers.Binary;
using System.IO.Compression;

namespace TechMart.Import.Reading;

/// <summary>
/// The end of a gzip file: checksum and length of its last member. The framework takes a file that is cut off for
/// one that ends there, so the end has to be checked.
/// </summary>
internal static class GzipTrailer
{
    /// <summary>Bytes of a gzip file with nothing in it.</summary>
    private const int FewestBytes = 18;

    private const int TrailerBytes = 8;

    /// <summary>Whether a file is whole whose content had this length and checksum.</summary>
    public static bool Confirms(string path, long length, uint crc)
    {
        using var file = File.OpenRead(path);
        if (file.Length < FewestBytes)
        {
            return false;
        }
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        file.Position = file.Length - TrailerBytes;
        file.ReadExactly(trailer);
        var lastCrc = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        var lastLength = BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]);
        return (lastCrc == crc && lastLength == (uint)length) || (lastLength < length && EndsWith(file, length - lastLength, lastCrc));
    }

    /// <summary>Whether the content from a position on, the last of several members, has a checksum.</summary>
    private static bool EndsWith(FileStream file, long start, uint expected)
    {
        file.Position = 0;
        using var content = new GZipStream(file, CompressionMode.Decompress);
        var crc = new Crc32();
        var buffer = new byte[128 * 1024];
        long position = 0;
        for (int read; (read = content.Read(buffer)) > 0; position += read)
        {
            crc.Append(buffer.AsSpan((int)Math.Clamp(start - position, 0, read)..read));
        }
        return crc.Value == expected;
    }
}
