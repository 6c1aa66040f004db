using TechMart.Analytics.Products.Groups;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Tests.Products.Groups;

public sealed class ProductGroupsTests
{
    public static TheoryData<string, string[]> Shops => new()
    {
        { "English", ["Red Candle 10 cm|Candles, scented (blue)|CANDLE SET OF 3|Vanilla candle", "Lunch Bag|Jumbo bags, pink|Shopping Bag 40x30|Paper bag", "Tea mug|Mugs with hearts|Large MUG 85123A|Green mug"] },
        { "Spanish", ["Lámpara de mesa roja|Lámparas LED 20 cm|Lampara de pie|Lámpara solar", "Camiseta azul XL|Camisetas de algodón|Camiseta niño|camiseta larga", "Taza de café|Tazas grandes|Taza verde 330 ml|Taza decorada"] },
        { "Russian", ["Рубашка синяя 42|Рубашки мужские|Рубашка льняная|рубашка белая XL", "Свеча красная|Свечи ароматические|Свеча 10 см|Свеча восковая", "Кружка большая|Кружки с рисунком|Кружка 350 мл|Кружка дорожная"] },
        { "Polish", ["Koszulka czerwona|Koszulki męskie|Koszulka XL 85|koszulka bawełniana", "Świeca zapachowa|Świece stołowe|Świeca 10 cm|Świeca biała", "Kubek termiczny|Kubek duży|Kubek 330 ml|kubek zielony"] },
        { "Japanese", ["赤いろうそく|ろうそく大|ろうそく 10cm", "陶器マグカップ|マグカップ青|マグカップ 350ml", "綿シャツ白|綿シャツ L|綿シャツ青"] },
    };

    [Theory]
    [MemberData(nameof(Shops))]
    public void Derive_NamesOfThreeKinds_GivesThreeGroupsInAnyLanguage(string language, string[] kinds)
    {
        var groups = Derive([.. kinds.SelectMany(kind => kind.Split('|'))]);

        foreach (var kind in kinds)
        {
            var own = kind.Split('|').Select(name => groups.Grouping.GroupOfProduct.TryGetValue(name, out var group) ? group : -1).ToList();
            Assert.True(own.Distinct().Count() == 1 && own[0] >= 0, $"{language}: {kind} lies in {string.Join(", ", own)}");
        }
        Assert.Equal(3, groups.Groups.Count);
        Assert.Equal(3, groups.Groups.Select(group => group.Name).Distinct().Count());
        Assert.Equal(1, groups.GroupedShare, 1e-12);
    }

    [Theory]
    [InlineData("candles", "candle")]
    [InlineData("dresses", "dress")]
    [InlineData("berries", "berry")]
    [InlineData("boxes", "box")]
    [InlineData("lámparas", "lampara")]
    [InlineData("rojas", "rojo")]
    [InlineData("pantalones", "pantalón")]
    [InlineData("рубашки", "рубашка")]
    [InlineData("платья", "платье")]
    [InlineData("красная", "красный")]
    [InlineData("koszulki", "koszulka")]
    [InlineData("świece", "świeca")]
    public void Stem_OfTwoFormsOfAWord_IsTheSame(string one, string other) => Assert.Equal(ProductWords.Stem(one), ProductWords.Stem(other));

    [Theory]
    [InlineData("85123A RED BAG 10cm x20", "bag")]
    [InlineData("SET OF 3 CAKE TINS", "cake tins")]
    [InlineData("T-shirt, XL, azul", "shirt")]
    [InlineData("Свеча 10 см красная", "свеча")]
    [InlineData("Children's apron", "childrens apron")]
    [InlineData("１２３ Kerze №5", "kerze")]
    [InlineData("", "")]
    public void Words_OfAName_AreNoCodesSizesOrColours(string name, string expected) =>
        Assert.Equal(expected, string.Join(' ', ProductWords.Of(name).Select(word => word.Text)));

    [Fact]
    public void Derive_VariantsThatNoListKnows_MakeNoGroup()
    {
        string[] kinds = ["Keyboard", "Notebook", "Soundbar", "Blender", "Dumbbells", "Perfume", "Television", "Thermostat", "Bicycle", "Puzzle", "Tablet", "Shampoo", "Charger", "Camera", "Tent", "Drone", "Doll", "Printer", "Console", "Laptop", "Headphones", "Paperback", "Kettle", "Toaster", "Scooter", "Guitar", "Violin", "Trumpet", "Lantern", "Backpack"];
        string[] versions = ["Basic", "Classic", "Pro"];

        var groups = Derive([.. kinds.SelectMany(kind => versions.Select(version => $"{kind} {version}"))]);

        Assert.NotEmpty(groups.Groups);
        Assert.All(groups.Groups, group => Assert.Contains(group.Name, kinds));
    }

    [Fact]
    public void Derive_InAnotherOrder_IsTheSame()
    {
        var rows = Rows([.. Shops.SelectMany(shop => ((string[])shop[1]).SelectMany(kind => kind.Split('|')))]);

        var first = ProductGroups.Derive(rows, new ProductGroupOptions());
        var second = ProductGroups.Derive([.. Enumerable.Reverse(rows)], new ProductGroupOptions());

        Assert.Equal(first.Groups.Select(group => group.Key), second.Groups.Select(group => group.Key));
        Assert.Equal(first.Grouping.GroupOfProduct.OrderBy(pair => pair.Key), second.Grouping.GroupOfProduct.OrderBy(pair => pair.Key));
    }

    [Fact]
    public void Derive_CodesAndColoursOnly_GivesNoGroups()
    {
        Assert.Empty(Derive(["85123A", "22423 red", "blue 10", "XL", "red 85123B", "22 cm"]).Groups);
        Assert.Empty(Derive([]).Groups);
    }

    private static string? GroupOf(ProductGroups groups, string product) =>
        groups.Grouping.GroupOfProduct.TryGetValue(product, out var group) ? groups.Groups[group].Name : null;

    private static ProductGroups Derive(string[] names) => ProductGroups.Derive(Rows(names), new ProductGroupOptions());

    private static List<BreakdownRow> Rows(string[] names) =>
        [.. names.Select((name, number) => new BreakdownRow(name, name, new SalesTotals { GrossRevenue = 10, Customers = 20 + (number % 3) }))];
}
