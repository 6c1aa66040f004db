using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TechMart.Analytics.Sales;
using TechMart.Import.Inspection;
using TechMart.Store.Databases;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;
using TechMart.Store.Model;

namespace TechMart.Store.Sales;

/// <summary>Reads a data set from the store into columns, over several connections at once.</summary>
internal sealed class SalesLoader(StoreDatabase database)
{
    private const int Connections = 2;
    private const long RangeLines = 1 << 17;

    /// <summary>Loads the data set as it is at one moment.</summary>
    public Task<LoadedDataset> LoadAsync(int datasetId, CancellationToken cancellation) =>
        database.GuardAsync(async () =>
        {
            while (true)
            {
                if (await TryLoadAsync(datasetId, cancellation).ConfigureAwait(false) is { } loaded)
                {
                    return loaded;
                }
            }
        }, cancellation);

    // Each connection sees the data of the moment of its first look. Every change raises the version, so equal versions mean
    // equal data; when a change came just in between, null tells to try again.
    private async Task<LoadedDataset?> TryLoadAsync(int datasetId, CancellationToken cancellation)
    {
        await using var first = await Snapshot.OpenAsync(database, datasetId, cancellation).ConfigureAwait(false);
        var imports = await first.Context.Imports.AsNoTracking()
            .Where(import => import.DatasetId == datasetId && import.State == ImportState.Finished && import.Kind == FileKind.Sales && import.Lines > 0)
            .OrderBy(import => import.Id)
            .Select(import => new LoadedImport(import.Id, import.LastLine, import.HasTime, import.OrderRule))
            .ToListAsync(cancellation).ConfigureAwait(false);
        var ranges = new ConcurrentQueue<LineRange>(imports.SelectMany(import => Ranges(datasetId, import)));
        // One file without timestamps among others: nothing that needs time could be said of the whole.
        var builder = new SalesTableBuilder(imports.TrueForAll(import => import.HasTime), imports.LastOrDefault()?.OrderRule ?? default);

        using var failure = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var others = new List<Task<bool>>();
        for (var i = 1; i < Math.Min(Connections, ranges.Count); i++)
        {
            others.Add(Task.Run(() => ReadBesideAsync(datasetId, first.Dataset.Version, ranges, builder, failure.Token), cancellation));
        }
        SalesVocabulary vocabulary;
        try
        {
            vocabulary = await Task.Run(
                async () =>
                {
                    var texts = await new VocabularyReader(first.Connection, first.Transaction, datasetId, failure.Token).ReadAsync().ConfigureAwait(false);
                    await ReadLinesAsync(first.Connection, ranges, builder, failure.Token).ConfigureAwait(false);
                    return texts;
                },
                cancellation).ConfigureAwait(false);
        }
        catch
        {
            await failure.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(others)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        if (Array.Exists(await Task.WhenAll(others).ConfigureAwait(false), same => !same))
        {
            return null;
        }
        var table = await Task.Run(() => builder.Build(vocabulary, cancellation), cancellation).ConfigureAwait(false);
        return new LoadedDataset(first.Dataset, table, new ColumnarSalesQueries(table));
    }

    private async Task<bool> ReadBesideAsync(
        int datasetId, long version, ConcurrentQueue<LineRange> ranges, SalesTableBuilder builder, CancellationToken cancellation)
    {
        await using var snapshot = await Snapshot.OpenAsync(database, datasetId, cancellation).ConfigureAwait(false);
        if (snapshot.Dataset.Version != version)
        {
            return false;
        }
        await ReadLinesAsync(snapshot.Connection, ranges, builder, cancellation).ConfigureAwait(false);
        return true;
    }

    private async Task ReadLinesAsync(DbConnection connection, ConcurrentQueue<LineRange> ranges, SalesTableBuilder builder, CancellationToken cancellation)
    {
        var batch = new SalesBatch();
        while (ranges.TryDequeue(out var range))
        {
            cancellation.ThrowIfCancellationRequested();
            await database.ReadLinesAsync(connection, range, batch, builder.Add, cancellation).ConfigureAwait(false);
        }
    }

    private static IEnumerable<LineRange> Ranges(int datasetId, LoadedImport import)
    {
        for (var from = 0L; from <= import.LastLine; from += RangeLines)
        {
            yield return new LineRange(datasetId, import.Id, from, from + RangeLines);
        }
    }

    private sealed record LoadedImport(long Id, long LastLine, bool HasTime, OrderRule OrderRule);

    private sealed class Snapshot : IAsyncDisposable
    {
        private Snapshot(TechMartDbContext context, DbTransaction transaction, DatasetInfo dataset) =>
            (Context, Transaction, Dataset) = (context, transaction, dataset);

        public TechMartDbContext Context { get; }

        public DbConnection Connection => Context.Database.GetDbConnection();

        public DbTransaction Transaction { get; }

        public DatasetInfo Dataset { get; }

        public static async Task<Snapshot> OpenAsync(StoreDatabase database, int datasetId, CancellationToken cancellation)
        {
            var context = database.CreateDbContext();
            try
            {
                await context.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
                var transaction = await database.BeginReadAsync(context.Database.GetDbConnection(), cancellation).ConfigureAwait(false);
                await context.Database.UseTransactionAsync(transaction, cancellation).ConfigureAwait(false);
                var dataset = await DatasetStore.Describe(context, context.Datasets.Where(dataset => dataset.Id == datasetId))
                    .FirstOrDefaultAsync(cancellation).ConfigureAwait(false)
                    ?? throw DatasetStore.Unknown(datasetId);
                return new Snapshot(context, transaction, dataset);
            }
            catch
            {
                await context.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }

        public async ValueTask DisposeAsync()
        {
            await Transaction.DisposeAsync().ConfigureAwait(false);
            await Context.DisposeAsync().ConfigureAwait(false);
        }
    }
}
