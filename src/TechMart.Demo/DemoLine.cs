namespace TechMart.Demo;

/// <summary>One line of the export before it is spoilt.</summary>
/// <param name="Customer">Who bought.</param>
/// <param name="Time">When, to the second.</param>
/// <param name="Order">Number of the order from 1, growing with time; a return carries that of its sale.</param>
/// <param name="Product">Product.</param>
/// <param name="PriceCents">Price of one piece, in hundredths.</param>
/// <param name="Quantity">Pieces; negative for a return.</param>
/// <param name="Dirt">How the export spoils it.</param>
public readonly record struct DemoLine(
    DemoCustomer Customer, DateTime Time, long Order, DemoProduct Product, int PriceCents, int Quantity, DemoDirt Dirt)
{
    /// <summary>Price × quantity, in hundredths.</summary>
    public long TotalCents => (long)PriceCents * Quantity;

    /// <summary>Whether goods were taken back.</summary>
    public bool IsReturn => Quantity < 0;
}

/// <summary>How a line is spoilt; at most one way, and never a return.</summary>
public enum DemoDirt
{
    /// <summary>Not.</summary>
    None,

    /// <summary>Written twice, byte for byte.</summary>
    Duplicate,

    /// <summary>No customer.</summary>
    MissingCustomer,

    /// <summary>City, gender, age and profession are empty.</summary>
    MissingDetails,

    /// <summary>No timestamp.</summary>
    MissingTimestamp,

    /// <summary>The timestamp is written in words of another language (<c>13.05.2024 um 10 Uhr</c>), unlike all others.</summary>
    ForeignTimestamp,

    /// <summary>The timestamp is none: a word, or a 13th month.</summary>
    GarbageTimestamp,

    /// <summary>The age is negative or beyond any human's.</summary>
    ImpossibleAge,

    /// <summary>The price is a word.</summary>
    WordAsPrice,
}

/// <summary>How often a sales line is spoilt.</summary>
internal static class DemoDirtRates
{
    public static IReadOnlyDictionary<DemoDirt, double> All { get; } = new Dictionary<DemoDirt, double>
    {
        [DemoDirt.Duplicate] = 0.004,
        [DemoDirt.MissingCustomer] = 0.008,
        [DemoDirt.MissingDetails] = 0.006,
        [DemoDirt.MissingTimestamp] = 0.0005,
        [DemoDirt.ForeignTimestamp] = 0.001,
        [DemoDirt.GarbageTimestamp] = 0.0005,
        [DemoDirt.ImpossibleAge] = 0.001,
        [DemoDirt.WordAsPrice] = 0.001,
    };

    public static DemoDirt Draw(ref DemoRandom random)
    {
        var rest = random.NextDouble();
        foreach (var (dirt, rate) in Ordered)
        {
            rest -= rate;
            if (rest < 0)
            {
                return dirt;
            }
        }
        return DemoDirt.None;
    }

    private static readonly (DemoDirt Dirt, double Rate)[] Ordered = [.. All.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];
}
