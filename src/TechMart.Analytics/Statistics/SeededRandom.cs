using System.Numerics;

namespace TechMart.Analytics.Statistics;

/// <summary>
/// A stream of random numbers that is fully decided by its keys: xoshiro256** (Blackman and Vigna 2018), seeded by SplitMix64. It is
/// written out because the runtime's generators may change from version to version; what is drawn here never does.
/// </summary>
public sealed class SeededRandom
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>Begins the stream of a seed and of further keys (which replicate, which restart, …), each with a stream of its own.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="keys">What tells this stream from the others of the same seed; order matters.</param>
    public SeededRandom(long seed, params ReadOnlySpan<long> keys)
    {
        var key = Mix((ulong)seed);
        foreach (var part in keys)
        {
            key = Mix(key ^ (ulong)part);
        }
        _s0 = Mix(key);
        _s1 = Mix(_s0);
        _s2 = Mix(_s1);
        _s3 = Mix(_s2);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform on [0, 1).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform on 0 to <paramref name="bound"/> − 1.</summary>
    /// <param name="bound">At least 1.</param>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)Math.BigMul(NextBits(), (ulong)bound, out _);
    }

    /// <summary>Standard normal (Marsaglia's polar method; the second value is not kept, so that each draw stands alone).</summary>
    public double NextNormal()
    {
        while (true)
        {
            var x = (2 * NextDouble()) - 1;
            var y = (2 * NextDouble()) - 1;
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                return x * Math.Sqrt(-2 * Math.Log(square) / square);
            }
        }
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
