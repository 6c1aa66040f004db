using System.Globalization;

namespace TechMart.Analytics.Sales;

/// <summary>
/// The attributes of a table and the combinations of their values that its lines have: names, values and sets in ordinal order,
/// whatever the order in which they were first seen.
/// </summary>
internal sealed class AttributeCatalogue
{
    private const string Age = "age";
    private const string AgeGroup = "ageGroup";
    private static readonly string[] AgeGroups = ["under 18", "18–24", "25–34", "35–44", "45–54", "55–64", "65+"];

    private readonly string[] _names;
    private readonly string[][] _values;
    private readonly int[][] _cellsOfSets;

    private AttributeCatalogue(string[] names, string[][] values, int[][] sets)
    {
        _names = names;
        _values = values;
        _cellsOfSets = [.. names.Select((_, attribute) => Array.ConvertAll(sets, set => set[attribute] + 1))];
        Sets = sets.Length;
    }

    public IReadOnlyList<string> Names => _names;

    public int Sets { get; }

    public int IndexOf(string name) => Array.BinarySearch(_names, name, StringComparer.Ordinal);

    public IReadOnlyList<string> Values(int attribute) => _values[attribute];

    /// <summary>For each set the code of the attribute's value plus one; 0 = missing.</summary>
    public int[] CellOfSet(int attribute) => _cellsOfSets[attribute];

    /// <summary>
    /// Makes the catalogue of the pairs of sets that occur: the line's own set, and the one that an attribute table gives its
    /// customer, which counts where the line's own value is missing.
    /// </summary>
    /// <param name="source">The sets that the pairs refer to.</param>
    /// <param name="pairs">The distinct pairs.</param>
    /// <param name="setOfPair">For each pair the code of its set in the catalogue.</param>
    public static AttributeCatalogue Create(
        AttributeSets source, IReadOnlyCollection<(int Line, int Customer)> pairs, out Dictionary<(int Line, int Customer), int> setOfPair)
    {
        var attributes = Enumerable.Range(0, source.Names.Count)
            .Select(attribute => (Name: source.Names[attribute], Texts: source.Values(attribute).Texts))
            .ToList();
        var age = source.IndexOf(Age);
        int[]? groupOfAge = null;
        if (age >= 0 && source.IndexOf(AgeGroup) < 0)
        {
            attributes.Add((AgeGroup, AgeGroups));
            groupOfAge = source.Values(age).Texts.Select(GroupOf).ToArray();
        }

        var rows = new Dictionary<(int, int), int[]>(pairs.Count);
        var used = attributes.Select(attribute => new bool[attribute.Texts.Count]).ToArray();
        foreach (var pair in pairs)
        {
            var row = new int[attributes.Count];
            for (var attribute = 0; attribute < row.Length; attribute++)
            {
                if (attribute < source.Names.Count)
                {
                    var own = source.ValueCode(pair.Line, attribute);
                    row[attribute] = own != AttributeSets.Missing ? own : source.ValueCode(pair.Customer, attribute);
                }
                else
                {
                    row[attribute] = row[age] == AttributeSets.Missing ? AttributeSets.Missing : groupOfAge![row[age]];
                }
                if (row[attribute] != AttributeSets.Missing)
                {
                    used[attribute][row[attribute]] = true;
                }
            }
            rows.Add(pair, row);
        }

        var kept = Enumerable.Range(0, attributes.Count)
            .Where(attribute => used[attribute].Contains(true))
            .OrderBy(attribute => attributes[attribute].Name, StringComparer.Ordinal)
            .ToArray();
        var orders = kept.Select(attribute => OrdinalRanking.Order(attributes[attribute].Texts, used[attribute])).ToArray();
        var ranks = kept.Select((attribute, i) => OrdinalRanking.Ranks(orders[i], attributes[attribute].Texts.Count)).ToArray();
        foreach (var pair in pairs)
        {
            var row = rows[pair];
            rows[pair] = kept
                .Select((attribute, i) => row[attribute] == AttributeSets.Missing ? AttributeSets.Missing : ranks[i][row[attribute]])
                .ToArray();
        }
        var sets = rows.Values.Distinct(RowComparer.Instance).Order(RowComparer.Instance).ToArray();
        setOfPair = new Dictionary<(int, int), int>(rows.Count);
        foreach (var (pair, row) in rows)
        {
            setOfPair.Add(pair, Array.BinarySearch(sets, row, RowComparer.Instance));
        }
        return new AttributeCatalogue(
            kept.Select(attribute => attributes[attribute].Name).ToArray(),
            kept.Select((attribute, i) => Array.ConvertAll(orders[i], code => attributes[attribute].Texts[code])).ToArray(),
            sets);
    }

    private static int GroupOf(string age) =>
        !decimal.TryParse(age, NumberStyles.Number, CultureInfo.InvariantCulture, out var years) || years < 0
            ? AttributeSets.Missing
            : years switch
            {
                < 18 => 0,
                < 25 => 1,
                < 35 => 2,
                < 45 => 3,
                < 55 => 4,
                < 65 => 5,
                _ => 6,
            };

    private sealed class RowComparer : IComparer<int[]>, IEqualityComparer<int[]>
    {
        public static readonly RowComparer Instance = new();

        public int Compare(int[]? x, int[]? y) => x.AsSpan().SequenceCompareTo(y);

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] row)
        {
            var hash = new HashCode();
            foreach (var code in row)
            {
                hash.Add(code);
            }
            return hash.ToHashCode();
        }
    }
}
