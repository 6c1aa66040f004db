using System.Globalization;

namespace TechMart.Analytics.Products.Groups;

/// <summary>Product names as TF-IDF vectors of length 1: for each name its words (numbers) with their weights.</summary>
internal sealed class ProductNameVectors
{
    /// <summary>No centre.</summary>
    public const int None = -1;

    /// <summary>What is nearer than this to no centre belongs to none: a shared word of little weight makes no kin.</summary>
    public const double LeastSimilarity = 0.15;

    private const int MostWords = 5;

    private readonly Dictionary<string, Dictionary<string, double>> _forms = new(StringComparer.Ordinal);

    /// <param name="names">The names, the most important first.</param>
    /// <param name="weights">How much each weighs.</param>
    /// <param name="most">Only words of so many first names are known.</param>
    public ProductNameVectors(IReadOnlyList<string> names, IReadOnlyList<double> weights, int most)
    {
        Weights = weights;
        var words = names.Select(ProductWords.Of).ToList();
        var stems = words.ConvertAll(name => name.Select(word => word.Stem).ToArray());
        var first = stems.Take(most).ToList();
        var variants = VariantWords.In(first);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var name = 0; name < first.Count; name++)
        {
            foreach (var stem in first[name].Distinct(StringComparer.Ordinal).Where(stem => !variants.Contains(stem)))
            {
                counts[stem] = counts.GetValueOrDefault(stem) + 1;
            }
            foreach (var word in words[name])
            {
                var forms = _forms.TryGetValue(word.Stem, out var known) ? known : _forms[word.Stem] = new(StringComparer.Ordinal);
                forms[word.Text] = forms.GetValueOrDefault(word.Text) + weights[name];
            }
        }
        // A word of one name only has nothing in common with any other.
        Words = [.. counts.Where(word => word.Value > 1).Select(word => word.Key).Order(StringComparer.Ordinal)];
        var numbers = Words.Select((word, number) => (word, number)).ToDictionary(pair => pair.word, pair => pair.number, StringComparer.Ordinal);
        Rarity = [.. Words.Select(word => Math.Log((1.0 + first.Count) / counts[word]))];
        Vectors = stems.ConvertAll(name => Vector([.. name.Distinct(StringComparer.Ordinal).Where(numbers.ContainsKey).Select(stem => numbers[stem])]));
    }

    public IReadOnlyList<string> Words { get; }

    /// <summary>The inverse document frequency of each word.</summary>
    public IReadOnlyList<double> Rarity { get; }

    public IReadOnlyList<double> Weights { get; }

    /// <summary>For each name its words, ascending, with their weights; none where it has no known word.</summary>
    public IReadOnlyList<(int Word, double Weight)[]> Vectors { get; }

    /// <summary>A word as it is mostly written, with a capital.</summary>
    public string Shown(int word)
    {
        var form = _forms[Words[word]].OrderByDescending(form => form.Value).ThenBy(form => form.Key, StringComparer.Ordinal).First().Key;
        return char.ToUpper(form[0], CultureInfo.InvariantCulture) + form[1..];
    }

    /// <summary>The mean direction of some names, of length 1, by word; zeros where none of them has a known word.</summary>
    public double[] Centre(IEnumerable<int> members)
    {
        var centre = new double[Words.Count];
        foreach (var name in members)
        {
            foreach (var (word, weight) in Vectors[name])
            {
                centre[word] += Weights[name] * weight;
            }
        }
        var length = Math.Sqrt(centre.Sum(value => value * value));
        for (var word = 0; word < centre.Length && length > 0; word++)
        {
            centre[word] /= length;
        }
        return centre;
    }

    /// <summary>The centre that a name is nearest to; <see cref="None"/> where it is near to none.</summary>
    public int Nearest(int name, IReadOnlyList<double[]> centres)
    {
        var (best, nearest) = (None, LeastSimilarity);
        for (var group = 0; group < centres.Count; group++)
        {
            if (Similarity(name, centres[group]) is var similarity && similarity > nearest)
            {
                (best, nearest) = (group, similarity);
            }
        }
        return best;
    }

    /// <summary>How near a name is to a centre: the cosine of the angle, 0 to 1.</summary>
    public double Similarity(int name, double[] centre)
    {
        var similarity = 0.0;
        foreach (var (word, weight) in Vectors[name])
        {
            similarity += weight * centre[word];
        }
        return similarity;
    }

    /// <summary>The words that mark a centre, the strongest first.</summary>
    public static List<int> Strongest(double[] centre) =>
        [.. Enumerable.Range(0, centre.Length).Where(word => centre[word] > 0).OrderByDescending(word => centre[word]).ThenBy(word => word).Take(MostWords)];

    private (int, double)[] Vector(int[] words)
    {
        var length = Math.Sqrt(words.Sum(word => Rarity[word] * Rarity[word]));
        return length > 0 ? [.. words.Order().Select(word => (word, Rarity[word] / length))] : [];
    }
}
