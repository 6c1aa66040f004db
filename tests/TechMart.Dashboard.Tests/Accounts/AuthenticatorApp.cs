using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace TechMart.Dashboard.Tests.Accounts;

/// <summary>What runs on a person's phone: codes of RFC 6238 from the key as the page shows it.</summary>
internal static class AuthenticatorApp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The code that the app shows now, or so many steps later. Each is accepted once.</summary>
    public static string Code(string key, int later = 0)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + later);
#pragma warning disable CA5350 // The algorithm that apps use.
        var hash = HMACSHA1.HashData(Bytes(key), counter);
#pragma warning restore CA5350
        var at = hash[^1] & 0xf;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at)) & 0x7fff_ffff;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string key)
    {
        var bits = string.Concat(key.Where(char.IsAsciiLetterOrDigit)
            .Select(sign => Convert.ToString(Base32.IndexOf(char.ToUpperInvariant(sign), StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(group => group.Length == 8).Select(group => Convert.ToByte(new string(group), 2))];
    }
}
