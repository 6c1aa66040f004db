namespace TechMart.Analytics.Products.Groups;

/// <summary>
/// Finds the group that a name fits among groups that an analyst left: of the groups whose mean direction is near, that of most of the names most alike (k nearest neighbours). The mean
/// direction alone would prefer a handful of products, taken out of a large group of the same word, to that group.
/// </summary>
internal sealed class NameNeighbours
{
    private const int Neighbours = 10;

    private readonly ProductNameVectors _names;
    private readonly int[] _groupOfName;
    private readonly List<double[]> _centres;
    private readonly Dictionary<int, List<(int Name, double Weight)>> _namesOfWord = [];

    /// <param name="names">The names.</param>
    /// <param name="groupOfName">The group of each name that has one; others: <see cref="ProductNameVectors.None"/>.</param>
    /// <param name="centres">The mean direction of each group.</param>
    /// <param name="most">Most names to compare with, the first.</param>
    public NameNeighbours(ProductNameVectors names, int[] groupOfName, List<double[]> centres, int most)
    {
        (_names, _groupOfName, _centres) = (names, groupOfName, centres);
        foreach (var name in Enumerable.Range(0, groupOfName.Length).Where(name => groupOfName[name] >= 0).Take(most))
        {
            foreach (var (word, weight) in names.Vectors[name])
            {
                (_namesOfWord.TryGetValue(word, out var known) ? known : _namesOfWord[word] = []).Add((name, weight));
            }
        }
    }

    /// <summary>The group that a name fits; <see cref="ProductNameVectors.None"/> where it fits none.</summary>
    public int Of(int name)
    {
        var near = Enumerable.Range(0, _centres.Count).Where(group => _names.Similarity(name, _centres[group]) > ProductNameVectors.LeastSimilarity).ToHashSet();
        if (near.Count < 2)
        {
            return near.Count == 0 ? ProductNameVectors.None : near.Single();
        }
        var alike = new Dictionary<int, double>();
        foreach (var (word, weight) in _names.Vectors[name])
        {
            foreach (var (other, others) in _namesOfWord.GetValueOrDefault(word) ?? [])
            {
                alike[other] = alike.GetValueOrDefault(other) + (weight * others);
            }
        }
        var votes = alike.Where(other => near.Contains(_groupOfName[other.Key])).OrderByDescending(other => other.Value).ThenBy(other => other.Key).Take(Neighbours)
            .GroupBy(other => _groupOfName[other.Key], other => other.Value).ToDictionary(group => group.Key, group => group.Sum());
        return near.OrderByDescending(votes.GetValueOrDefault).ThenByDescending(group => _names.Similarity(name, _centres[group])).ThenBy(group => group).First();
    }
}
