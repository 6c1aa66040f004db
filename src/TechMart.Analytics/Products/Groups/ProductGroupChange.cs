namespace TechMart.Analytics.Products.Groups;

/// <summary>Makes a change to groups, and tells what is then to be kept.</summary>
internal sealed class ProductGroupChange
{
    private readonly List<KeptProductGroup> _groups;
    private readonly List<string> _ungrouped;
    private readonly Dictionary<string, string> _joined;
    private readonly HashSet<string> _products;

    /// <param name="groups">The groups with every product that is sold.</param>
    /// <param name="kept">What was kept of earlier changes; it also knows products that the data hold no longer.</param>
    public ProductGroupChange(ProductGroups groups, KeptProductGroups? kept)
    {
        _products = groups.Products.Select(product => product.Key).ToHashSet(StringComparer.Ordinal);
        var sold = groups.Groups.ToDictionary(group => group.Key, group => group.Products, StringComparer.Ordinal);
        _groups = kept is null
            ? [.. groups.Groups.Select(group => new KeptProductGroup(group.Key, group.Name, group.Products))]
            : [.. kept.Groups.Select(group => group with { Products = [.. group.Products.Union(sold.GetValueOrDefault(group.Key) ?? [])] })];
        _ungrouped = [.. (kept?.Ungrouped ?? []).Union(groups.Products.Where(product => product.Group is null).Select(product => product.Key))];
        _joined = new Dictionary<string, string>(kept?.Joined ?? new Dictionary<string, string>(), StringComparer.Ordinal);
    }

    public KeptProductGroups Make(ProductGroupEdit edit)
    {
        switch (edit)
        {
            case RenameGroup rename:
                var place = Find(rename.Group);
                _groups[place] = _groups[place] with { Name = Free(rename.Name, place) };
                break;
            case MergeGroups merge:
                Merge(merge);
                break;
            case MoveProducts move:
                Move(move.Products, move.Group is null ? null : _groups[Find(move.Group)].Key);
                break;
            case NewGroup made:
                var name = Free(made.Name, -1);
                var key = KeyFor(name);
                _groups.Add(new KeptProductGroup(key, name, []));
                Move(made.Products, key);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(edit), edit, null);
        }
        return new KeptProductGroups([.. _groups.Where(group => group.Products.Count > 0)], _ungrouped, _joined);
    }

    private void Merge(MergeGroups merge)
    {
        var into = _groups[Find(merge.Into)];
        var others = merge.Groups.Select(key => _groups[Find(key)]).Where(group => group.Key != into.Key).Distinct().ToList();
        if (others.Count == 0)
        {
            throw new ProductGroupException(ProductGroupProblem.NothingChosen);
        }
        foreach (var other in others)
        {
            _groups.RemoveAt(Find(other.Key));
            // What had joined the other has now joined this one.
            foreach (var key in _joined.Where(pair => pair.Value == other.Key).Select(pair => pair.Key).Append(other.Key).ToList())
            {
                _joined[key] = into.Key;
            }
        }
        _groups[Find(into.Key)] = into with { Products = [.. into.Products, .. others.SelectMany(group => group.Products)] };
    }

    private void Move(IReadOnlyList<string> products, string? group)
    {
        if (products.Count == 0)
        {
            throw new ProductGroupException(ProductGroupProblem.NothingChosen);
        }
        if (products.FirstOrDefault(product => !_products.Contains(product)) is { } unknown)
        {
            throw new ProductGroupException(ProductGroupProblem.UnknownProduct, unknown);
        }
        var moved = products.ToHashSet(StringComparer.Ordinal);
        _ungrouped.RemoveAll(moved.Contains);
        for (var place = 0; place < _groups.Count; place++)
        {
            var others = _groups[place].Products.Where(product => !moved.Contains(product));
            _groups[place] = _groups[place] with { Products = [.. others, .. _groups[place].Key == group ? moved : []] };
        }
        if (group is null)
        {
            _ungrouped.AddRange(moved);
        }
    }

    private int Find(string key) => _groups.FindIndex(group => group.Key == key) is var place and >= 0 ? place : throw new ProductGroupException(ProductGroupProblem.UnknownGroup, key);

    /// <summary>The name, if a group may have it.</summary>
    private string Free(string name, int place)
    {
        var trimmed = (name ?? "").Trim();
        if (trimmed.Length is 0 or > ProductGroupEdit.MaxNameLength || trimmed.Any(char.IsControl))
        {
            throw new ProductGroupException(ProductGroupProblem.BadName, trimmed);
        }
        return _groups.Where((group, other) => other != place && string.Equals(group.Name, trimmed, StringComparison.OrdinalIgnoreCase)).Any()
            ? throw new ProductGroupException(ProductGroupProblem.NameTaken, trimmed)
            : trimmed;
    }

    /// <summary>A key that no group has, or had before it was merged.</summary>
    private string KeyFor(string name)
    {
        var key = name;
        for (var number = 2; _groups.Exists(group => group.Key == key) || _joined.ContainsKey(key); number++)
        {
            key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} {number}");
        }
        return key;
    }
}
