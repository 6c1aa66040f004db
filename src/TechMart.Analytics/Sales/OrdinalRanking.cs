namespace TechMart.Analytics.Sales;

/// <summary>
/// Puts texts in ordinal order. What all of them begin with is passed over and the characters that follow are packed into one
/// integer, so that ids (invoice numbers, UUIDs) are sorted as integers and texts are compared only at ties.
/// </summary>
internal static class OrdinalRanking
{
    /// <summary>Up to so many texts, packing costs more than it saves.</summary>
    private const int Few = 16;

    /// <summary>The codes of the texts in use, in ordinal order of the texts.</summary>
    public static int[] Order(IReadOnlyList<string> texts, bool[]? used = null)
    {
        var codes = new List<int>(texts.Count);
        for (var code = 0; code < texts.Count; code++)
        {
            if (used is null || used[code])
            {
                codes.Add(code);
            }
        }
        var order = codes.ToArray();
        Sort(texts, order);
        return order;
    }

    /// <summary>Sorts codes by their texts in ordinal order.</summary>
    public static void Sort(IReadOnlyList<string> texts, Span<int> codes)
    {
        var byText = Comparer<int>.Create((left, right) => string.CompareOrdinal(texts[left], texts[right]));
        if (codes.Length <= Few)
        {
            codes.Sort(byText);
            return;
        }
        var (prefix, wide) = Shape(texts, codes);
        var keys = new ulong[codes.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            keys[i] = Key(texts[codes[i]].AsSpan(prefix), wide);
        }
        keys.AsSpan().Sort(codes);
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }
            if (end - start > 1)
            {
                codes[start..end].Sort(byText);
            }
            start = end;
        }
    }

    /// <summary>For each code its place in an order, or −1 where it is not in it.</summary>
    public static int[] Ranks(ReadOnlySpan<int> order, int codes)
    {
        var ranks = new int[codes];
        ranks.AsSpan().Fill(-1);
        for (var rank = 0; rank < order.Length; rank++)
        {
            ranks[order[rank]] = rank;
        }
        return ranks;
    }

    private static (int Prefix, bool Wide) Shape(IReadOnlyList<string> texts, ReadOnlySpan<int> codes)
    {
        var first = texts[codes[0]];
        var prefix = first.Length;
        var wide = false;
        foreach (var code in codes)
        {
            var text = texts[code];
            prefix = Math.Min(prefix, text.AsSpan().CommonPrefixLength(first));
            wide |= text.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF');
        }
        return (prefix, wide);
    }

    private static ulong Key(ReadOnlySpan<char> text, bool wide)
    {
        var (characters, bits) = wide ? (4, 16) : (8, 8);
        var key = 0UL;
        for (var i = 0; i < characters; i++)
        {
            key = (key << bits) | (i < text.Length ? text[i] : 0UL);
        }
        return key;
    }
}
