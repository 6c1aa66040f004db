using System.Runtime.CompilerServices;

namespace TechMart.Import.Cleaning;

/// <summary>
/// How often each <see cref="Fingerprint"/> occurred, in about 22 bytes for each distinct one: open addressing in many small
/// parts that grow at different times, so that growth never needs the whole twice.
/// </summary>
internal sealed class FingerprintCounts
{
    private const int Parts = 256;
    private const double FullestLoad = 0.85;
    private const double Growth = 1.4;

    private readonly Slot[][] _parts = new Slot[Parts][];
    private readonly int[] _used = new int[Parts];

    public FingerprintCounts()
    {
        for (var part = 0; part < Parts; part++)
        {
            // Different first sizes make the parts grow one after another.
            _parts[part] = new Slot[16 + part / 16];
        }
    }

    /// <summary>Memory of the table in bytes.</summary>
    public long Bytes => _parts.Sum(part => (long)part.Length) * Unsafe.SizeOf<Slot>();

    /// <summary>Counts a fingerprint once more; returns how often it had been counted before.</summary>
    public uint Increment(Fingerprint fingerprint)
    {
        var part = (int)(fingerprint.Low >> 56);
        if (_used[part] >= _parts[part].Length * FullestLoad)
        {
            Grow(part);
        }
        ref var slot = ref Find(_parts[part], fingerprint.High, (uint)fingerprint.Low);
        if (slot.State == 0)
        {
            slot = new Slot(fingerprint.High, (uint)fingerprint.Low, 1);
            _used[part]++;
        }
        return slot.State++ - 1;
    }

    /// <summary>Takes one occurrence away; false where none is left.</summary>
    public bool TryTake(Fingerprint fingerprint)
    {
        ref var slot = ref Find(_parts[(int)(fingerprint.Low >> 56)], fingerprint.High, (uint)fingerprint.Low);
        if (slot.State <= 1)
        {
            return false;
        }
        slot.State--;
        return true;
    }

    private static ref Slot Find(Slot[] slots, ulong high, uint low)
    {
        var index = (int)Math.BigMul(high, (ulong)slots.Length, out _);
        while (true)
        {
            ref var slot = ref slots[index];
            if (slot.State == 0 || (slot.High == high && slot.Low == low))
            {
                return ref slot;
            }
            if (++index == slots.Length)
            {
                index = 0;
            }
        }
    }

    private void Grow(int part)
    {
        var old = _parts[part];
        var grown = new Slot[(int)(old.Length * Growth) + 1];
        foreach (var slot in old)
        {
            if (slot.State != 0)
            {
                Find(grown, slot.High, slot.Low) = slot;
            }
        }
        _parts[part] = grown;
    }

    /// <summary><paramref name="State"/> is 0 in an empty slot, else the count plus one (so that a count taken down to zero stays found).</summary>
    private record struct Slot(ulong High, uint Low, uint State);
}
