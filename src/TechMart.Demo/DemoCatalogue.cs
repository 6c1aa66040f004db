namespace TechMart.Demo;

/// <summary>A product category with what is planted in it.</summary>
/// <param name="Index">Position in <see cref="DemoTruth.Categories"/>.</param>
/// <param name="Name">Name.</param>
/// <param name="Elasticity">Relative change of a product's units by a relative change of its price (negative).</param>
/// <param name="ReturnRate">Probability that a line is taken back.</param>
/// <param name="MonthIndex">Factor of the category's weight in January to December; 1 throughout for most.</param>
public sealed record DemoCategory(int Index, string Name, double Elasticity, double ReturnRate, IReadOnlyList<double> MonthIndex);

/// <summary>A product.</summary>
/// <param name="Index">Position in <see cref="DemoTruth.Products"/>.</param>
/// <param name="Id">The id that the export writes.</param>
/// <param name="Name">Name.</param>
/// <param name="Category">Category.</param>
/// <param name="BaseCents">Price before any change, in hundredths.</param>
/// <param name="Popularity">Weight within the category among products of a similar price.</param>
/// <param name="Rank">Rank by popularity within the category, 0 = first.</param>
public sealed record DemoProduct(int Index, string Id, string Name, DemoCategory Category, int BaseCents, double Popularity, int Rank);

/// <summary>Products bought together: whoever takes the lead also takes each companion with the given probability, one piece of it.</summary>
/// <param name="Lead">The product that draws the others.</param>
/// <param name="Companions">The others.</param>
/// <param name="Attachment">Probability, for each companion by itself, that the lead brings it into the order.</param>
public sealed record DemoBundle(DemoProduct Lead, IReadOnlyList<DemoProduct> Companions, double Attachment);

/// <summary>The fixed assortment: 10 categories of 30 products, and the bundles among them.</summary>
internal static class DemoCatalogue
{
    private static readonly double[] Even = Enumerable.Repeat(1.0, 12).ToArray();

    private static readonly (string Name, double Elasticity, double Returns, double[] Months, (string Name, double Price)[] Kinds)[] Assortment =
    [
        ("Computers", -1.6, 0.04, Even, [("Mouse Pad", 4), ("USB-C Hub", 14), ("Keyboard", 35), ("SSD", 70), ("27\" Monitor", 180), ("Laptop", 520)]),
        ("Phones & Tablets", -1.3, 0.05, Even, [("Screen Protector", 3.5), ("Charger", 11), ("Phone Case", 19), ("Power Bank", 38), ("Tablet", 190), ("Smartphone", 430)]),
        ("Audio & TV", -1.8, 0.05, Even, [("Audio Cable", 4), ("Earphones", 16), ("Bluetooth Speaker", 42), ("Headphones", 85), ("Soundbar", 170), ("Television", 480)]),
        ("Gaming", -1.0, 0.03, Even, [("Thumb Grips", 3.8), ("Game Card", 15), ("Board Game", 30), ("Controller", 58), ("Gaming Headset", 110), ("Console", 390)]),
        ("Smart Home", -1.4, 0.04, Even, [("Door Sensor Battery", 3.6), ("Smart Bulb", 12), ("Smart Plug", 24), ("Camera", 60), ("Thermostat", 150), ("Robot Vacuum", 350)]),
        ("Kitchen & Home", -0.8, 0.03, Even, [("Dish Towel, Cotton", 4), ("Chopping Board", 13), ("Pan, 28 cm", 32), ("Blender", 65), ("Coffee Machine", 160), ("Food Processor", 320)]),
        ("Sports & Outdoor", -1.2, 0.07, [0.6, 0.7, 1.0, 1.3, 1.5, 1.5, 1.3, 1.2, 1.0, 0.7, 0.6, 0.6], [("Water Bottle", 4), ("Yoga Mat", 15), ("Dumbbells", 33), ("Running Shoes", 75), ("Tent", 170), ("Bicycle", 410)]),
        ("Toys & Gifts", -0.9, 0.03, [0.7, 0.7, 0.8, 0.9, 0.8, 0.8, 0.8, 0.8, 0.9, 1.1, 1.6, 2.1], [("Greeting Card", 3.4), ("Puzzle", 14), ("Doll", 28), ("Building Blocks", 55), ("Play House", 140), ("Drone", 280)]),
        ("Office & Books", -0.6, 0.01, Even, [("Notebook", 3.6), ("Paperback", 12), ("Paper, 5 Reams", 26), ("Desk Lamp", 48), ("Printer", 145), ("Office Chair", 260)]),
        ("Beauty & Health", -1.1, 0.06, Even, [("Lip Balm", 3.7), ("Shampoo", 11), ("Face Cream", 27), ("Perfume", 62), ("Hair Dryer", 120), ("Massage Gun", 210)]),
    ];

    private static readonly (string Name, double Factor)[] Versions = [("Basic", 0.62), ("Classic", 0.8), ("Plus", 1), ("Pro", 1.35), ("Max", 1.9)];

    public static IReadOnlyList<DemoCategory> Categories { get; } = Assortment
        .Select((category, index) => new DemoCategory(index, category.Name, category.Elasticity, category.Returns, category.Months))
        .ToArray();

    public static IReadOnlyList<DemoProduct> Products { get; } = MakeProducts();

    public static IReadOnlyList<DemoBundle> Bundles { get; } =
    [
        Bundle(0.60, "Phone Case Plus", "Screen Protector Plus"),
        Bundle(0.50, "Board Game Classic", "Thumb Grips Basic"),
        Bundle(0.55, "Pan, 28 cm Plus", "Dish Towel, Cotton Plus"),
        Bundle(0.45, "Keyboard Plus", "Mouse Pad Plus", "Audio Cable Basic"),
        Bundle(0.40, "Face Cream Pro", "Lip Balm Plus", "Greeting Card Basic"),
    ];

    private static DemoBundle Bundle(double attachment, string lead, params string[] companions) =>
        new(Named(lead), companions.Select(Named).ToArray(), attachment);

    private static DemoProduct Named(string name) => Products.Single(product => product.Name == name);

    private static DemoProduct[] MakeProducts()
    {
        var products = new List<DemoProduct>();
        foreach (var category in Categories)
        {
            var kinds = Assortment[category.Index].Kinds;
            var count = kinds.Length * Versions.Length;
            for (var i = 0; i < count; i++)
            {
                var (kind, version) = (kinds[i / Versions.Length], Versions[i % Versions.Length]);
                // 7 and 30 have no common divisor: the ranks run through every kind and version, differently in each category.
                var rank = (7 * i + 11 * category.Index) % count;
                products.Add(new DemoProduct(
                    products.Count,
                    $"P{products.Count + 1:D3}",
                    $"{kind.Name} {version.Name}",
                    category,
                    Cents(kind.Price * version.Factor),
                    1 / Math.Pow(rank + 2, 0.7),
                    rank));
            }
        }
        return [.. products];
    }

    /// <summary>A price as shops write it: x.99 from 10 on, else a multiple of 0.05.</summary>
    private static int Cents(double price) =>
        price >= 10 ? (int)Math.Round(price) * 100 - 1 : (int)Math.Round(price * 20) * 5;
}
