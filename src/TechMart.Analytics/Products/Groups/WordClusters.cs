namespace TechMart.Analytics.Products.Groups;

/// <summary>Spherical K-means of names, begun with a greedy cover by single words (<see cref="ProductGroups"/>).</summary>
internal sealed class WordClusters(ProductNameVectors names, ProductGroupOptions options)
{
    private const int None = ProductNameVectors.None;
    private const int MostIterations = 50;

    // A second word joins the name of a group where it is at least so strong against the first.
    private const double SecondWord = 0.5;

    // Between the words of a name: a list of groups has commas.
    private const string Between = " & ";

    private readonly double _all = names.Weights.Sum();
    private readonly List<(int Name, double Weight)>[] _namesOfWord = NamesOfWords(names);

    /// <summary>The group of each name (−1 = none), and what each group is called.</summary>
    public (int[] GroupOfName, IReadOnlyList<WordGroup> Groups) Find(CancellationToken cancellation)
    {
        var seeds = Cover();
        var groups = new int[names.Vectors.Count];
        Array.Fill(groups, None);
        var centres = seeds.ConvertAll(seed => names.Centre(_namesOfWord[seed].Select(part => part.Name)));
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
            centres = [.. Enumerable.Range(0, centres.Count).Select(group => names.Centre(members[group]))];
        }
        return (groups, Named(seeds, centres));
    }

    private static List<T> Kept<T>(List<T> all, HashSet<int> without) => [.. all.Where((_, place) => !without.Contains(place))];

    private bool IsLarge(IEnumerable<int> members)
    {
        var list = members.ToList();
        return list.Count >= options.LeastProducts && list.Sum(name => names.Weights[name]) >= options.LeastShare * _all;
    }

    /// <summary>The words to begin with: each shared by the most purchases that no earlier one covers, so long as that is enough for a group.</summary>
    private List<int> Cover()
    {
        var covered = new bool[names.Vectors.Count];
        var seeds = new List<int>();
        while (seeds.Count < options.MostGroups)
        {
            var (best, bestGain) = (None, 0.0);
            for (var word = 0; word < _namesOfWord.Length; word++)
            {
                var open = _namesOfWord[word].Where(part => !covered[part.Name]).ToList();
                // Purchases times how much the word says of each name.
                var gain = open.Sum(part => names.Weights[part.Name] * part.Weight);
                if (gain > bestGain && IsLarge(open.Select(part => part.Name)))
                {
                    (best, bestGain) = (word, gain);
                }
            }
            if (best == None)
            {
                break;
            }
            seeds.Add(best);
            foreach (var (name, _) in _namesOfWord[best])
            {
                covered[name] = true;
            }
        }
        return seeds;
    }

    private bool Assign(List<double[]> centres, int[] groups)
    {
        var moved = false;
        for (var name = 0; name < groups.Length; name++)
        {
            var nearest = names.Nearest(name, centres);
            moved |= groups[name] != nearest;
            groups[name] = nearest;
        }
        return moved;
    }

    private static List<(int Name, double Weight)>[] NamesOfWords(ProductNameVectors names)
    {
        var namesOfWord = Array.ConvertAll(new int[names.Words.Count], _ => new List<(int, double)>());
        for (var name = 0; name < names.Vectors.Count; name++)
        {
            foreach (var (word, weight) in names.Vectors[name])
            {
                namesOfWord[word].Add((name, weight));
            }
        }
        return namesOfWord;
    }

    private List<WordGroup> Named(List<int> seeds, List<double[]> centres)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var named = new List<WordGroup>();
        for (var group = 0; group < seeds.Count; group++)
        {
            var top = ProductNameVectors.Strongest(centres[group]);
            var words = top.ConvertAll(names.Shown);
            var count = top.Count > 1 && centres[group][top[1]] >= SecondWord * centres[group][top[0]] ? 2 : 1;
            // Two groups may lead with the same word; then more words tell them apart.
            while (!taken.Add(string.Join(Between, words.Take(count))) && count < words.Count)
            {
                count++;
            }
            var name = string.Join(Between, words.Take(count));
            named.Add(new WordGroup(names.Words[seeds[group]], name, words));
        }
        return named;
    }
}

/// <summary>What a group of names is called.</summary>
internal sealed record WordGroup(string Key, string Name, IReadOnlyList<string> Words);
