using TechMart.Analytics.Products.Groups;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Tables;
using TechMart.Store.ProductGroupings;
using TechMart.Wording;

namespace TechMart.Dashboard.Reports.Segments.Groups;

/// <summary>The groups of products, ready for the reader.</summary>
/// <param name="Revision">Which change was the last.</param>
/// <param name="IsEdited">Whether an analyst changed them.</param>
/// <param name="Origin">Whether they are derived, or who changed them when.</param>
/// <param name="Kpis">Key figures.</param>
/// <param name="Groups">The groups, bought most first.</param>
/// <param name="Ungrouped">The products in no group; null where all are in one.</param>
/// <param name="News">How many products were assigned by their names since the last change, in words; null where none were.</param>
/// <param name="HasCategories">Whether the data have categories.</param>
/// <param name="HasProducts">Whether any product was sold.</param>
public sealed record ProductGroupsView(
    int Revision, bool IsEdited, string Origin, IReadOnlyList<Kpi> Kpis, IReadOnlyList<ProductGroupRow> Groups, ProductGroupRow? Ungrouped, string? News, bool HasCategories, bool HasProducts)
{
    /// <summary>The name of the table that can be downloaded.</summary>
    public const string Export = "product-groups";

    private const int Samples = 3;

    /// <summary>The days that all figures rest on.</summary>
    public required string Days { get; init; }

    private IReadOnlyList<ProductRow> Products { get; init; } = [];

    /// <summary>Makes the page of the numbers.</summary>
    /// <param name="source">The numbers.</param>
    /// <param name="change">Who changed the groups last; null where they are derived.</param>
    public static ProductGroupsView Of(ProductGroupsSource source, ProductGroupsChange? change)
    {
        ArgumentNullException.ThrowIfNull(source);
        var (groups, own, format) = (source.Result, source.Own, source.Format);
        var members = groups.Products.ToLookup(product => product.Group);
        var added = groups.Products.Count(product => product.IsNew);
        return new ProductGroupsView(
            groups.Revision,
            groups.IsEdited,
            change is null || !groups.IsEdited ? own["Derived"] : own.Fill("Edited", ("person", change.By), ("day", format.Day(DateOnly.FromDateTime(change.At)))),
            [
                new Kpi(own["Groups"], format.Count(groups.Groups.Count), format.Count(groups.Groups.Count), source.Facts(own["GroupsDefinition"])),
                new Kpi(own["Products"], format.ShortCount(groups.Products.Count), format.Count(groups.Products.Count), source.Facts(own["ProductsDefinition"])),
                new Kpi(own["ShareName"], format.Percent(groups.GroupedShare), format.Percent(groups.GroupedShare, 3), source.Facts(own["ShareDefinition"], "%")),
            ],
            [.. groups.Groups.Select((group, place) => Row(source, group, [.. members[place]]))],
            members[null].Any() ? Row(source, null, [.. members[null]]) : null,
            added == 0 ? null : own.Count("New", added, ("count", format.Count(added))),
            source.Report.Data.Table.HasCategories,
            groups.Products.Count > 0)
        {
            Days = source.Days,
            Products =
            [
                .. groups.Products.Select(product => new ProductRow(
                    product.Key,
                    product.Name ?? product.Key,
                    product.Group is { } place ? groups.Groups[place].Key : null,
                    source.GroupOf(product),
                    product.IsNew,
                    format.Money(product.Revenue),
                    format.Count(product.Customers))),
            ],
        };
    }

    /// <summary>The products that a search finds, bought most first.</summary>
    public IReadOnlyList<ProductRow> Find(ProductSearch search)
    {
        ArgumentNullException.ThrowIfNull(search);
        var words = search.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. Products.Where(product => Fits(product, search.Where) && words.All(word => Has(product.Name, word) || Has(product.Key, word)))];
    }

    /// <summary>Which product is in which group, as a table.</summary>
    public static Table<GroupedProduct> Table(ProductGroupsSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var own = source.Own;
        return new Table<GroupedProduct>(
            Export,
            own["Title"],
            new Columns<GroupedProduct>()
                .Text("product", own["Column_key"], product => product.Key)
                .Text("name", own["Column_name"], product => product.Name)
                .Text("group", own["Column_group"], product => product.Group is { } place ? source.Result.Groups[place].Name : null)
                .Money("revenue", own["Column_revenue"], product => product.Revenue)
                .Whole("customers", own["Column_customers"], product => product.Customers),
            source.Result.Products);
    }

    private static bool Fits(ProductRow product, string where) => where switch
    {
        ProductSearch.Everywhere => true,
        ProductSearch.New => product.IsNew,
        ProductSearch.NoGroup => product.Group is null,
        _ => product.Group == ProductSearch.GroupOf(where),
    };

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.CurrentCultureIgnoreCase);

    private static ProductGroupRow Row(ProductGroupsSource source, ProductGroup? group, IReadOnlyList<GroupedProduct> products)
    {
        var (own, format) = (source.Own, source.Format);
        var revenue = products.Sum(product => product.Revenue);
        var added = products.Count(product => product.IsNew);
        return new ProductGroupRow(
            group?.Key,
            group?.Name ?? own["NoGroup"],
            group is null ? own["NoGroupAbout"] : group.Words.Count == 0 ? "" : own.Fill("Words", ("words", string.Join(", ", group.Words))),
            format.Count(products.Count),
            format.ShortMoney(revenue),
            format.Money(revenue),
            format.Percent(source.Result.Revenue > 0 ? (double)(revenue / source.Result.Revenue) : null),
            own.Fill("Example", ("names", string.Join(" · ", products.Take(Samples).Select(product => product.Name ?? product.Key)))),
            added == 0 ? null : own.Fill("GroupsWithNew", ("count", format.Count(added))));
    }
}

/// <summary>A group.</summary>
/// <param name="Key">What it is known by; null = the products in no group.</param>
/// <param name="Name">Its name.</param>
/// <param name="Words">Its strongest words.</param>
/// <param name="Products">How many products.</param>
/// <param name="Revenue">Value of their sales, with no more digits than matter.</param>
/// <param name="ExactRevenue">The same with all digits.</param>
/// <param name="Share">Its share of the value of all sales.</param>
/// <param name="Example">Some of its products.</param>
/// <param name="News">How many of them were assigned by their names since the last change; null where none were.</param>
public sealed record ProductGroupRow(
    string? Key, string Name, string Words, string Products, string Revenue, string ExactRevenue, string Share, string Example, string? News);

/// <summary>A product.</summary>
/// <param name="Key">Its number or code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Group">Its group's key; null = none.</param>
/// <param name="GroupName">Its group's name.</param>
/// <param name="IsNew">Whether it was assigned by its name since the last change.</param>
/// <param name="Revenue">Value of its sales.</param>
/// <param name="Customers">Customers who bought it.</param>
public sealed record ProductRow(string Key, string Name, string? Group, string GroupName, bool IsNew, string Revenue, string Customers);

/// <summary>What products are looked for.</summary>
/// <param name="Words">Parts of the name or number, each of which must be there; empty = all.</param>
/// <param name="Where">One of the constants, or what <see cref="In"/> gives.</param>
public sealed record ProductSearch(string Words, string Where)
{
    /// <summary>In all groups and in none.</summary>
    public const string Everywhere = "";

    /// <summary>Only those in no group.</summary>
    public const string NoGroup = "none";

    /// <summary>Only those that were assigned by their names since the last change.</summary>
    public const string New = "new";

    /// <summary>Only those of a group.</summary>
    public static string In(string group) => "group:" + group;

    internal static string GroupOf(string where) => where["group:".Length..];
}
