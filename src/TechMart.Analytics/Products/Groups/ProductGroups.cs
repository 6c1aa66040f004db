using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Products.Groups;

/// <summary>
/// Groups of products that are called alike: what stands for categories where the data have none. They are derived from names, or kept as an analyst left them
/// (<see cref="KeptProductGroups"/>); then products that came later join the group that their names fit.
/// </summary>
/// <remarks>
/// Names become vectors of their words' stems (<see cref="ProductWords"/>), each weighted by its rarity (TF-IDF), of length 1. Words that tell variants are left out
/// (<see cref="VariantWords"/>). The first groups come from a greedy cover: the word that the most purchases not yet covered share, then the next, and so on; spherical K-means (Dhillon
/// and Modha 2001) then lets each product join the group whose mean direction it is nearest to. A product weighs as much as customers bought it, so that one large order makes no
/// group. Nothing is random: the same names and customers give the same groups.
/// </remarks>
public sealed class ProductGroups
{
    private readonly KeptProductGroups? _kept;
    private readonly IReadOnlyDictionary<string, string> _nameOfKey;

    private ProductGroups(IReadOnlyList<ProductGroup> groups, IReadOnlyList<GroupedProduct> products, KeptProductGroups? kept)
    {
        _kept = kept;
        Groups = groups;
        Products = products;
        Grouping = new ProductGrouping(
            [.. groups.Select(group => group.Name)],
            products.Where(product => product.Group is not null).ToDictionary(product => product.Key, product => product.Group!.Value, StringComparer.Ordinal));
        _nameOfKey = groups.ToDictionary(group => group.Key, group => group.Name, StringComparer.Ordinal);
        Revenue = products.Sum(product => product.Revenue);
    }

    /// <summary>The groups that have sold products, bought most first; empty where names have nothing in common, or there are none.</summary>
    public IReadOnlyList<ProductGroup> Groups { get; }

    /// <summary>All products that were sold, bought most first.</summary>
    public IReadOnlyList<GroupedProduct> Products { get; }

    /// <summary>Which product belongs to which of <see cref="Groups"/>.</summary>
    public ProductGrouping Grouping { get; }

    /// <summary>Value of all sales of known products, before returns.</summary>
    public decimal Revenue { get; }

    /// <summary>What part of <see cref="Revenue"/> the groups hold, 0 to 1.</summary>
    public double GroupedShare => Revenue > 0 ? (double)(Groups.Sum(group => group.Revenue) / Revenue) : 0;

    /// <summary>Whether an analyst changed them.</summary>
    public bool IsEdited => _kept is not null;

    /// <summary>Counts an analyst's changes, also those that were taken back: groups of the same data with the same number are the same.</summary>
    public int Revision { get; private init; }

    /// <summary>Derives groups from names.</summary>
    /// <param name="products">The products with their names and sums; a row without a key is passed over.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static ProductGroups Derive(IReadOnlyList<BreakdownRow> products, ProductGroupOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(products);
        ArgumentNullException.ThrowIfNull(options);
        var sold = Sold(products);
        var (groupOfName, words) = new WordClusters(Vectors(sold, options), options).Find(cancellation);
        return Of(sold, groupOfName, [.. words.Select(word => (word.Key, word.Name, word.Words))], new HashSet<string>(), null);
    }

    /// <summary>The groups as an analyst left them; products that came later join the group that their names fit.</summary>
    /// <param name="kept">What the analyst left.</param>
    /// <param name="products">The products with their names and sums; a row without a key is passed over.</param>
    /// <param name="options">How names are compared.</param>
    public static ProductGroups Of(KeptProductGroups kept, IReadOnlyList<BreakdownRow> products, ProductGroupOptions options)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(products);
        ArgumentNullException.ThrowIfNull(options);
        var sold = Sold(products);
        var names = Vectors(sold, options);
        var places = kept.Groups.SelectMany((group, place) => group.Products.Select(product => (product, place)))
            .Concat(kept.Ungrouped.Select(product => (product, place: ProductNameVectors.None)))
            .ToDictionary(pair => pair.product, pair => pair.place, StringComparer.Ordinal);
        int[] keptGroups = [.. sold.Select(product => places.GetValueOrDefault(product.Key!, ProductNameVectors.None))];
        var members = Enumerable.Range(0, sold.Count).ToLookup(name => keptGroups[name]);
        var centres = kept.Groups.Select((_, place) => names.Centre(members[place])).ToList();
        var isNew = sold.Select(product => product.Key!).Where(product => !places.ContainsKey(product)).ToHashSet(StringComparer.Ordinal);
        var neighbours = new NameNeighbours(names, keptGroups, centres, options.MostProducts);
        int[] groupOfName = [.. sold.Select((product, name) => isNew.Contains(product.Key!) ? neighbours.Of(name) : keptGroups[name])];
        return Of(
            sold,
            groupOfName,
            [.. kept.Groups.Select((group, place) => (group.Key, group.Name, (IReadOnlyList<string>)ProductNameVectors.Strongest(centres[place]).ConvertAll(names.Shown)))],
            isNew,
            kept);
    }

    /// <summary>The same groups, known as those of a revision.</summary>
    /// <param name="revision">How many changes were made, also those that were taken back.</param>
    public ProductGroups AsRevision(int revision) => new(Groups, Products, _kept) { Revision = revision };

    /// <summary>What is kept after a change. Every product of these groups stays where it is from then on, until somebody moves it.</summary>
    /// <param name="edit">The change.</param>
    /// <exception cref="ProductGroupException">It cannot be made.</exception>
    public KeptProductGroups With(ProductGroupEdit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return new ProductGroupChange(this, _kept).Make(edit);
    }

    /// <summary>The name of a group that had this key once: its own, or that of the group that it was merged into; null where it is gone.</summary>
    public string? NameOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _nameOfKey.GetValueOrDefault(_kept?.Joined.GetValueOrDefault(key) ?? key);
    }

    private static ProductGroups Of(
        List<BreakdownRow> sold, int[] groupOfName, IReadOnlyList<(string Key, string Name, IReadOnlyList<string> Words)> described, HashSet<string> isNew, KeptProductGroups? kept)
    {
        var order = Enumerable.Range(0, sold.Count).Where(name => groupOfName[name] >= 0).GroupBy(name => groupOfName[name])
            .OrderByDescending(members => members.Sum(name => (long)sold[name].Totals.Customers)).ThenBy(members => members.Key).ToList();
        var number = order.Select((members, place) => (members.Key, place)).ToDictionary(pair => pair.Key, pair => pair.place);
        return new ProductGroups(
            [
                .. order.Select(members => new ProductGroup(
                    described[members.Key].Key, described[members.Key].Name, described[members.Key].Words, [.. members.Select(name => sold[name].Key!)])
                {
                    Revenue = members.Sum(name => sold[name].Totals.GrossRevenue),
                }),
            ],
            [
                .. sold.Select((product, name) => new GroupedProduct(
                    product.Key!,
                    product.Name,
                    product.Totals.GrossRevenue,
                    product.Totals.Customers,
                    groupOfName[name] >= 0 ? number[groupOfName[name]] : null,
                    isNew.Contains(product.Key!))),
            ],
            kept);
    }

    private static List<BreakdownRow> Sold(IReadOnlyList<BreakdownRow> products) =>
    [
        .. products.Where(product => product.Key is not null && product.Totals.GrossRevenue > 0)
            .OrderByDescending(product => product.Totals.Customers).ThenBy(product => product.Key, StringComparer.Ordinal),
    ];

    private static ProductNameVectors Vectors(List<BreakdownRow> sold, ProductGroupOptions options) =>
        new([.. sold.Select(product => product.Name ?? "")], [.. sold.Select(product => 1.0 + product.Totals.Customers)], options.MostProducts);
}

/// <summary>A group of products.</summary>
/// <param name="Key">What it is known by from version to version of the data, whatever its name: the stem of the word that it began with, or the name that an analyst gave it at first.</param>
/// <param name="Name">Its name, unlike that of any other.</param>
/// <param name="Words">The words that mark it, the strongest first.</param>
/// <param name="Products">The keys of its sold products, bought most first.</param>
public sealed record ProductGroup(string Key, string Name, IReadOnlyList<string> Words, IReadOnlyList<string> Products)
{
    /// <summary>Value of the sales of its products, before returns.</summary>
    public decimal Revenue { get; init; }
}

/// <summary>A product and its group.</summary>
/// <param name="Key">The product's key.</param>
/// <param name="Name">Its name; null where the data tell none.</param>
/// <param name="Revenue">Value of its sales, before returns.</param>
/// <param name="Customers">How many customers bought it.</param>
/// <param name="Group">The place of its group; null = in none.</param>
/// <param name="IsNew">Whether it came after the analyst's last change and was assigned by its name.</param>
public sealed record GroupedProduct(string Key, string? Name, decimal Revenue, int Customers, int? Group, bool IsNew);
