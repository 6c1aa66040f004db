namespace TechMart.Analytics.Products.Groups;

/// <summary>Spherical K-means of names, begun with a greedy cover by single words (<see cref="ProductGroups"/>).</summary>
internal sealed class WordClusters(ProductNameVectors names, ProductGroupOptions options)
{
    private const int None = -1;
    private const int MostIterations = 50;
    private const int MostWords = 5;

    // Nearer than this to no group: a shared word of little weight makes no kin.
    private const double LeastSimilarity = 0.15;

    // A second word joins the name of a group where it is at least so strong against the first.
    private const double SecondWord = 0.5;

    private readonly double _all = names.Weights.Sum();

    /// <summary>The group of each name (−1 = none), and what each group is called.</summary>
    public (int[] GroupOfName, IReadOnlyList<WordGroup> Groups) Find(CancellationToken cancellation)
    {
        var seeds = Cover();
        var groups = new int[names.Vectors.Count];
        Array.Fill(groups, None);
        var centres = seeds.ConvertAll(seed => Centre(Enumerable.Range(0, groups.Length).Where(name => Has(name, seed))));
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            var moved = Assign(centres, groups);
            var members = groups.Select((group, name) => (group, name)).Where(pair => pair.group >= 0).ToLookup(pair => pair.group, pair => pair.name);
            var small = Enumerable.Range(0, centres.Count).Where(group => !IsLarge(members[group])).ToHashSet();
            if (small.Count > 0)
            {
                // What has become too small gives its products back to the others.
                seeds = Kept(seeds, small);
                centres = Kept(centres, small);
                continue;
            }
            if (!moved)
            {
                break;
            }
            centres = [.. Enumerable.Range(0, centres.Count).Select(group => Centre(members[group]))];
        }
        return (groups, Named(seeds, centres));
    }

    private static List<T> Kept<T>(List<T> all, HashSet<int> without) => [.. all.Where((_, place) => !without.Contains(place))];

    private bool IsLarge(IEnumerable<int> members)
    {
        var list = members.ToList();
        return list.Count >= options.LeastProducts && list.Sum(name => names.Weights[name]) >= options.LeastShare * _all;
    }

    private bool Has(int name, int word) => names.Vectors[name].Any(part => part.Word == word);

    /// <summary>The words to begin with: each shared by the most purchases that no earlier one covers, so long as that is enough for a group.</summary>
    private List<int> Cover()
    {
        var namesOfWord = new List<int>[names.Words.Count];
        for (var name = 0; name < names.Vectors.Count; name++)
        {
            foreach (var (word, _) in names.Vectors[name])
            {
                (namesOfWord[word] ??= []).Add(name);
            }
        }
        var covered = new bool[names.Vectors.Count];
        var seeds = new List<int>();
        while (seeds.Count < options.MostGroups)
        {
            var (best, bestGain) = (None, 0.0);
            for (var word = 0; word < namesOfWord.Length; word++)
            {
                var open = namesOfWord[word]?.Where(name => !covered[name]).ToList() ?? [];
                // Purchases times how much the word says of each name.
                var gain = open.Sum(name => names.Weights[name] * names.Vectors[name].First(part => part.Word == word).Weight);
                if (gain > bestGain && IsLarge(open))
                {
                    (best, bestGain) = (word, gain);
                }
            }
            if (best == None)
            {
                break;
            }
            seeds.Add(best);
            foreach (var name in namesOfWord[best])
            {
                covered[name] = true;
            }
        }
        return seeds;
    }

    private Dictionary<int, double> Centre(IEnumerable<int> members)
    {
        var centre = new Dictionary<int, double>();
        foreach (var name in members)
        {
            foreach (var (word, weight) in names.Vectors[name])
            {
                centre[word] = centre.GetValueOrDefault(word) + (names.Weights[name] * weight);
            }
        }
        var length = Math.Sqrt(centre.OrderBy(part => part.Key).Sum(part => part.Value * part.Value));
        return centre.ToDictionary(part => part.Key, part => part.Value / length);
    }

    private bool Assign(List<Dictionary<int, double>> centres, int[] groups)
    {
        var moved = false;
        for (var name = 0; name < groups.Length; name++)
        {
            var (best, nearest) = (None, LeastSimilarity);
            for (var group = 0; group < centres.Count; group++)
            {
                var similarity = names.Vectors[name].Sum(part => part.Weight * centres[group].GetValueOrDefault(part.Word));
                if (similarity > nearest)
                {
                    (best, nearest) = (group, similarity);
                }
            }
            moved |= groups[name] != best;
            groups[name] = best;
        }
        return moved;
    }

    private List<WordGroup> Named(List<int> seeds, List<Dictionary<int, double>> centres)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var named = new List<WordGroup>();
        for (var group = 0; group < seeds.Count; group++)
        {
            var top = centres[group].OrderByDescending(part => part.Value).ThenBy(part => part.Key).Take(MostWords).ToList();
            var words = top.ConvertAll(part => names.Shown(part.Key));
            var count = top.Count > 1 && top[1].Value >= SecondWord * top[0].Value ? 2 : 1;
            // Two groups may lead with the same word; then more words tell them apart.
            while (!taken.Add(string.Join(", ", words.Take(count))) && count < words.Count)
            {
                count++;
            }
            var name = string.Join(", ", words.Take(count));
            named.Add(new WordGroup(names.Words[seeds[group]], name, words));
        }
        return named;
    }
}

/// <summary>What a group of names is called.</summary>
internal sealed record WordGroup(string Key, string Name, IReadOnlyList<string> Words);
