using TechMart.Analytics.Insights;

namespace TechMart.Analytics.Sales;

/// <summary>Makes the <see cref="Overview"/> from aggregates.</summary>
public static class OverviewAnalysis
{
    /// <summary>Most categories or products to name as rising, and as falling.</summary>
    public const int Movers = 5;

    /// <summary>
    /// Asks for the aggregates of the filter's period and of the comparison period and puts them side by side. The period is the
    /// part of the filter's period that has data; without one, it is the data's. There is no comparison
    /// where its period lies outside of the data.
    /// </summary>
    /// <param name="queries">Answers the aggregates.</param>
    /// <param name="filter">The selection.</param>
    /// <param name="comparison">Which period to compare with.</param>
    /// <param name="firstDay">First day of the data; null without time.</param>
    /// <param name="lastDay">Last day of the data; null without time.</param>
    /// <param name="top">Most products to list.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<Overview> RunAsync(
        ISalesQueries queries,
        SalesFilter filter,
        ComparisonChoice comparison,
        DateOnly? firstDay,
        DateOnly? lastDay,
        int top = 10,
        CancellationToken cancellation = default)
    {
        DayRange? data = firstDay is { } first && lastDay is { } last ? new DayRange(first, last) : null;
        var period = data is null ? null : PeriodOf(filter, data.Value);
        var compared = period?.Compared(comparison);
        if (compared is not null && !compared.Value.Overlaps(data!.Value))
        {
            compared = null;
        }

        var current = await queries.OverviewAsync(filter, cancellation).ConfigureAwait(false);
        var before = compared is { } range
            ? await queries.OverviewAsync(filter.WithPeriod(range.From, range.To), cancellation).ConfigureAwait(false)
            : null;
        var (rising, falling) = before is null ? ([], []) : MoversOf(before, current);
        var overview = new Overview
        {
            From = period?.From,
            To = period?.To,
            ComparisonPeriod = compared is { } shown ? (shown.From, shown.To) : null,
            ComparisonIsPartial = compared is { } used && !(data!.Value.Contains(used) && period!.Value.IsAsLongAs(used)),
            Current = current,
            Comparison = before,
            TopProducts = [.. current.ByProduct.Take(top)],
            TopProductsByUnits = [.. current.ByProduct
                .OrderByDescending(row => row.Totals.Units)
                .ThenBy(row => row.Key, StringComparer.Ordinal)
                .Take(top)],
            Rising = rising,
            Falling = falling,
            Findings = [],
        };
        return overview with { Findings = OverviewFindings.Of(overview) };
    }

    private static DayRange? PeriodOf(SalesFilter filter, DayRange data)
    {
        var from = filter.From is { } first && first > data.From ? first : data.From;
        var to = filter.To is { } last && last < data.To ? last : data.To;
        return from <= to ? new DayRange(from, to)
            : filter is { From: { } askedFrom, To: { } askedTo } && askedFrom <= askedTo ? new DayRange(askedFrom, askedTo)
            : null;
    }

    private static (IReadOnlyList<Mover> Rising, IReadOnlyList<Mover> Falling) MoversOf(OverviewAggregates before, OverviewAggregates after)
    {
        var byCategory = before.ByCategory.Count > 0 || after.ByCategory.Count > 0;
        var rowsBefore = byCategory ? before.ByCategory : before.ByProduct;
        var rowsAfter = byCategory ? after.ByCategory : after.ByProduct;
        var earlier = rowsBefore.ToDictionary(row => row.Key ?? "", row => row, StringComparer.Ordinal);
        var movers = new List<Mover>(rowsAfter.Count);
        foreach (var row in rowsAfter)
        {
            earlier.Remove(row.Key ?? "", out var was);
            movers.Add(new Mover(row.Key, row.Name, was?.Totals.Revenue ?? 0, row.Totals.Revenue));
        }
        movers.AddRange(earlier.Values.Select(row => new Mover(row.Key, row.Name, row.Totals.Revenue, 0)));
        return (
            [.. movers.Where(mover => mover.Change > 0)
                .OrderByDescending(mover => mover.Change).ThenBy(mover => mover.Key, StringComparer.Ordinal).Take(Movers)],
            [.. movers.Where(mover => mover.Change < 0)
                .OrderBy(mover => mover.Change).ThenBy(mover => mover.Key, StringComparer.Ordinal).Take(Movers)]);
    }
}
