using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Products.Groups;

/// <summary>
/// Groups of products that are called alike: what stands for categories where the data have none.
/// </summary>
/// <remarks>
/// Names become vectors of their words' stems (<see cref="ProductWords"/>), each weighted by its rarity (TF-IDF), of length 1. Words that tell variants are left out
/// (<see cref="VariantWords"/>). The first groups come from a greedy cover: the word that the most purchases not yet covered share, then the next, and so on; spherical K-means (Dhillon
/// and Modha 2001) then lets each product join the group whose mean direction it is nearest to. A product weighs as much as customers bought it, so that one large order makes no
/// group. Nothing is random: the same names and customers give the same groups.
/// </remarks>
public sealed class ProductGroups
{
    internal ProductGroups(IReadOnlyList<ProductGroup> groups, IReadOnlyDictionary<string, int> groupOfProduct, double groupedRevenue)
    {
        Groups = groups;
        Grouping = new ProductGrouping([.. groups.Select(group => group.Name)], groupOfProduct);
        GroupedRevenue = groupedRevenue;
    }

    /// <summary>The groups, bought most first; empty where names have nothing in common, or there are none.</summary>
    public IReadOnlyList<ProductGroup> Groups { get; }

    /// <summary>Which product belongs to which of <see cref="Groups"/>.</summary>
    public ProductGrouping Grouping { get; }

    /// <summary>What part of the value of sales the groups hold, 0 to 1.</summary>
    public double GroupedRevenue { get; }

    /// <summary>Groups products.</summary>
    /// <param name="products">The products with their names and sums; a row without a key is passed over.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static ProductGroups Derive(IReadOnlyList<BreakdownRow> products, ProductGroupOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(products);
        ArgumentNullException.ThrowIfNull(options);
        var sold = products.Where(product => product.Key is not null && product.Totals.GrossRevenue > 0)
            .OrderByDescending(product => product.Totals.Customers).ThenBy(product => product.Key, StringComparer.Ordinal).ToList();
        var names = new ProductNameVectors([.. sold.Select(product => product.Name ?? "")], [.. sold.Select(product => 1.0 + product.Totals.Customers)], options.MostProducts);
        var (groupOfName, words) = new WordClusters(names, options).Find(cancellation);
        var groups = new List<ProductGroup>();
        var groupOfProduct = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbers = new Dictionary<int, int>();
        foreach (var members in Enumerable.Range(0, sold.Count).Where(name => groupOfName[name] >= 0).GroupBy(name => groupOfName[name])
            .OrderByDescending(members => members.Sum(name => (long)sold[name].Totals.Customers)).ThenBy(members => members.Key))
        {
            foreach (var name in members)
            {
                groupOfProduct.Add(sold[name].Key!, groups.Count);
            }
            groups.Add(new ProductGroup(words[members.Key].Key, words[members.Key].Name, words[members.Key].Words, [.. members.Select(name => sold[name].Key!)]));
        }
        return new ProductGroups(groups, groupOfProduct, Share(sold, groupOfProduct));
    }

    /// <summary>The groups as an analyst wants them.</summary>
    /// <param name="edits">What was changed, oldest first; what concerns groups or products that are no longer there does nothing.</param>
    /// <param name="products">The products that the groups were derived from.</param>
    public ProductGroups With(IReadOnlyList<ProductGroupEdit> edits, IReadOnlyList<BreakdownRow> products)
    {
        ArgumentNullException.ThrowIfNull(edits);
        ArgumentNullException.ThrowIfNull(products);
        return ProductGroupEdits.Apply(this, edits, products);
    }

    internal static double Share(IEnumerable<BreakdownRow> products, IReadOnlyDictionary<string, int> groupOfProduct)
    {
        var (grouped, all) = (0m, 0m);
        foreach (var product in products)
        {
            all += product.Totals.GrossRevenue;
            grouped += product.Key is not null && groupOfProduct.ContainsKey(product.Key) ? product.Totals.GrossRevenue : 0;
        }
        return all > 0 ? (double)(grouped / all) : 0;
    }
}

/// <summary>A group of products.</summary>
/// <param name="Key">What it is known by from version to version of the data: the stem of the word that it began with, or the name that an analyst gave it at first.</param>
/// <param name="Name">Its name.</param>
/// <param name="Words">The words that mark it, the strongest first.</param>
/// <param name="Products">Its products' keys.</param>
public sealed record ProductGroup(string Key, string Name, IReadOnlyList<string> Words, IReadOnlyList<string> Products);
