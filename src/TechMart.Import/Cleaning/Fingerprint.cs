using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace TechMart.Import.Cleaning;

/// <summary>
/// A 128-bit hash of fields or numbers, by which equal rows are found without keeping the rows. Two lanes of multiply-and-fold
/// with different constants; for a billion rows the chance of one false match is below 10⁻¹². Not meant against forgery.
/// </summary>
internal readonly record struct Fingerprint(ulong High, ulong Low)
{
    private const ulong K0 = 0xa0761d6478bd642f;
    private const ulong K1 = 0xe7037ed1a0b428db;
    private const ulong K2 = 0x8ebc6af09c88c6e3;
    private const ulong K3 = 0x589965cc75374cc3;

    /// <summary>The hash of nothing, from which others are built.</summary>
    public static Fingerprint Start { get; } = new(K3, K1);

    /// <summary>Adds a field: its length and its bytes, so that <c>ab|c</c> and <c>a|bc</c> differ.</summary>
    public Fingerprint With(ReadOnlySpan<byte> field)
    {
        var (high, low) = this;
        var length = (ulong)field.Length;
        while (field.Length > 16)
        {
            Mix(ref high, ref low, BinaryPrimitives.ReadUInt64LittleEndian(field), BinaryPrimitives.ReadUInt64LittleEndian(field[8..]));
            field = field[16..];
        }
        ulong first, second;
        if (field.Length >= 8)
        {
            first = BinaryPrimitives.ReadUInt64LittleEndian(field);
            second = BinaryPrimitives.ReadUInt64LittleEndian(field[^8..]);
        }
        else if (field.Length >= 4)
        {
            first = BinaryPrimitives.ReadUInt32LittleEndian(field);
            second = BinaryPrimitives.ReadUInt32LittleEndian(field[^4..]);
        }
        else
        {
            first = field.Length > 0 ? field[0] | (ulong)field[field.Length / 2] << 8 | (ulong)field[^1] << 16 : 0;
            second = 0;
        }
        Mix(ref high, ref low, first, second ^ (length << 56) ^ (length * K2));
        return new(high, low);
    }

    /// <summary>Adds two numbers.</summary>
    public Fingerprint With(long first, long second)
    {
        var (high, low) = this;
        Mix(ref high, ref low, (ulong)first, (ulong)second);
        return new(high, low);
    }

    /// <summary>A 64-bit hash of bytes alone, for look-ups that compare the bytes as well.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes) => Start.With(bytes).High;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(ref ulong high, ref ulong low, ulong first, ulong second)
    {
        var nextHigh = Fold(first ^ K0 ^ low, second ^ high ^ K2);
        var nextLow = Fold(first ^ K1 ^ (high >> 32 | high << 32), second ^ low ^ K3);
        high = nextHigh + K3;
        low = nextLow + K0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }
}
