namespace TechMart.Analytics.Sales;

/// <summary>
/// "Today", to which days of silence are counted: the day after the last one within the period on which the data set has any line. Only the period moves it: who
/// looks at one category, country or segment looks at other sales, not from another day, and a category that sells seldom does not make quiet customers recent.
/// The one place that says so; every analysis that counts recency asks here, or takes <see cref="CustomerHistories.AsOf"/>.
/// </summary>
public static class AsOfDay
{
    /// <summary>The as-of day of a selection.</summary>
    /// <param name="queries">Answers the aggregates.</param>
    /// <param name="filter">The selection, of which the period counts.</param>
    /// <param name="chosen">A day that somebody chose; null = the usual one.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The day; null where the data have no time, or no line in the period, and nobody chose one.</returns>
    public static async ValueTask<DateOnly?> OfAsync(ISalesQueries queries, SalesFilter filter, DateOnly? chosen = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(filter);
        return chosen ?? After(await queries.DaysAsync(filter.From, filter.To, cancellation).ConfigureAwait(false));
    }

    /// <summary>The selection as it was known on a day that somebody chose: lines after it are left out.</summary>
    /// <param name="filter">The selection.</param>
    /// <param name="chosen">The day; null = none was chosen.</param>
    public static SalesFilter Known(SalesFilter filter, DateOnly? chosen)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return chosen is { } day && !(filter.To <= day) ? filter.WithPeriod(filter.From, day) : filter;
    }

    /// <summary>The day after the last day of the data.</summary>
    internal static DateOnly? After(DayRange? data) => data?.To.AddDays(1);
}
