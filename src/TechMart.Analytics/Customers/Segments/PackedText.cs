using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace TechMart.Analytics.Customers.Segments;

/// <summary>Long texts in letters that an address takes as they are: compressed (DEFLATE, RFC 1951), then base64url (RFC 4648).</summary>
internal static class PackedText
{
    /// <summary>What a text may become when it is unpacked, in bytes: a short address must not fill the memory.</summary>
    public const int MostUnpacked = 1 << 16;

    /// <summary>The text, packed.</summary>
    public static string Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(text));
        }
        return Base64Url.EncodeToString(packed.ToArray());
    }

    /// <summary>The text that was packed; null where this is none, or a longer one than is allowed.</summary>
    public static string? Unpack(string packed)
    {
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(Base64Url.DecodeFromChars(packed)), CompressionMode.Decompress);
            var bytes = new byte[MostUnpacked + 1];
            var length = deflate.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length > MostUnpacked ? null : Encoding.UTF8.GetString(bytes, 0, length);
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
