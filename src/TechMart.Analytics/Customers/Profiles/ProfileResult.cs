using TechMart.Analytics.Sales;
using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Profiles;

/// <summary>What a group of customers is like, against all other customers of a selection.</summary>
public sealed record ProfileResult
{
    /// <summary>The name of the group.</summary>
    public required string Name { get; init; }

    /// <summary>The group.</summary>
    public required ProfileSide Group { get; init; }

    /// <summary>All other customers with an order.</summary>
    public required ProfileSide Rest { get; init; }

    /// <summary>How the money of both sides is spread over categories, in ordinal order; a missing one has a null key and comes first. Empty without categories.</summary>
    public required IReadOnlyList<ProfileCategory> Categories { get; init; }

    /// <summary>All comparisons: measures of customers, categories, attributes, weekdays, hours, months.</summary>
    public required IReadOnlyList<ProfileComparison> Comparisons { get; init; }

    /// <summary>What makes the group different: the significant comparisons, largest effect first.</summary>
    public IEnumerable<ProfileComparison> Different => Comparisons.Where(comparison => comparison.Rank is not null).OrderBy(comparison => comparison.Rank);

    /// <summary>How many tests the correction for multiplicity is over.</summary>
    public int Tests => Comparisons.Count(comparison => comparison.PValue is not null);

    /// <summary>What limits the answer, or why there is none.</summary>
    public required IReadOnlyList<ProfileNote> Notes { get; init; }

    /// <summary>Lines of the compared customers, and all other lines of the data set.</summary>
    public LineUsage Lines { get; init; }
}

/// <summary>One side in sums.</summary>
/// <param name="Customers">Customers with at least one order.</param>
/// <param name="ShareOfCustomers">Share of the customers of both sides; null without any.</param>
/// <param name="Revenue">Sales less returns.</param>
/// <param name="ShareOfRevenue">Share of the revenue of both sides; null where that is not positive.</param>
/// <param name="GrossRevenue">Value of sales.</param>
/// <param name="Orders">Distinct orders, counted for each customer.</param>
/// <param name="Units">Pieces, less those returned.</param>
/// <param name="AverageOrderValue"><paramref name="Revenue"/> ÷ <paramref name="Orders"/>; null without orders. Large buyers weigh more in it than in the mean over customers (<see cref="ProfileMeasures.OrderValue"/>).</param>
public sealed record ProfileSide(
    int Customers, double? ShareOfCustomers, decimal Revenue, double? ShareOfRevenue, decimal GrossRevenue, long Orders, decimal Units, decimal? AverageOrderValue);

/// <summary>The value of both sides' sales of one category.</summary>
/// <param name="Category">The category; null = missing.</param>
/// <param name="Group">Of the group.</param>
/// <param name="GroupShare">Share of the group's sales; null without sales.</param>
/// <param name="Rest">Of the others.</param>
/// <param name="RestShare">Share of the others' sales; null without sales.</param>
public sealed record ProfileCategory(string? Category, decimal Group, double? GroupShare, decimal Rest, double? RestShare);

/// <summary>What a value of a comparison counts in.</summary>
public enum ProfileUnit
{
    /// <summary>Money of the currency.</summary>
    Money,

    /// <summary>A number of orders or pieces.</summary>
    Number,

    /// <summary>A fraction, 0 to 1.</summary>
    Share,
}

/// <summary>One measure of the group against the same of the others.</summary>
/// <param name="Measure">The code of the measure (<see cref="ProfileMeasures"/>).</param>
/// <param name="Attribute">The attribute's name, for <see cref="ProfileMeasures.Attribute"/>.</param>
/// <param name="Value">The category, the attribute's value, the weekday, hour or month; null where the measure has none.</param>
/// <param name="Unit">What the values count in.</param>
/// <param name="Group">The group's mean or share; null where it is not told (<see cref="Silent"/>).</param>
/// <param name="Rest">The others' mean or share; null where it is not told.</param>
/// <param name="GroupCustomers">How many customers of the group it is taken over.</param>
/// <param name="RestCustomers">How many others it is taken over.</param>
public sealed record ProfileComparison(
    string Measure, string? Attribute, string? Value, ProfileUnit Unit, double? Group, double? Rest, long GroupCustomers, long RestCustomers)
{
    /// <summary>Group less rest with its 95 % interval, in the unit.</summary>
    public Estimate? Difference { get; init; }

    /// <summary>The difference without units.</summary>
    public ProfileEffect? Effect { get; init; }

    /// <summary>Two-sided p-value of the test for no difference; null where there is none.</summary>
    public double? PValue { get; init; }

    /// <summary>The p-value corrected for all tests of the profile (<see cref="MultipleTesting.BenjaminiHochberg"/>).</summary>
    public double? QValue { get; init; }

    /// <summary>Whether the corrected p-value is at most <see cref="ProfileAnalysis.FalseDiscoveryRate"/>.</summary>
    public bool Significant => QValue <= ProfileAnalysis.FalseDiscoveryRate;

    /// <summary>Place among the significant comparisons by size of the effect, from 1; null for others.</summary>
    public int? Rank { get; init; }

    /// <summary>Why there is no test (<see cref="ProfileSilence"/>); null where there is one.</summary>
    public string? Silent { get; init; }
}

/// <summary>How an effect is measured.</summary>
public enum EffectKind
{
    /// <summary>Difference of means in pooled standard deviations (<see cref="EffectSizes.HedgesG"/>).</summary>
    HedgesG,

    /// <summary>Difference of shares of customers on the arcsine scale (<see cref="EffectSizes.CohensH"/>).</summary>
    CohensH,
}

/// <summary>How large an effect is by the marks that Cohen (1988) proposed.</summary>
public enum EffectMagnitude
{
    /// <summary>Below 0.2.</summary>
    Negligible,

    /// <summary>From 0.2.</summary>
    Small,

    /// <summary>From 0.5.</summary>
    Medium,

    /// <summary>From 0.8.</summary>
    Large,
}

/// <summary>An effect without units, positive where the group has more.</summary>
/// <param name="Name">How it is measured.</param>
/// <param name="Value">The effect.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
public sealed record ProfileEffect(EffectKind Name, double Value, double Low, double High)
{
    /// <summary>How large that is.</summary>
    public EffectMagnitude Magnitude => Math.Abs(Value) switch
    {
        < 0.2 => EffectMagnitude.Negligible,
        < 0.5 => EffectMagnitude.Small,
        < 0.8 => EffectMagnitude.Medium,
        _ => EffectMagnitude.Large,
    };
}
