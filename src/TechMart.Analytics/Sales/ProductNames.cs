using System.Runtime.InteropServices;

namespace TechMart.Analytics.Sales;

/// <summary>Counts the names under which each product was sold and tells the most frequent one.</summary>
public sealed class ProductNames
{
    private readonly Dictionary<(int Product, int Name), long> _lines = [];

    /// <summary>The distinct names.</summary>
    public Vocabulary Names { get; } = new();

    /// <summary>Number of lines for each pair of product and name (codes).</summary>
    public IReadOnlyDictionary<(int Product, int Name), long> Lines => _lines;

    /// <summary>Counts lines of a product under a name (a code of <see cref="Names"/>).</summary>
    public void Add(int product, int name, long lines = 1) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_lines, (product, name), out _) += lines;

    /// <summary>For each product code the most frequent name, or null where it was never named.</summary>
    public string?[] MostFrequent(int products)
    {
        var names = new string?[products];
        var counts = new long[products];
        foreach (var ((product, nameCode), lines) in _lines)
        {
            var name = Names[nameCode];
            if (lines > counts[product] || (lines == counts[product] && string.CompareOrdinal(name, names[product]) < 0))
            {
                counts[product] = lines;
                names[product] = name;
            }
        }
        return names;
    }
}
