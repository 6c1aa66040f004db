using System.Diagnostics;
using System.Globalization;
using TechMart.Analytics.Customers.Migration;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;

namespace TechMart.Store.Sales;

/// <summary>The result objects that page, Excel, command line and JSON share, computed once for each version of the data, filter and options.</summary>
public sealed class SalesReports
{
    // What a row of a breakdown or series weighs, with its texts.
    private const long BytesPerRow = 200;

    // A scored customer: values, scores and a reference to the id, which the table holds anyway.
    private const long BytesPerScoredCustomer = 64;

    private readonly SalesTables _tables;
    private readonly ResultCache _results;

    internal SalesReports(SalesTables tables, StoreOptions options)
    {
        _tables = tables;
        _results = new ResultCache(options.ResultCacheBytes);
    }

    /// <summary>Memory that results take which are kept for those who ask again, in bytes (estimated).</summary>
    public long CachedBytes => _results.Weight;

    /// <summary>Most memory for results that are kept, in bytes.</summary>
    public long CacheCapacity => _results.Capacity;

    /// <summary>The Overview.</summary>
    public Task<SalesReport<Overview>> OverviewAsync(int datasetId, SalesFilter filter, ComparisonChoice comparison, int top = 10, CancellationToken cancellation = default) =>
        ReportAsync(
            datasetId,
            filter,
            string.Create(CultureInfo.InvariantCulture, $"overview|{comparison.Kind}|{comparison.From:yyyy-MM-dd}|{comparison.To:yyyy-MM-dd}|{top}"),
            (data, token) => OverviewAnalysis.RunAsync(data.Queries, filter, comparison, data.Table.FirstDay, data.Table.LastDay, top, token),
            overview => BytesPerRow * (RowsOf(overview.Current) + RowsOf(overview.Comparison) + 4 * top),
            cancellation);

    /// <summary>RFM: scores and segments of the known customers.</summary>
    public Task<SalesReport<RfmResult>> RfmAsync(int datasetId, SalesFilter filter, RfmOptions options, CancellationToken cancellation = default) =>
        ReportAsync(
            datasetId,
            filter,
            $"rfm|{options.Key}",
            (data, token) => RfmAnalysis.RunAsync(data.Queries, filter, options, token),
            rfm => BytesPerScoredCustomer * rfm.Customers.Count + BytesPerRow * (rfm.Segments.Count + rfm.Grid.Count),
            cancellation);

    /// <summary>How customers moved between RFM segments from one period to another. The filter's own period is left out of account.</summary>
    public Task<SalesReport<MigrationResult>> MigrationAsync(int datasetId, SalesFilter filter, MigrationOptions options, CancellationToken cancellation = default) =>
        ReportAsync(
            datasetId,
            filter,
            $"migration|{options.Key}",
            (data, token) => MigrationAnalysis.RunAsync(data.Queries, filter, options, data.Table.FirstDay, data.Table.LastDay, token),
            migration => BytesPerScoredCustomer * (migration.Customers.Count + migration.Before.Customers.Count + migration.After.Customers.Count)
                + BytesPerRow * migration.Cells.Count,
            cancellation);

    /// <summary>What a group of customers is like, against all other customers of the selection.</summary>
    public Task<SalesReport<ProfileResult>> ProfileAsync(int datasetId, SalesFilter filter, ProfileGroup group, CancellationToken cancellation = default) =>
        ReportAsync(
            datasetId,
            filter,
            $"profile|{group.Members.Key}|{string.Join(',', group.ChosenBy)}",
            (data, token) => ProfileAnalysis.RunAsync(data.Queries, filter, group, token),
            WeightOf,
            cancellation);

    /// <summary>What the customers of an RFM segment are like, against all others.</summary>
    public Task<SalesReport<ProfileResult>> SegmentProfileAsync(
        int datasetId, SalesFilter filter, RfmOptions options, string segment, CancellationToken cancellation = default) =>
        ReportAsync(
            datasetId,
            filter,
            $"profile|rfm|{segment}|{options.Key}",
            (data, token) => ProfileAnalysis.OfSegmentAsync(data.Queries, filter, options, segment, token),
            WeightOf,
            cancellation);

    private static long WeightOf(ProfileResult profile) => BytesPerRow * (profile.Comparisons.Count + profile.Categories.Count);

    private async Task<SalesReport<T>> ReportAsync<T>(
        int datasetId,
        SalesFilter filter,
        string analysis,
        Func<LoadedDataset, CancellationToken, Task<T>> compute,
        Func<T, long> weight,
        CancellationToken cancellation)
        where T : notnull
    {
        var data = await _tables.GetAsync(datasetId, cancellation).ConfigureAwait(false);
        var started = Stopwatch.GetTimestamp();
        var key = string.Create(CultureInfo.InvariantCulture, $"{datasetId}|{data.Dataset.Version}|{analysis}|{filter}");
        var isComputed = false;
        var result = await _results.GetAsync(
            key,
            token =>
            {
                isComputed = true;
                return compute(data, token);
            },
            weight,
            cancellation).ConfigureAwait(false);
        var time = Stopwatch.GetElapsedTime(started);
        StoreMetrics.Analysed(analysis.Split('|')[0], time, isComputed);
        return new SalesReport<T>(result, data, filter, time.TotalMilliseconds);
    }

    private static long RowsOf(OverviewAggregates? aggregates) =>
        aggregates is null ? 0 : aggregates.ByDay.Count + aggregates.ByProduct.Count + aggregates.ByCategory.Count + aggregates.ByCountry.Count;
}

/// <summary>A result, and what it was computed from.</summary>
/// <param name="Result">The result.</param>
/// <param name="Data">The data set and version.</param>
/// <param name="Filter">The selection.</param>
/// <param name="Milliseconds">Time that computing it took; near 0 when it was cached.</param>
public sealed record SalesReport<T>(T Result, LoadedDataset Data, SalesFilter Filter, double Milliseconds);
