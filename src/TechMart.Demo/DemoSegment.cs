namespace TechMart.Demo;

/// <summary>
/// A planted group of customers. Times are in operational days: calendar days, stretched by the seasonality
/// (<see cref="DemoCalendar.OperationalDay"/>); without seasonality the two are the same.
/// </summary>
public sealed record DemoSegment
{
    /// <summary>Position in <see cref="DemoTruth.Segments"/>.</summary>
    public required int Index { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Share of the customers, 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>How they buy.</summary>
    public required BgNbdParameters Purchases { get; init; }

    /// <summary>What an order is worth; null in the structureless shop, whose order values follow from independent lines.</summary>
    public GammaGammaParameters? Spend { get; init; }

    /// <summary>Weight of each category (in the order of <see cref="DemoTruth.Categories"/>) when a product is chosen at base prices; sums to 1.</summary>
    public required IReadOnlyList<double> CategoryShares { get; init; }

    /// <summary>Mean number of lines chosen at leisure before the rest of the budget is spent.</summary>
    public double LeisureLines { get; init; }

    /// <summary>Factor of the order rate for each weekday, Monday first; mean 1.</summary>
    public required IReadOnlyList<double> WeekdayIndex { get; init; }

    /// <summary>Share of the orders in each hour of the day.</summary>
    public required IReadOnlyList<double> HourShares { get; init; }

    /// <summary>Share of women, men and others (in the order of <see cref="DemoPeople.Genders"/>).</summary>
    public required IReadOnlyList<double> GenderShares { get; init; }

    /// <summary>Mean of the normal distribution of ages, which is cut at 18 and 85 years; null = uniform on 18 to 85.</summary>
    public double? MeanAge { get; init; }

    /// <summary>Standard deviation of the ages before cutting, in years.</summary>
    public double AgeDeviation { get; init; }

    /// <summary>Share of each profession (in the order of <see cref="DemoPeople.Professions"/>).</summary>
    public required IReadOnlyList<double> ProfessionShares { get; init; }

    /// <summary>Share of each region (in the order of <see cref="DemoPeople.Regions"/>).</summary>
    public required IReadOnlyList<double> RegionShares { get; init; }
}

/// <summary>
/// BG/NBD model (Fader, Hardie and Lee 2005): orders after the first come at rate λ ~ Gamma(<paramref name="R"/>, rate <paramref name="Alpha"/>)
/// per day, and after each of them a customer is lost with probability p ~ Beta(<paramref name="A"/>, <paramref name="B"/>);
/// never where A = 0.
/// </summary>
public sealed record BgNbdParameters(double R, double Alpha, double A, double B);

/// <summary>
/// Gamma–Gamma model (Fader and Hardie 2013): an order is worth z ~ Gamma(<paramref name="P"/>, rate ν) with
/// ν ~ Gamma(<paramref name="Q"/>, rate <paramref name="V"/>) for each customer.
/// </summary>
public sealed record GammaGammaParameters(double P, double Q, double V)
{
    /// <summary>Mean order value over all customers.</summary>
    public double Mean => P * V / (Q - 1);
}
