namespace TechMart.Demo;

/// <summary>How large and of what kind the generated shop is.</summary>
public sealed record DemoOptions
{
    /// <summary>Everything random follows from it; the planted truths do not depend on it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Number of customers, each of whom buys at least once (in the structureless shop some may never). Not used where
    /// <see cref="Lines"/> is given.
    /// </summary>
    public int Customers { get; init; } = 8_000;

    /// <summary>About how many lines (within a few percent): decides the number of customers. Null = what the customers buy.</summary>
    public long? Lines { get; init; }

    /// <summary>
    /// Without planted groups, preferences or trends: what an analysis must not find structure in. One population, there from
    /// the first day and never lost, orders at constant rates at any hour, products drawn independently of everything.
    /// </summary>
    public bool Structureless { get; init; }

    /// <summary>Last day of sales. The shop opens <see cref="Months"/> calendar months before the day after it.</summary>
    public DateOnly LastDay { get; init; } = new(2025, 6, 30);

    /// <summary>Length in calendar months, 1 to 120.</summary>
    public int Months { get; init; } = 24;

    /// <summary>What is planted; a test switches off what would blur the truth it looks at.</summary>
    public DemoPatterns Patterns { get; init; } = DemoPatterns.All;

    /// <summary>First day of sales.</summary>
    public DateOnly FirstDay => LastDay.AddDays(1).AddMonths(-Months);

    /// <summary>Number of days.</summary>
    public int Days => LastDay.DayNumber - FirstDay.DayNumber + 1;

    internal bool Has(DemoPatterns pattern) => (Patterns & (Structureless ? DemoPatterns.Returns | DemoPatterns.Dirt : DemoPatterns.All) & pattern) != 0;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Customers);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Lines ?? 1, nameof(Lines));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Months);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Months, 120);
    }
}

/// <summary>What can be planted beside the segments.</summary>
[Flags]
public enum DemoPatterns
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Weekly and yearly seasonality of orders, and of some categories.</summary>
    Seasonality = 1,

    /// <summary>One region wins ever more new customers.</summary>
    RegionGrowth = 2,

    /// <summary>The customers of one month drop out sooner.</summary>
    WeakCohort = 4,

    /// <summary>Prices move, and demand answers.</summary>
    PriceChanges = 8,

    /// <summary>Products that are bought together.</summary>
    Bundles = 16,

    /// <summary>Goods taken back.</summary>
    Returns = 32,

    /// <summary>Rows that an import has to notice.</summary>
    Dirt = 64,

    /// <summary>Everything.</summary>
    All = Seasonality | RegionGrowth | WeakCohort | PriceChanges | Bundles | Returns | Dirt,
}
