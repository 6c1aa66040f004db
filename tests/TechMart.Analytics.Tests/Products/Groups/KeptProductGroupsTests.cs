using TechMart.Analytics.Products.Groups;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Tests.Products.Groups;

/// <summary>What an analyst changes about groups holds, whatever comes later.</summary>
public sealed class KeptProductGroupsTests
{
    private static readonly string[] Names = ["Tea mug", "Coffee mug", "Travel mug", "Paper bag", "Lunch bag", "Jute bag", "Oak table", "Side table", "Garden table", "Rope"];

    [Fact]
    public void Changes_RenameMoveMergeAndNew_HoldWhenMoreProductsCome()
    {
        var shop = new Shop(Names);
        shop.Change(new RenameGroup("mug", "Cups"));
        shop.Change(new NewGroup(["Travel mug", "Garden table"], " Outdoor "));
        shop.Change(new MoveProducts(["Jute bag"], null));
        shop.Change(new MergeGroups(["tabl", "bag"], "bag"));
        shop.Change(new MoveProducts(["Oak table"], "mug"));

        // So many of a new kind that derived groups would be others.
        shop.Products = [.. Names, "Espresso mug", "Beach bag", "Garden chair", .. Enumerable.Range(0, 30).Select(number => $"Bicycle model{(char)('a' + number % 26)}x{(char)('a' + number / 26)}")];
        var groups = shop.Groups();

        Assert.Equal(["Bag", "Cups", "Outdoor"], groups.Groups.Select(group => group.Name).Order());
        Assert.Equal("Outdoor", GroupOf(groups, "Travel mug"));
        Assert.Equal("Bag", GroupOf(groups, "Side table"));
        Assert.Equal("Cups", GroupOf(groups, "Oak table"));
        Assert.Null(GroupOf(groups, "Jute bag"));
        Assert.Null(GroupOf(groups, "Rope"));
        Assert.Equal("Cups", GroupOf(groups, "Espresso mug"));
        Assert.Equal("Bag", GroupOf(groups, "Beach bag"));
        // A group that the analyst made takes in what fits, too.
        Assert.Equal("Outdoor", GroupOf(groups, "Garden chair"));
        Assert.All(groups.Products, product => Assert.Equal(!Names.Contains(product.Key), product.IsNew));
        Assert.Equal("Cups", groups.NameOf("mug"));
        Assert.Equal("Bag", groups.NameOf("tabl"));
        Assert.Null(groups.NameOf("gone"));
    }

    [Fact]
    public void Change_AfterAnImport_SettlesWhatWasAssignedByName()
    {
        var shop = new Shop(Names);
        shop.Change(new RenameGroup("mug", "Cups"));
        shop.Products = [.. Names, "Espresso mug"];

        shop.Change(new RenameGroup("bag", "Bags"));
        // Nothing else of it is left to compare names with.
        shop.Products = ["Espresso mug"];

        Assert.Equal("Cups", GroupOf(shop.Groups(), "Espresso mug"));
        Assert.DoesNotContain(shop.Groups().Products, product => product.IsNew);
    }

    [Fact]
    public void Product_LikeMostOfALargeGroup_DoesNotJoinTheFewTakenOutOfIt()
    {
        var shop = new Shop(["Oval candle", "Round candle", "Glass candle", "Square candle", "Tall lamp", "Glass lamp", "Round lamp"]);
        shop.Change(new NewGroup(["Oval candle"], "Gifts"));

        shop.Products = [.. shop.Products, "Striped candle", "Oval mirror"];

        Assert.Equal("Candle", GroupOf(shop.Groups(), "Striped candle"));
        Assert.Equal("Gifts", GroupOf(shop.Groups(), "Oval mirror"));
    }

    [Fact]
    public void Products_TakenOutByAnUndoAndImportedAgain_AreWhereTheyWere()
    {
        var shop = new Shop(Names);
        shop.Change(new NewGroup(["Rope", "Oak table"], "Sundries"));
        shop.Products = Names[..3];
        Assert.Equal(["Mug"], shop.Groups().Groups.Select(group => group.Name));
        shop.Change(new RenameGroup("mug", "Cups"));

        shop.Products = Names;

        Assert.Equal(["Bag", "Cups", "Sundries", "Table"], shop.Groups().Groups.Select(group => group.Name).Order());
        Assert.Equal("Sundries", GroupOf(shop.Groups(), "Rope"));
    }

    [Fact]
    public void Change_OfDerivedGroups_ChangesNothingElse()
    {
        var shop = new Shop(Names);
        var derived = shop.Groups();

        shop.Change(new RenameGroup("tabl", "Tables"));
        var edited = shop.Groups();

        Assert.True(edited.IsEdited);
        Assert.False(derived.IsEdited);
        Assert.Equal(derived.Products, edited.Products);
        Assert.Equal(derived.Groups.Select(group => (group.Key, group.Revenue)), edited.Groups.Select(group => (group.Key, group.Revenue)));
        Assert.Equal(derived.Groups.SelectMany(group => group.Words), edited.Groups.SelectMany(group => group.Words));
        Assert.Equal(derived.GroupedShare, edited.GroupedShare);
    }

    [Fact]
    public void Merge_OfMergedGroups_LeadsOldKeysToTheLast()
    {
        var shop = new Shop(Names);
        shop.Change(new MergeGroups(["mug"], "bag"));
        shop.Change(new MergeGroups(["bag", "tabl"], "tabl"));
        shop.Change(new RenameGroup("tabl", "All"));

        Assert.Equal("All", Assert.Single(shop.Groups().Groups).Name);
        Assert.All((string[])["mug", "bag", "tabl"], key => Assert.Equal("All", shop.Groups().NameOf(key)));
    }

    [Fact]
    public void Groups_MadeUnderTheNameOfAGoneOne_HaveAnotherKey()
    {
        var shop = new Shop(Names);
        shop.Change(new NewGroup(["Rope"], "Sundries"));
        shop.Change(new MergeGroups(["Sundries"], "bag"));
        shop.Change(new NewGroup(["Rope"], "Sundries"));

        Assert.Equal("Sundries 2", shop.Groups().Groups.Single(group => group.Name == "Sundries").Key);
        Assert.Equal("Bag", shop.Groups().NameOf("Sundries"));
    }

    [Fact]
    public void Change_ThatCannotBeMade_IsRefusedWithItsReason()
    {
        var groups = new Shop(Names).Groups();

        Assert.Equal((ProductGroupProblem.BadName, ""), Refused(new RenameGroup("mug", "  ")));
        Assert.Equal(ProductGroupProblem.BadName, Refused(new RenameGroup("mug", new string('x', 101))).Problem);
        Assert.Equal(ProductGroupProblem.BadName, Refused(new NewGroup(["Rope"], "a\nb")).Problem);
        Assert.Equal((ProductGroupProblem.NameTaken, "BAG"), Refused(new RenameGroup("mug", "BAG")));
        Assert.Equal(ProductGroupProblem.NameTaken, Refused(new NewGroup(["Rope"], "bag")).Problem);
        Assert.Equal((ProductGroupProblem.UnknownGroup, "gone"), Refused(new MoveProducts(["Rope"], "gone")));
        Assert.Equal((ProductGroupProblem.UnknownProduct, "Ship"), Refused(new MoveProducts(["Rope", "Ship"], "bag")));
        Assert.Equal(ProductGroupProblem.NothingChosen, Refused(new MergeGroups(["bag"], "bag")).Problem);
        Assert.Equal(ProductGroupProblem.NothingChosen, Refused(new MoveProducts([], "bag")).Problem);
        // A name may change its own case.
        Assert.Contains(groups.With(new RenameGroup("bag", "BAG")).Groups, group => group.Name == "BAG");

        (ProductGroupProblem Problem, string? Subject) Refused(ProductGroupEdit edit)
        {
            var refusal = Assert.Throws<ProductGroupException>(() => groups.With(edit));
            return (refusal.Problem, refusal.Subject);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Changes_AtRandom_KeepEveryProductOnceAndEveryNameOnce(int seed)
    {
        var random = new Random(seed);
        string[] kinds = ["mug", "bag", "table", "lamp", "κερί", "свеча", "椅子", "🕯"];
        var all = Enumerable.Range(0, 120).Select(number => $"{kinds[number % kinds.Length]} {(char)('a' + random.Next(26))}word").Distinct().ToArray();
        var shop = new Shop(all[..60]);
        for (var step = 0; step < 60; step++)
        {
            shop.Products = all[..random.Next(40, all.Length)];
            var groups = shop.Groups();
            string[] some = [.. groups.Products.Where(_ => random.Next(10) == 0).Select(product => product.Key)];
            string Any() => groups.Groups[random.Next(groups.Groups.Count)].Key;
            try
            {
                shop.Change(random.Next(4) switch
                {
                    0 when groups.Groups.Count > 3 => new MergeGroups([Any(), Any()], Any()),
                    1 => new MoveProducts(some, random.Next(3) == 0 ? null : Any()),
                    2 => new NewGroup(some, $"Group {random.Next(12)}"),
                    _ => new RenameGroup(Any(), $"Name {random.Next(12)}"),
                });
            }
            catch (ProductGroupException refusal) when (refusal.Problem is ProductGroupProblem.NameTaken or ProductGroupProblem.NothingChosen)
            {
                // Nothing has changed.
            }

            var now = shop.Groups();
            Assert.Equal(shop.Products.Order(StringComparer.Ordinal), now.Products.Select(product => product.Key).Order(StringComparer.Ordinal));
            Assert.Equal(now.Groups.Count, now.Groups.Select(group => group.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.Equal(now.Groups.Count, now.Groups.Select(group => group.Key).Distinct().Count());
            Assert.Equal(now.Products.Where(product => product.Group is not null).Select(product => product.Key).Order(StringComparer.Ordinal), now.Groups.SelectMany(group => group.Products).Order(StringComparer.Ordinal));
            Assert.InRange(now.GroupedShare, 0, 1);
        }
    }

    internal static string? GroupOf(ProductGroups groups, string product) =>
        groups.Grouping.GroupOfProduct.TryGetValue(product, out var group) ? groups.Groups[group].Name : null;

    internal static List<BreakdownRow> Rows(IEnumerable<string> names) =>
        [.. names.Select((name, number) => new BreakdownRow(name, name, new SalesTotals { GrossRevenue = 10, Customers = 20 + (number % 3) }))];

    /// <summary>A shop whose groups an analyst keeps.</summary>
    private sealed class Shop(string[] products)
    {
        private KeptProductGroups? _kept;

        public string[] Products { get; set; } = products;

        public ProductGroups Groups() => _kept is null
            ? ProductGroups.Derive(Rows(Products), new ProductGroupOptions())
            : ProductGroups.Of(_kept, Rows(Products), new ProductGroupOptions());

        public void Change(ProductGroupEdit edit) => _kept = Groups().With(edit);
    }
}
