using System.CommandLine;
using System.Text.Json.Nodes;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Cli.Options;
using TechMart.Import;
using TechMart.Store.Datasets;
using TechMart.Store.Sales;

namespace TechMart.Cli.Data;

/// <summary>The selected lines of a file or of a data set, opened for one question.</summary>
internal sealed class SalesSource : IAsyncDisposable
{
    private readonly StoreAccess? _store;

    private SalesSource(string name, SalesTable table, SalesFilter filter, JsonNode version, ImportReport? report, StoreAccess? store = null, DatasetInfo? dataset = null)
    {
        Name = name;
        Table = table;
        Filter = filter;
        Version = version;
        Report = report;
        _store = store;
        Dataset = dataset;
    }

    /// <summary>Name of the data set or the file.</summary>
    public string Name { get; }

    /// <summary>The data set; null for a file.</summary>
    public DatasetInfo? Dataset { get; }

    /// <summary>The store of the data set; null for a file.</summary>
    public StoreAccess? Store => _store;

    /// <summary>All lines.</summary>
    public SalesTable Table { get; }

    /// <summary>The selection.</summary>
    public SalesFilter Filter { get; }

    /// <summary>Version of the data set; of a file the SHA-256 of its content.</summary>
    public JsonNode Version { get; }

    /// <summary>What reading the file came to; null for a data set.</summary>
    public ImportReport? Report { get; }

    /// <summary>Rows of the file that cleaning left out.</summary>
    public long RowsLost => Report is null ? 0 : Report.RowsRead - Report.RowsAccepted;

    public static async Task<SalesSource> OpenAsync(
        Session session, ParseResult command, SourceOptions source, SelectionOptions selection, CancellationToken cancellation)
    {
        var segment = selection.AsksAboutSegment ? null : selection.Segment(command);
        return await OpenAsync(session, command, source, selection, segment, cancellation).ConfigureAwait(false);
    }

    /// <summary>The lines of the customers of a segment, whatever the options say of one.</summary>
    public static async Task<SalesSource> OpenAsync(
        Session session, ParseResult command, SourceOptions source, SelectionOptions selection, string? segment, CancellationToken cancellation)
    {
        var named = new NamedSegments(session.Terminal.Culture);
        if (source.CsvFile(command) is { } path)
        {
            var file = await InputFile.OpenAsync(session, path, cancellation).ConfigureAwait(false);
            await using var deleting = file.ConfigureAwait(false);
            var inspection = await file.InspectAsync(source.Reading.Settings(command), cancellation).ConfigureAwait(false);
            var (lines, report) = await FileReading.LoadAsync(session, file, inspection, cancellation).ConfigureAwait(false);
            var filter = selection.Filter(command, lines, knownCustomersOnly: false);
            if (segment is not null)
            {
                filter = await new SegmentMembers(new ColumnarSalesQueries(lines)).ResolveAsync(filter.WithSegmentNamed(named.Reference(segment)), cancellation).ConfigureAwait(false);
            }
            return new SalesSource(Path.GetFileName(path), lines, filter, inspection.ContentHash, report);
        }
        var store = await session.OpenStoreAsync(command, cancellation).ConfigureAwait(false);
        try
        {
            var dataset = await store.Datasets.ResolveAsync(source.DatasetName(command), cancellation).ConfigureAwait(false);
            var data = await store.Tables.GetAsync(dataset.Id, cancellation).ConfigureAwait(false);
            var filter = selection.Filter(command, data.Table, source.Reading.CustomersOnly(command));
            if (segment is not null)
            {
                var reference = await named.ReferenceAsync(store, dataset.Id, segment, cancellation).ConfigureAwait(false);
                filter = await store.Reports.ResolveAsync(dataset.Id, filter.WithSegmentNamed(reference), cancellation).ConfigureAwait(false);
            }
            return new SalesSource(data.Dataset.Name, data.Table, filter, data.Dataset.Version, report: null, store, data.Dataset);
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The reference day: the one given, else the usual one of the period (<see cref="AsOfDay"/>).</summary>
    public ValueTask<DateOnly?> AsOfAsync(DateOnly? given, CancellationToken cancellation) =>
        AsOfDay.OfAsync(new ColumnarSalesQueries(Table), Filter, given, cancellation);

    /// <summary>Asks the question of the file's columns, or of the reports that the dashboard asks, too.</summary>
    public async Task<T> AskAsync<T>(Func<ColumnarSalesQueries, Task<T>> columns, Func<SalesReports, int, Task<SalesReport<T>>> reports) => _store is null
        ? await columns(new ColumnarSalesQueries(Table)).ConfigureAwait(false)
        : (await reports(_store.Reports, Dataset!.Id).ConfigureAwait(false)).Result;

    public ValueTask DisposeAsync() => _store?.DisposeAsync() ?? ValueTask.CompletedTask;
}
