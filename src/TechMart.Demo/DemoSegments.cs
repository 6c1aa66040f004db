namespace TechMart.Demo;

/// <summary>The planted segments of the shop, and the single one of the structureless shop.</summary>
internal static class DemoSegments
{
    public static IReadOnlyList<DemoSegment> All { get; } =
    [
        new()
        {
            Index = 0,
            Name = "Tech enthusiasts",
            Share = 0.18,
            Purchases = new(R: 1.2, Alpha: 76, A: 0.8, B: 6),
            Spend = new(P: 6, Q: 5, V: 140),
            LeisureLines = 0.9,
            //                       Comp  Phone Audio Gaming Smart Kitch Sport Toys  Office Beauty
            CategoryShares = Shares(0.30, 0.20, 0.18, 0.16, 0.08, 0.01, 0.02, 0.02, 0.02, 0.01),
            WeekdayIndex = Mean1(0.80, 0.80, 0.85, 0.95, 1.25, 1.30, 1.05),
            HourShares = Hours(peak: 20, spread: 2.2),
            GenderShares = [0.24, 0.73, 0.03],
            MeanAge = 29,
            AgeDeviation = 7,
            ProfessionShares = Shares(0.45, 0.05, 0.05, 0.25, 0.05, 0.08, 0.02, 0.05),
            RegionShares = Shares(18, 8, 5, 14, 12, 8, 12, 8, 11, 4),
        },
        new()
        {
            Index = 1,
            Name = "Family planners",
            Share = 0.24,
            Purchases = new(R: 1.6, Alpha: 90, A: 0.6, B: 8),
            Spend = new(P: 7, Q: 6, V: 80),
            LeisureLines = 1.4,
            CategoryShares = Shares(0.02, 0.03, 0.03, 0.03, 0.06, 0.38, 0.12, 0.24, 0.04, 0.05),
            WeekdayIndex = Mean1(0.85, 0.80, 0.80, 0.85, 0.90, 1.50, 1.30),
            HourShares = Hours(peak: 10, spread: 2),
            GenderShares = [0.68, 0.30, 0.02],
            MeanAge = 39,
            AgeDeviation = 6,
            ProfessionShares = Shares(0.08, 0.20, 0.18, 0.02, 0.22, 0.12, 0.03, 0.15),
            RegionShares = Shares(10, 12, 8, 14, 16, 6, 10, 8, 9, 7),
        },
        new()
        {
            Index = 2,
            Name = "Bargain hunters",
            Share = 0.28,
            Purchases = new(R: 0.8, Alpha: 105, A: 1.0, B: 4),
            Spend = new(P: 5, Q: 5, V: 36),
            LeisureLines = 0.6,
            CategoryShares = Shares(0.07, 0.30, 0.14, 0.10, 0.04, 0.10, 0.06, 0.05, 0.04, 0.10),
            WeekdayIndex = Mean1(1.10, 1.05, 1.05, 1.10, 1.05, 0.85, 0.80),
            HourShares = Hours(peak: 22, spread: 2.5),
            GenderShares = [0.50, 0.48, 0.02],
            MeanAge = 25,
            AgeDeviation = 6,
            ProfessionShares = Shares(0.05, 0.05, 0.06, 0.48, 0.15, 0.05, 0.02, 0.14),
            RegionShares = Shares(9, 14, 7, 8, 12, 5, 14, 12, 8, 11),
        },
        new()
        {
            Index = 3,
            Name = "Business buyers",
            Share = 0.12,
            Purchases = new(R: 2.6, Alpha: 90, A: 0.4, B: 12),
            Spend = new(P: 8, Q: 6, V: 145),
            LeisureLines = 1.6,
            CategoryShares = Shares(0.22, 0.05, 0.03, 0.01, 0.10, 0.03, 0.01, 0.01, 0.53, 0.01),
            WeekdayIndex = Mean1(1.40, 1.35, 1.30, 1.25, 1.10, 0.35, 0.25),
            HourShares = Hours(peak: 12, spread: 1.8),
            GenderShares = [0.45, 0.54, 0.01],
            MeanAge = 46,
            AgeDeviation = 8,
            ProfessionShares = Shares(0.20, 0.10, 0.05, 0.01, 0.08, 0.40, 0.02, 0.14),
            RegionShares = Shares(22, 6, 4, 16, 14, 10, 5, 10, 11, 2),
        },
        new()
        {
            Index = 4,
            Name = "Gift givers",
            Share = 0.18,
            Purchases = new(R: 0.5, Alpha: 120, A: 1.2, B: 3),
            Spend = new(P: 4, Q: 5, V: 85),
            LeisureLines = 0.8,
            CategoryShares = Shares(0.01, 0.03, 0.05, 0.03, 0.03, 0.10, 0.08, 0.22, 0.05, 0.40),
            WeekdayIndex = Mean1(0.95, 0.95, 1.00, 1.10, 1.15, 1.05, 0.80),
            HourShares = Hours(peak: 16, spread: 2.5),
            GenderShares = [0.62, 0.36, 0.02],
            MeanAge = 58,
            AgeDeviation = 10,
            ProfessionShares = Shares(0.04, 0.12, 0.10, 0.01, 0.10, 0.08, 0.45, 0.10),
            RegionShares = Shares(8, 9, 14, 12, 10, 6, 8, 7, 14, 12),
        },
    ];

    public static IReadOnlyList<DemoSegment> Structureless { get; } =
    [
        new()
        {
            Index = 0,
            Name = "Everyone",
            Share = 1,
            Purchases = new(R: 1.2, Alpha: 240, A: 0, B: 1),
            CategoryShares = Flat(DemoCatalogue.Categories.Count),
            WeekdayIndex = [1, 1, 1, 1, 1, 1, 1],
            HourShares = Flat(24),
            GenderShares = [0.49, 0.49, 0.02],
            ProfessionShares = Flat(DemoPeople.Professions.Count),
            RegionShares = Flat(DemoPeople.Regions.Count),
        },
    ];

    private static double[] Flat(int count) => Enumerable.Repeat(1.0 / count, count).ToArray();

    private static double[] Shares(params double[] weights) => weights.Select(weight => weight / weights.Sum()).ToArray();

    private static double[] Mean1(params double[] weights) => weights.Select(weight => weight * weights.Length / weights.Sum()).ToArray();

    /// <summary>Four fifths around the favourite hour (a normal curve on the clock), one fifth from 7 to 23 h.</summary>
    private static double[] Hours(double peak, double spread)
    {
        var around = new double[24];
        for (var hour = 0; hour < 24; hour++)
        {
            var distance = Math.Min(Math.Abs(hour - peak), 24 - Math.Abs(hour - peak));
            around[hour] = Math.Exp(-distance * distance / (2 * spread * spread));
        }
        var curve = around.Sum();
        return around.Select((weight, hour) => 0.8 * weight / curve + (hour is >= 7 and < 23 ? 0.2 / 16 : 0)).ToArray();
    }
}
