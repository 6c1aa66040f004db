using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Products.Groups;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Tests.Products.Groups;

/// <summary>What may not change groups, and what they must stand.</summary>
public sealed class ProductGroupInvarianceTests
{
    private static readonly string[] Kinds = ["Candle", "Lantern", "Teapot", "Blanket", "Notebook", "Garland", "Umbrella", "Doormat"];

    // Each kind has its own dozen, which overlap: where every kind came in every style, names alone could not tell which of the two is the kind.
    private static readonly string[] Styles =
    [
        "vintage", "rustic", "striped", "floral", "scented", "folding", "hanging", "woven", "painted", "glazed", "retro", "gingham", "embossed", "quilted", "engraved", "polka", "tartan",
        "frosted", "beaded", "knitted", "carved", "enamel", "zinc", "bamboo", "velvet", "marble", "paisley", "nordic", "botanical", "nautical", "gothic", "colonial", "moroccan", "parisian",
    ];


    public static TheoryData<int> Seeds => [1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Derive_PlantedKinds_AreFound(int seed)
    {
        var (rows, kinds) = Planted(seed, 400);

        var groups = ProductGroups.Derive(rows, new ProductGroupOptions());

        var truth = rows.Where(row => groups.Grouping.GroupOfProduct.ContainsKey(row.Key!)).Select(row => kinds[row.Key!]).ToArray();
        var found = rows.Where(row => groups.Grouping.GroupOfProduct.ContainsKey(row.Key!)).Select(row => groups.Grouping.GroupOfProduct[row.Key!]).ToArray();
        Assert.InRange(found.Length, 390, 400);
        Assert.InRange(LabelOverlap.Of(truth, found).AdjustedRand, 0.95, 1);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Derive_ShuffledWithOtherIds_GivesTheSameGroupsOfNames(int seed)
    {
        var (rows, _) = Planted(seed, 300);
        var random = new Random(seed);
        // Ids are ordered as before, so that ties between equally popular products are broken alike.
        var renamed = rows.Select(row => row with { Key = "id-" + row.Key }).OrderBy(_ => random.Next()).ToList();

        var first = ProductGroups.Derive(rows, new ProductGroupOptions());
        var second = ProductGroups.Derive(renamed, new ProductGroupOptions());

        Assert.Equal(first.Groups.Select(Shape), second.Groups.Select(group => Shape(group with { Products = [.. group.Products.Select(product => product["id-".Length..])] })));
    }

    [Fact]
    public void Derive_ProductsOfTheSameName_LieInTheSameGroup()
    {
        var (rows, _) = Planted(9, 200);
        List<BreakdownRow> twice = [.. rows, .. rows.Select(row => row with { Key = row.Key + "b" })];

        var groups = ProductGroups.Derive(twice, new ProductGroupOptions());

        Assert.NotEmpty(groups.Groups);
        Assert.All(rows, row => Assert.Equal(KeptProductGroupsTests.GroupOf(groups, row.Key!), KeptProductGroupsTests.GroupOf(groups, row.Key + "b")));
    }

    [Theory]
    [InlineData("Κερί αρωματικό|Κεριά βανίλια|Κερί λευκό|κερί διακόσμησης", "Φλιτζάνι καφέ|Φλιτζάνια τσαγιού|Φλιτζάνι μπλε|φλιτζάνι ταξιδιού")]
    [InlineData("红色蜡烛|蜡烛套装|香薰蜡烛|生日蜡烛", "陶瓷茶杯|玻璃茶杯|旅行茶杯|茶杯 350ml")]
    [InlineData("🕯 candle|🕯🕯 candles 🎁|Candle 🎄|scented candle", "🎁 gift box|Gift 🎀|gifts 🎁🎁|small gift")]
    public void Derive_NamesInOtherScriptsAndWithEmoji_AreGrouped(string one, string other)
    {
        string[][] kinds = [one.Split('|'), other.Split('|')];

        var groups = ProductGroups.Derive(KeptProductGroupsTests.Rows([.. kinds[0], .. kinds[1]]), new ProductGroupOptions());

        Assert.Equal(2, groups.Groups.Count);
        Assert.All(kinds, kind => Assert.NotNull(Assert.Single(kind.Select(name => KeptProductGroupsTests.GroupOf(groups, name)).Distinct())));
        Assert.All(groups.Groups, group => Assert.NotEmpty(group.Name));
    }

    [Fact]
    public void Derive_EmptyNamesAndLoneProducts_MakeNoGroupAndStandEveryChange()
    {
        BreakdownRow[] rows = [Row("1", null), Row("2", ""), Row("3", "  "), Row("4", "🎁🎁"), Row("5", "Candle"), new BreakdownRow(null, null, new SalesTotals { GrossRevenue = 5 })];

        foreach (var some in new[] { rows, rows[4..5], rows[..1], [] })
        {
            var groups = ProductGroups.Derive(some, new ProductGroupOptions());
            Assert.Empty(groups.Groups);
            Assert.Equal(0, groups.GroupedShare);
            Assert.Equal(some.Count(row => row.Key is not null), groups.Products.Count);
        }
        var made = ProductGroups.Of(ProductGroups.Derive(rows, new ProductGroupOptions()).With(new NewGroup(["1", "4"], "Unnamed")), [.. rows, Row("6", "Candle")], new ProductGroupOptions());
        Assert.Equal(["1", "4"], Assert.Single(made.Groups).Products);
        Assert.Empty(made.Groups[0].Words);
        Assert.Null(KeptProductGroupsTests.GroupOf(made, "6"));
    }

    [Fact]
    public void Derive_OfFiftyThousandProducts_AssignsThemAndKeepsThem()
    {
        var (rows, kinds) = Planted(3, 50_000);

        var groups = ProductGroups.Derive(rows, new ProductGroupOptions());
        var kept = ProductGroups.Of(groups.With(new RenameGroup(groups.Groups[0].Key, "First")), rows, new ProductGroupOptions());

        Assert.Equal(50_000, kept.Products.Count);
        Assert.Equal(groups.Grouping.GroupOfProduct.Count, kept.Grouping.GroupOfProduct.Count);
        Assert.InRange(groups.GroupedShare, 0.95, 1);
        Assert.Equal(Kinds.Length, groups.Groups.Count);
        Assert.All(groups.Groups, group => Assert.Single(group.Products.Select(product => kinds[product]).Distinct()));
    }

    private static BreakdownRow Row(string key, string? name) => new(key, name, new SalesTotals { GrossRevenue = 10, Customers = 20 });

    private static string Shape(ProductGroup group) => $"{group.Key}|{group.Name}|{string.Join(',', group.Words)}|{string.Join(',', group.Products)}";

    /// <summary>Products of eight kinds, each in a dozen styles, with codes and sizes about them.</summary>
    private static (List<BreakdownRow> Rows, Dictionary<string, int> Kinds) Planted(int seed, int products)
    {
        var random = new Random(seed);
        var rows = new List<BreakdownRow>();
        var kinds = new Dictionary<string, int>();
        for (var product = 0; product < products; product++)
        {
            var kind = random.Next(Kinds.Length);
            var word = random.Next(2) == 0 ? Kinds[kind] : Kinds[kind].ToUpperInvariant() + "S";
            var style = Styles[((4 * kind) + random.Next(12)) % Styles.Length];
            var name = random.Next(3) switch { 0 => $"{style} {word}", 1 => $"{style}, {word} {random.Next(90)}cm", _ => $"SET OF {random.Next(9)} {style.ToUpperInvariant()} {word}" };
            var key = product.ToString("00000", System.Globalization.CultureInfo.InvariantCulture);
            kinds.Add(key, kind);
            rows.Add(new BreakdownRow(key, name, new SalesTotals { GrossRevenue = 1 + random.Next(100), Customers = random.Next(500) }));
        }
        return (rows, kinds);
    }
}
