using System.Numerics;

namespace TechMart.Import.Inspection;

/// <summary>
/// Counts distinct values: exactly up to <see cref="ExactLimit"/>, beyond that estimated by HyperLogLog (Flajolet et al. 2007;
/// 16,384 registers, standard error 0.8 %), so that a column of any length takes some hundred kilobytes at most.
/// </summary>
internal sealed class DistinctValues
{
    /// <summary>So many distinct values are counted exactly.</summary>
    public const int ExactLimit = 10_000;

    private const int RegisterBits = 14;
    private const int Registers = 1 << RegisterBits;

    private ulong[] _slots = new ulong[64];
    private int[] _ordinals = new int[64];
    private int _count;
    private byte[]? _registers;

    /// <summary>The number of distinct values.</summary>
    public long Count => _registers is null ? _count : Math.Max(ExactLimit, Estimate(_registers));

    /// <summary>Takes a value's hash. Gives its place among the distinct values in order of appearance, or −1 once they are only estimated.</summary>
    public int Add(ulong hash)
    {
        if (_registers is not null)
        {
            Register(_registers, hash);
            return -1;
        }
        var slot = Find(_slots, hash);
        if (_slots[slot] == hash)
        {
            return _ordinals[slot];
        }
        if (_count == ExactLimit)
        {
            _registers = new byte[Registers];
            foreach (var known in _slots)
            {
                if (known != 0)
                {
                    Register(_registers, known);
                }
            }
            Register(_registers, hash);
            (_slots, _ordinals) = ([], []);
            return -1;
        }
        _slots[slot] = hash;
        _ordinals[slot] = _count;
        var ordinal = _count++;
        if (_count * 2 > _slots.Length)
        {
            Grow();
        }
        return ordinal;
    }

    private static int Find(ulong[] slots, ulong hash)
    {
        var mask = slots.Length - 1;
        var slot = (int)hash & mask;
        while (slots[slot] != 0 && slots[slot] != hash)
        {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void Grow()
    {
        var (slots, ordinals) = (new ulong[_slots.Length * 2], new int[_slots.Length * 2]);
        for (var i = 0; i < _slots.Length; i++)
        {
            if (_slots[i] != 0)
            {
                var slot = Find(slots, _slots[i]);
                (slots[slot], ordinals[slot]) = (_slots[i], _ordinals[i]);
            }
        }
        (_slots, _ordinals) = (slots, ordinals);
    }

    private static void Register(byte[] registers, ulong hash)
    {
        var register = (int)(hash >> (64 - RegisterBits));
        var rank = (byte)(BitOperations.LeadingZeroCount((hash << RegisterBits) | (1UL << (RegisterBits - 1))) + 1);
        if (rank > registers[register])
        {
            registers[register] = rank;
        }
    }

    private static long Estimate(byte[] registers)
    {
        var (sum, zeros) = (0.0, 0);
        foreach (var rank in registers)
        {
            sum += 1.0 / (1UL << rank);
            zeros += rank == 0 ? 1 : 0;
        }
        var raw = 0.7213 / (1 + (1.079 / Registers)) * Registers * Registers / sum;
        // Where registers are still free, linear counting is the better estimate.
        return (long)Math.Round(raw <= 2.5 * Registers && zeros > 0 ? Registers * Math.Log((double)Registers / zeros) : raw);
    }
}
