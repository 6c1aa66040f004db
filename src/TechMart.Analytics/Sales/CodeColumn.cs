using System.Numerics;

namespace TechMart.Analytics.Sales;

/// <summary>A column of codes 0 to some largest one, in one, two or four bytes a line as that needs.</summary>
internal sealed class CodeColumn
{
    private readonly byte[]? _bytes;
    private readonly ushort[]? _shorts;
    private readonly int[]? _ints;

    public CodeColumn(int lines, int largestCode)
    {
        switch (largestCode)
        {
            case <= byte.MaxValue:
                _bytes = GC.AllocateUninitializedArray<byte>(lines);
                BytesPerCode = sizeof(byte);
                break;
            case <= ushort.MaxValue:
                _shorts = GC.AllocateUninitializedArray<ushort>(lines);
                BytesPerCode = sizeof(ushort);
                break;
            default:
                _ints = GC.AllocateUninitializedArray<int>(lines);
                BytesPerCode = sizeof(int);
                break;
        }
    }

    public int BytesPerCode { get; }

    public int this[int line]
    {
        get => _bytes is not null ? _bytes[line] : _shorts is not null ? _shorts[line] : _ints![line];
        set
        {
            if (_bytes is not null)
            {
                _bytes[line] = (byte)value;
            }
            else if (_shorts is not null)
            {
                _shorts[line] = (ushort)value;
            }
            else
            {
                _ints![line] = value;
            }
        }
    }

    /// <summary>Reads the codes of selected lines, counted from <paramref name="start"/>.</summary>
    public void Read(int start, ReadOnlySpan<int> selection, Span<int> codes)
    {
        if (_bytes is not null)
        {
            Read(_bytes.AsSpan(start), selection, codes);
        }
        else if (_shorts is not null)
        {
            Read(_shorts.AsSpan(start), selection, codes);
        }
        else
        {
            Read(_ints.AsSpan(start), selection, codes);
        }
    }

    /// <summary>Keeps, of the selected lines (counted from <paramref name="start"/>), those with an allowed code; returns how many remain.</summary>
    public int Keep(int start, Span<int> selection, ReadOnlySpan<bool> allowed)
    {
        if (_bytes is not null)
        {
            return Keep(_bytes.AsSpan(start), selection, allowed);
        }
        return _shorts is not null ? Keep(_shorts.AsSpan(start), selection, allowed) : Keep(_ints.AsSpan(start), selection, allowed);
    }

    private static void Read<T>(ReadOnlySpan<T> column, ReadOnlySpan<int> selection, Span<int> codes)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (var i = 0; i < selection.Length && i < codes.Length; i++)
        {
            codes[i] = int.CreateTruncating(column[selection[i]]);
        }
    }

    private static int Keep<T>(ReadOnlySpan<T> codes, Span<int> selection, ReadOnlySpan<bool> allowed)
        where T : unmanaged, IBinaryInteger<T>
    {
        var kept = 0;
        foreach (var line in selection)
        {
            selection[kept] = line;
            kept += allowed[int.CreateTruncating(codes[line])] ? 1 : 0;
        }
        return kept;
    }
}
