using System.Diagnostics;
using System.Globalization;
using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Analytics.Customers.Consumption;
using TechMart.Analytics.Customers.Migration;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Products.Groups;
using TechMart.Analytics.Sales;
using TechMart.Store.Databases;
using TechMart.Store.ProductGroupings;
using TechMart.Store.Segments;

namespace TechMart.Store.Sales;

/// <summary>The result objects that page, Excel, command line and JSON share, computed once for each version of the data, filter and options.</summary>
public sealed class SalesReports
{
    // What a row of a breakdown or series weighs, with its texts.
    private const long BytesPerRow = 200;

    // A scored customer: values, scores and a reference to the id, which the table holds anyway.
    private const long BytesPerScoredCustomer = 64;

    private readonly ClusterLetters _letters;
    private readonly SalesTables _tables;
    private readonly ResultCache _results;
    private readonly SegmentResolution _segments;
    private readonly KeptGroupingReader _kept;

    internal SalesReports(SalesTables tables, StoreDatabase database, ClusterLetters letters, StoreOptions options)
    {
        _tables = tables;
        _letters = letters;
        _results = new ResultCache(options.ResultCacheBytes);
        _segments = new SegmentResolution(database, _results, GroupsAsync);
        _kept = new KeptGroupingReader(database);
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
            (data, selection, token) => OverviewAnalysis.RunAsync(data.Queries, selection, comparison, data.Table.FirstDay, data.Table.LastDay, top, token),
            overview => BytesPerRow * (RowsOf(overview.Current) + RowsOf(overview.Comparison) + 4 * top),
            cancellation);

    /// <summary>RFM: scores and segments of the known customers.</summary>
    public Task<SalesReport<RfmResult>> RfmAsync(int datasetId, SalesFilter filter, RfmOptions options, CancellationToken cancellation = default) =>
        ReportAsync(
            datasetId,
            filter,
            $"rfm|{options.Key}",
            (data, selection, token) => RfmAnalysis.RunAsync(data.Queries, selection, options, token),
            rfm => BytesPerScoredCustomer * rfm.Customers.Count + BytesPerRow * (rfm.Segments.Count + rfm.Grid.Count),
            cancellation);

    /// <summary>How customers moved between RFM segments from one period to another. The filter's own period is left out of account.</summary>
    public Task<SalesReport<MigrationResult>> MigrationAsync(int datasetId, SalesFilter filter, MigrationOptions options, CancellationToken cancellation = default) =>
        ReportAsync(
            datasetId,
            filter,
            $"migration|{options.Key}",
            (data, selection, token) => MigrationAnalysis.RunAsync(data.Queries, selection, options, data.Table.FirstDay, data.Table.LastDay, token),
            migration => BytesPerScoredCustomer * (migration.Customers.Count + migration.Before.Customers.Count + migration.After.Customers.Count)
                + BytesPerRow * migration.Cells.Count,
            cancellation);

    /// <summary>
    /// Groups that the customers form. The division is costly and kept apart from the number of clusters to show, so that another number is shown at once.
    /// </summary>
    /// <param name="datasetId">The data set.</param>
    /// <param name="filter">The selection.</param>
    /// <param name="options">How customers are grouped.</param>
    /// <param name="shown">The number of clusters to show; null = the recommended one.</param>
    /// <param name="progress">Is told how far the work is, where it is done for this asker.</param>
    /// <param name="early">Is given what is known before stability is, likewise: what speaks for each number, without a recommendation and without clusters.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<SalesReport<ClusterResult>> ClustersAsync(
        int datasetId,
        SalesFilter filter,
        ClusterOptions options,
        int? shown = null,
        IProgress<ClusterSearchProgress>? progress = null,
        Action<SalesReport<ClusterResult>>? early = null,
        CancellationToken cancellation = default)
    {
        var division = await ReportAsync(
            datasetId,
            filter,
            $"clusters|{options.Key}",
            async (data, selection, token) =>
            {
                var cut = await ClusterAnalysis.CutAsync(data.Queries, selection, options, progress, token).ConfigureAwait(false);
                early?.Invoke(new SalesReport<ClusterResult>(ClusterAnalysis.Show(cut), data, selection, 0));
                return ClusterAnalysis.Assess(cut, progress, token);
            },
            division => division.Weight,
            cancellation).ConfigureAwait(false);
        var result = await Task.Run(
            () => _letters.ShowAsync(division.Data, filter, division.Result, shown, cancellation), cancellation).ConfigureAwait(false);
        return new SalesReport<ClusterResult>(result, division.Data, filter, division.Milliseconds);
    }

    /// <summary>What customers buy. The search is costly and kept apart from the number of profiles to show, so that another number is shown at once.</summary>
    /// <param name="datasetId">The data set.</param>
    /// <param name="filter">The selection.</param>
    /// <param name="options">How profiles are looked for, and how many are shown. Groups of products are those that the data set has now.</param>
    /// <param name="progress">Is told how far the search is, where it is done for this asker.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<SalesReport<ConsumptionResult>> ConsumptionAsync(
        int datasetId, SalesFilter filter, ConsumptionOptions options, IProgress<ClusterSearchProgress>? progress = null, CancellationToken cancellation = default)
    {
        var data = await _tables.GetAsync(datasetId, cancellation).ConfigureAwait(false);
        var revision = ByGroups(data) ? await _kept.RevisionAsync(datasetId, cancellation).ConfigureAwait(false) : 0;
        var searched = options with { Profiles = null, Groups = null };
        var report = await ReportAsync(
            datasetId,
            filter,
            string.Create(CultureInfo.InvariantCulture, $"consumption|{searched.Key}|{revision}"),
            async (data, selection, token) =>
            {
                var groups = ByGroups(data) ? await GroupsAsync(data, token).ConfigureAwait(false) : null;
                return await ConsumptionAnalysis.RunAsync(data.Queries, selection, searched with { Groups = groups }, progress, token).ConfigureAwait(false);
            },
            result => result.Weight,
            cancellation).ConfigureAwait(false);
        if (options.Profiles is not { } shown || report.Result.Search is null)
        {
            return report;
        }
        var result = await Task.Run(() => ConsumptionAnalysis.Show(report.Result, shown), cancellation).ConfigureAwait(false);
        return new SalesReport<ConsumptionResult>(result, report.Data, report.Filter, report.Milliseconds);

        bool ByGroups(LoadedDataset data) => options.Basis == ConsumptionBasis.ProductGroups || (options.Basis is null && !data.Table.HasCategories);
    }

    /// <summary>The groups of products of a data set: as an analyst left them, or derived from names.</summary>
    public async Task<SalesReport<ProductGroups>> ProductGroupsAsync(int datasetId, CancellationToken cancellation = default)
    {
        var data = await _tables.GetAsync(datasetId, cancellation).ConfigureAwait(false);
        var started = Stopwatch.GetTimestamp();
        var groups = await GroupsAsync(data, cancellation).ConfigureAwait(false);
        return new SalesReport<ProductGroups>(groups, data, SalesFilter.All, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>What a group of customers is like, against all other customers of the selection.</summary>
    public Task<SalesReport<ProfileResult>> ProfileAsync(int datasetId, SalesFilter filter, ProfileGroup group, CancellationToken cancellation = default) =>
        ReportAsync(
            datasetId,
            filter,
            $"profile|{group.Members.Name}|{group.Members.Key}|{string.Join(',', group.ChosenBy)}",
            (data, selection, token) => ProfileAnalysis.RunAsync(data.Queries, selection, group, token),
            WeightOf,
            cancellation);

    /// <summary>What the customers of an RFM segment are like, against all others.</summary>
    public Task<SalesReport<ProfileResult>> SegmentProfileAsync(
        int datasetId, SalesFilter filter, RfmOptions options, string segment, CancellationToken cancellation = default) =>
        ReportAsync(
            datasetId,
            filter,
            $"profile|rfm|{segment}|{options.Key}",
            (data, selection, token) => ProfileAnalysis.OfSegmentAsync(data.Queries, selection, options, segment, token),
            WeightOf,
            cancellation);

    /// <summary>
    /// The customers of a selection with everything that is known of each; where the filter names a segment, its members. Scores are those among all
    /// customers of the selection.
    /// </summary>
    /// <exception cref="SegmentException">There is no such segment, or it cannot be computed.</exception>
    public Task<SalesReport<CustomerList>> CustomersAsync(int datasetId, SalesFilter filter, RfmOptions options, CancellationToken cancellation = default) =>
        ReportAsync(
            datasetId,
            filter,
            $"customers|{options.Key}",
            async (data, selection, token) =>
            {
                var everybody = selection.WithSegment(null);
                var rfm = await RfmAsync(datasetId, everybody, options, token).ConfigureAwait(false);
                // An import may have come in between: scores and preferences must be of one version.
                return await CustomerList.OfAsync(rfm.Data.Queries, rfm.Result, everybody, selection.Segment, rfm.Data.Table.HasCategories, token).ConfigureAwait(false);
            },
            customers => BytesPerScoredCustomer * customers.Rfm.Customers.Count,
            cancellation);

    /// <summary>
    /// The members of a segment: those of the whole data set, or of the sales that its own definition is limited to. Where a filter names it,
    /// <see cref="SegmentReference.InPeriod"/> tells which one is meant.
    /// </summary>
    /// <exception cref="SegmentException">There is no such segment, or it cannot be computed.</exception>
    public async Task<CustomerSegment> SegmentAsync(int datasetId, SegmentReference reference, CancellationToken cancellation = default)
    {
        var data = await _tables.GetAsync(datasetId, cancellation).ConfigureAwait(false);
        return await _segments.ResolveAsync(data, reference, cancellation).ConfigureAwait(false);
    }

    /// <summary>A filter with members in the place of the segment that it names, as every report puts them there.</summary>
    /// <exception cref="SegmentException">There is no such segment, or it cannot be computed.</exception>
    public async Task<SalesFilter> ResolveAsync(int datasetId, SalesFilter filter, CancellationToken cancellation = default)
    {
        var data = await _tables.GetAsync(datasetId, cancellation).ConfigureAwait(false);
        return await _segments.ResolveAsync(data, filter, cancellation).ConfigureAwait(false);
    }

    /// <summary>How a segment is defined.</summary>
    /// <exception cref="SegmentException">There is no such segment.</exception>
    public Task<SegmentDefinition> SegmentDefinitionAsync(int datasetId, SegmentReference reference, CancellationToken cancellation = default) =>
        _segments.DefinitionAsync(datasetId, reference, cancellation);

    /// <summary>The groups at a version of the data, computed once for each revision of what analysts made of them, whichever process they changed it in.</summary>
    private async Task<ProductGroups> GroupsAsync(LoadedDataset data, CancellationToken cancellation)
    {
        var revision = await _kept.RevisionAsync(data.Dataset.Id, cancellation).ConfigureAwait(false);
        return await _results.GetAsync(
            string.Create(CultureInfo.InvariantCulture, $"{data.Dataset.Id}|{data.Dataset.Version}|product-groups|{revision}"),
            async token =>
            {
                var products = await data.Queries.BreakdownAsync(SalesFilter.All, Dimension.Product, token).ConfigureAwait(false);
                // Somebody may have changed them since; then these have that revision.
                var (kept, read) = await _kept.ReadAsync(data.Dataset.Id, token).ConfigureAwait(false);
                var options = new ProductGroupOptions();
                var groups = await Task.Run(() => kept is null ? ProductGroups.Derive(products, options, token) : ProductGroups.Of(kept, products, options), token).ConfigureAwait(false);
                return groups.AsRevision(read);
            },
            groups => BytesPerRow * groups.Products.Count,
            cancellation).ConfigureAwait(false);
    }

    private static long WeightOf(ProfileResult profile) => BytesPerRow * (profile.Comparisons.Count + profile.Categories.Count);

    private async Task<SalesReport<T>> ReportAsync<T>(
        int datasetId,
        SalesFilter filter,
        string analysis,
        Func<LoadedDataset, SalesFilter, CancellationToken, Task<T>> compute,
        Func<T, long> weight,
        CancellationToken cancellation)
        where T : notnull
    {
        var data = await _tables.GetAsync(datasetId, cancellation).ConfigureAwait(false);
        var started = Stopwatch.GetTimestamp();
        var selection = await _segments.ResolveAsync(data, filter, cancellation).ConfigureAwait(false);
        var key = string.Create(CultureInfo.InvariantCulture, $"{datasetId}|{data.Dataset.Version}|{analysis}|{selection}");
        var isComputed = false;
        var result = await _results.GetAsync(
            key,
            token =>
            {
                isComputed = true;
                return compute(data, selection, token);
            },
            weight,
            cancellation).ConfigureAwait(false);
        var time = Stopwatch.GetElapsedTime(started);
        StoreMetrics.Analysed(analysis.Split('|')[0], time, isComputed);
        return new SalesReport<T>(result, data, selection, time.TotalMilliseconds);
    }

    private static long RowsOf(OverviewAggregates? aggregates) =>
        aggregates is null ? 0 : aggregates.ByDay.Count + aggregates.ByProduct.Count + aggregates.ByCategory.Count + aggregates.ByCountry.Count;
}

/// <summary>A result, and what it was computed from.</summary>
/// <param name="Result">The result.</param>
/// <param name="Data">The data set and version.</param>
/// <param name="Filter">The selection, with the members of a segment that was named.</param>
/// <param name="Milliseconds">Time that computing it took; near 0 when it was cached.</param>
public sealed record SalesReport<T>(T Result, LoadedDataset Data, SalesFilter Filter, double Milliseconds);
