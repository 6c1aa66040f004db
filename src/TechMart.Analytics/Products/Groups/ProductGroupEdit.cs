using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Products.Groups;

/// <summary>What an analyst changes about groups of products.</summary>
public enum ProductGroupChange
{
    /// <summary>A group gets another name: subject is the group's key, target the name.</summary>
    Rename,

    /// <summary>A product moves to a group: subject is the product's key, target the group's key; a key that no group has makes a new group of that name, null takes the product out of all.</summary>
    Move,

    /// <summary>A group joins another: subject is the key of the one that goes, target that of the other.</summary>
    Merge,
}

/// <summary>A change.</summary>
/// <param name="Change">What is done.</param>
/// <param name="Subject">To what: see <see cref="ProductGroupChange"/>.</param>
/// <param name="Target">To which name or group.</param>
public sealed record ProductGroupEdit(ProductGroupChange Change, string Subject, string? Target);

/// <summary>Applies changes to derived groups, so that they hold when the groups are derived anew from more data.</summary>
internal static class ProductGroupEdits
{
    public static ProductGroups Apply(ProductGroups derived, IReadOnlyList<ProductGroupEdit> edits, IReadOnlyList<BreakdownRow> products)
    {
        var groups = derived.Groups.Select(group => (group.Key, group.Name, group.Words, Products: group.Products.ToList())).ToList();
        var known = products.Where(product => product.Key is not null).Select(product => product.Key!).ToHashSet(StringComparer.Ordinal);
        var merged = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var edit in edits)
        {
            switch (edit)
            {
                case { Change: ProductGroupChange.Rename, Target: { } name } when Find(edit.Subject) is var place and >= 0:
                    groups[place] = groups[place] with { Name = name };
                    break;
                case { Change: ProductGroupChange.Move } when known.Contains(edit.Subject):
                    groups.ForEach(group => group.Products.Remove(edit.Subject));
                    if (edit.Target is { } target)
                    {
                        if (Find(target) < 0)
                        {
                            groups.Add((target, target, [], []));
                        }
                        groups[Find(target)].Products.Add(edit.Subject);
                    }
                    break;
                case { Change: ProductGroupChange.Merge, Target: { } other } when Find(edit.Subject) is var from and >= 0 && Find(other) is var to and >= 0 && from != to:
                    groups[to].Products.AddRange(groups[from].Products);
                    merged[edit.Subject] = groups[to].Key;
                    groups.RemoveAt(from);
                    break;
            }
        }
        var kept = groups.Where(group => group.Products.Count > 0).Select(group => new ProductGroup(group.Key, group.Name, group.Words, group.Products)).ToList();
        var groupOfProduct = kept.SelectMany((group, number) => group.Products.Select(product => (product, number)))
            .ToDictionary(pair => pair.product, pair => pair.number, StringComparer.Ordinal);
        return new ProductGroups(kept, groupOfProduct, ProductGroups.Share(products, groupOfProduct));

        // What has joined another is found there.
        int Find(string key)
        {
            while (merged.TryGetValue(key, out var other))
            {
                key = other;
            }
            return groups.FindIndex(group => group.Key == key);
        }
    }
}
