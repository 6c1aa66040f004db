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

/// <summary>Which period to compare with.</summary>
public enum ComparisonKind
{
    /// <summary>None.</summary>
    None,

    /// <summary>The period of the same length just before. For whole calendar months: as many whole months before.</summary>
    Previous,

    /// <summary>The same days one year before.</summary>
    Year,

    /// <summary>Two given days.</summary>
    Custom,
}

/// <summary>Which period to compare with, and its days where it is a custom one.</summary>
public readonly record struct ComparisonChoice(ComparisonKind Kind, DateOnly From = default, DateOnly To = default);

/// <summary>Makes the <see cref="Overview"/> from aggregates.</summary>
public static class OverviewAnalysis
{
    /// <summary>
    /// Asks for the aggregates of the filter's period and of the comparison period and puts them side by side.
    /// </summary>
    /// <param name="queries">Answers the aggregates.</param>
    /// <param name="filter">The selection.</param>
    /// <param name="comparison">Which period to compare with.</param>
    /// <param name="firstDay">First day of the data; null without time.</param>
    /// <param name="lastDay">Last day of the data; null without time.</param>
    /// <param name="top">Most products to list.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Task<Overview> RunAsync(
        ISalesQueries queries,
        SalesFilter filter,
        ComparisonChoice comparison,
        DateOnly? firstDay,
        DateOnly? lastDay,
        int top = 10,
        CancellationToken cancellation = default) => throw new NotImplementedException();
}
