namespace TechMart.Demo;

/// <summary>
/// Everything that is planted in a shop: what analyses of its sales should find, with the true values. Depends on the
/// options, but (except for the customers) not on the seed.
/// </summary>
public sealed class DemoTruth
{
    private readonly DemoOptions _options;

    private DemoTruth(DemoOptions options, int customers)
    {
        _options = options;
        Customers = customers;
        Segments = options.Structureless ? DemoSegments.Structureless : DemoSegments.All;
        MonthIndex = options.Has(DemoPatterns.Seasonality) ? YearlySeasonality : Enumerable.Repeat(1.0, 12).ToArray();
        RegionGrowth = options.Has(DemoPatterns.RegionGrowth) ? new DemoRegionGrowth(Region: 6, PerMonth: 0.08) : null;
        WeakCohort = options.Has(DemoPatterns.WeakCohort) && options.Months > 8 ? new DemoWeakCohort(options.FirstDay.AddMonths(7), Factor: 5) : null;
        PriceIncrease = options.Has(DemoPatterns.PriceChanges) && options.Months > 15 ? new DemoPriceIncrease(Categories[5], Month: 15, Relative: 0.10) : null;
        Prices = new DemoPrices(options, PriceIncrease);
        Bundles = options.Has(DemoPatterns.Bundles) ? DemoCatalogue.Bundles : [];
        Calendar = new DemoCalendar(options, Segments, MonthIndex, RegionGrowth ?? new DemoRegionGrowth(0, 0));
    }

    /// <summary>The options of the shop.</summary>
    public DemoOptions Options => _options;

    /// <summary>Number of customers.</summary>
    public int Customers { get; }

    /// <summary>The planted segments.</summary>
    public IReadOnlyList<DemoSegment> Segments { get; }

    /// <summary>The categories with their elasticities, return rates and seasons.</summary>
    public IReadOnlyList<DemoCategory> Categories { get; } = DemoCatalogue.Categories;

    /// <summary>The products.</summary>
    public IReadOnlyList<DemoProduct> Products { get; } = DemoCatalogue.Products;

    /// <summary>The bundles; empty when not planted.</summary>
    public IReadOnlyList<DemoBundle> Bundles { get; }

    /// <summary>Prices over time.</summary>
    public DemoPrices Prices { get; }

    /// <summary>The category that becomes dearer; null when not planted.</summary>
    public DemoPriceIncrease? PriceIncrease { get; }

    /// <summary>Yearly seasonality: the factor of the order rate in January to December; mean 1.</summary>
    public IReadOnlyList<double> MonthIndex { get; }

    /// <summary>The clock that the seasonality makes.</summary>
    public DemoCalendar Calendar { get; }

    /// <summary>The growing region; null when not planted.</summary>
    public DemoRegionGrowth? RegionGrowth { get; }

    /// <summary>The month whose customers are lost sooner; null when not planted.</summary>
    public DemoWeakCohort? WeakCohort { get; }

    /// <summary>The probability that a sales line is spoilt in each way; empty when not planted.</summary>
    public IReadOnlyDictionary<DemoDirt, double> DirtRates =>
        _options.Has(DemoPatterns.Dirt) ? DemoDirtRates.All : new Dictionary<DemoDirt, double>();

    private static IReadOnlyList<double> YearlySeasonality { get; } = Normalised(0.85, 0.82, 0.90, 0.95, 1.00, 0.95, 0.88, 0.85, 0.98, 1.05, 1.35, 1.42);

    /// <summary>The truths of a shop. Where the options ask for a number of lines, a small trial shop tells how many customers that takes.</summary>
    public static DemoTruth Of(DemoOptions options)
    {
        options.Validate();
        var customers = options.Customers;
        if (options.Lines is { } lines)
        {
            const int Trial = 3_000;
            var trial = new DemoTruth(options with { Lines = null }, Trial);
            var written = new DemoSales(trial).Lines().Sum(line => line.Dirt == DemoDirt.Duplicate ? 2L : 1L);
            customers = checked((int)Math.Max(1, Math.Round((double)lines * Trial / written)));
        }
        return new DemoTruth(options, customers);
    }

    /// <summary>Customer number 0 to <see cref="Customers"/> − 1 as drawn.</summary>
    public DemoCustomer Customer(int number)
    {
        var random = new DemoRandom(_options.Seed, DemoStream.Customer, number);
        var segment = DrawSegment(ref random);
        var region = random.NextIndex(segment.RegionShares);
        var cities = DemoPeople.Regions[region].Cities;
        var city = cities[random.NextInt(cities.Count)];
        var gender = DemoPeople.Genders[random.NextIndex(segment.GenderShares)];
        var profession = DemoPeople.Professions[random.NextIndex(segment.ProfessionShares)];
        var rate = random.NextGamma(segment.Purchases.R) / segment.Purchases.Alpha;
        // Nobody joins the structureless shop: all are there from the start, and the first order comes when it comes.
        var joinDay = _options.Structureless
            ? random.NextExponential() / rate
            : Calendar.DrawJoinDay(ref random, segment, region == RegionGrowth?.Region);
        var dropOut = segment.Purchases.A == 0 ? 0 : random.NextBeta(segment.Purchases.A * WeaknessOf(segment, joinDay), segment.Purchases.B);
        var spendRate = segment.Spend is { } spend ? random.NextGamma(spend.Q) / spend.V : 0;
        return new DemoCustomer(number, segment, region, city, gender, DrawAge(ref random, segment), profession, joinDay, rate, dropOut, spendRate);
    }

    private DemoSegment DrawSegment(ref DemoRandom random)
    {
        var rest = random.NextDouble();
        foreach (var segment in Segments)
        {
            rest -= segment.Share;
            if (rest < 0)
            {
                return segment;
            }
        }
        return Segments[^1];
    }

    private double WeaknessOf(DemoSegment segment, double joinDay)
    {
        if (WeakCohort is null)
        {
            return 1;
        }
        var day = _options.FirstDay.AddDays(Calendar.CalendarDay(segment, joinDay));
        return DemoPrices.MonthNumber(day) == DemoPrices.MonthNumber(WeakCohort.Month) ? WeakCohort.Factor : 1;
    }

    private static int DrawAge(ref DemoRandom random, DemoSegment segment)
    {
        if (segment.MeanAge is not { } mean)
        {
            return 18 + random.NextInt(68);
        }
        while (true)
        {
            var age = (int)Math.Round(mean + segment.AgeDeviation * random.NextNormal());
            if (age is >= 18 and <= 85)
            {
                return age;
            }
        }
    }

    private static double[] Normalised(params double[] values) => values.Select(value => value * values.Length / values.Sum()).ToArray();
}
