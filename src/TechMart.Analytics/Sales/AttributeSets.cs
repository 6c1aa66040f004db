using System.Runtime.InteropServices;

namespace TechMart.Analytics.Sales;

/// <summary>
/// The distinct combinations of attributes that sales lines carry: a "junk dimension" (Kimball and Ross,
/// <i>The Data Warehouse Toolkit</i>, ch. 6). A line holds one code instead of a column for each of country, region,
/// gender, profession, …, and a filter on any of them is decided once a combination instead of once a line.
/// </summary>
/// <remarks>Set 0 is the empty one: every attribute missing. Not safe for concurrent writing.</remarks>
public sealed class AttributeSets
{
    /// <summary>Code of a missing value.</summary>
    public const int Missing = -1;

    private readonly List<string> _names = [];
    private readonly List<Vocabulary> _values = [];
    private readonly List<int[]> _sets = [[]];
    private readonly Dictionary<int[], int> _codes = new(TrimmedComparer.Instance) { [[]] = 0 };

    /// <summary>Names of the attributes: a role's name (<c>country</c>, <c>gender</c>, …) or a custom one.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>How many distinct combinations there are, the empty one included.</summary>
    public int Count => _sets.Count;

    /// <summary>Position of an attribute in <see cref="Names"/>, or −1.</summary>
    public int IndexOf(string name) => _names.IndexOf(name);

    /// <summary>Position of an attribute, given now if it is new; older sets read as missing there.</summary>
    public int GetOrAddAttribute(string name)
    {
        var index = _names.IndexOf(name);
        if (index < 0)
        {
            index = _names.Count;
            _names.Add(name);
            _values.Add(new Vocabulary());
        }
        return index;
    }

    /// <summary>The values seen for the attribute at a position.</summary>
    public Vocabulary Values(int attribute) => _values[attribute];

    /// <summary>
    /// The code of a combination, given now if it is new. <paramref name="valueCodes"/> holds, for each attribute in the
    /// order of <see cref="Names"/>, a code of <see cref="Values"/> or <see cref="Missing"/>; it may be shorter.
    /// </summary>
    public int GetOrAdd(ReadOnlySpan<int> valueCodes)
    {
        var length = valueCodes.Length;
        while (length > 0 && valueCodes[length - 1] == Missing)
        {
            length--;
        }
        var lookup = _codes.GetAlternateLookup<ReadOnlySpan<int>>();
        var trimmed = valueCodes[..length];
        if (!lookup.TryGetValue(trimmed, out var code))
        {
            code = _sets.Count;
            var set = trimmed.ToArray();
            _sets.Add(set);
            _codes.Add(set, code);
        }
        return code;
    }

    /// <summary>Gives away the next code without a combination: the combination that had it is no longer used anywhere.</summary>
    public void AddGap() => _sets.Add([]);

    /// <summary>Code of an attribute's value in a set, or <see cref="Missing"/>.</summary>
    public int ValueCode(int set, int attribute)
    {
        var codes = _sets[set];
        return attribute < codes.Length ? codes[attribute] : Missing;
    }

    /// <summary>An attribute's value in a set, or null where it is missing.</summary>
    public string? Value(int set, int attribute)
    {
        var code = ValueCode(set, attribute);
        return code == Missing ? null : _values[attribute][code];
    }

    private sealed class TrimmedComparer : IEqualityComparer<int[]>, IAlternateEqualityComparer<ReadOnlySpan<int>, int[]>
    {
        public static readonly TrimmedComparer Instance = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] codes) => GetHashCode(codes.AsSpan());

        public bool Equals(ReadOnlySpan<int> alternate, int[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<int> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(MemoryMarshal.AsBytes(alternate));
            return hash.ToHashCode();
        }

        public int[] Create(ReadOnlySpan<int> alternate) => alternate.ToArray();
    }
}
