using TechMart.Analytics.Insights;

namespace TechMart.Analytics.Sales;

/// <summary>What the Overview says of a selection: the same object feeds the page, Excel, the command line and JSON.</summary>
public sealed record Overview
{
    /// <summary>First day looked at; null without time.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day looked at, inclusive; null without time.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The period compared with, where there is one with data.</summary>
    public (DateOnly From, DateOnly To)? ComparisonPeriod { get; init; }

    /// <summary>
    /// True where the data cover only a part of <see cref="ComparisonPeriod"/>, or it is not as long as the period: then the two
    /// stand side by side but no finding is drawn from their difference.
    /// </summary>
    public bool ComparisonIsPartial { get; init; }

    /// <summary>Everything about the period.</summary>
    public required OverviewAggregates Current { get; init; }

    /// <summary>Everything about the comparison period; null where there is none.</summary>
    public OverviewAggregates? Comparison { get; init; }

    /// <summary>The products with the highest revenue, at most as many as asked for.</summary>
    public required IReadOnlyList<BreakdownRow> TopProducts { get; init; }

    /// <summary>The products with the most units.</summary>
    public required IReadOnlyList<BreakdownRow> TopProductsByUnits { get; init; }

    /// <summary>Categories (products where there are none) whose revenue grew most against the comparison, largest gain first.</summary>
    public required IReadOnlyList<Mover> Rising { get; init; }

    /// <summary>Those whose revenue fell most, largest loss first.</summary>
    public required IReadOnlyList<Mover> Falling { get; init; }

    /// <summary>The most important findings, most important first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}

/// <summary>How the revenue of one category or product moved between two periods.</summary>
/// <param name="Key">Category or product id; null = missing.</param>
/// <param name="Name">What to show.</param>
/// <param name="Before">Revenue in the comparison period.</param>
/// <param name="After">Revenue in the period.</param>
public sealed record Mover(string? Key, string? Name, decimal Before, decimal After)
{
    /// <summary><see cref="After"/> − <see cref="Before"/>.</summary>
    public decimal Change => After - Before;

    /// <summary>Change as a fraction of <see cref="Before"/>; null where that was not positive.</summary>
    public double? Relative => Before > 0 ? (double)(Change / Before) : null;
}
