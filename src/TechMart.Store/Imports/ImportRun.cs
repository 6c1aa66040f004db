using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TechMart.Import;
using TechMart.Import.Inspection;
using TechMart.Store.Databases;
using TechMart.Store.Datasets;
using TechMart.Store.Model;
using TechMart.Store.Sales;

namespace TechMart.Store.Imports;

/// <summary>Carries one import out: a row that says it is running, one transaction with everything, and what became of it.</summary>
internal sealed class ImportRun(StoreDatabase database, SalesTables tables, TimeProvider clock, ImportRequest request)
{
    /// <summary>Imports; returns the import's id.</summary>
    public async Task<long> RunAsync(IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        await using var context = database.CreateDbContext();
        await context.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        var dataset = await FindDatasetAsync(context, cancellation).ConfigureAwait(false);
        await using var taken = await database.TryLockDatasetAsync(context.Database.GetDbConnection(), dataset.Id, cancellation).ConfigureAwait(false)
            ?? throw new StoreException(StoreProblem.Busy, dataset.Name);
        await RefuseAsync(context, cancellation).ConfigureAwait(false);
        var data = await ReadContextAsync(context, dataset, cancellation).ConfigureAwait(false);

        await using var writer = await database.WaitForWriterAsync(cancellation).ConfigureAwait(false);
        await InterruptedImports.MarkAsync(context, dataset.Id, clock, cancellation).ConfigureAwait(false);
        var import = NewRecord();
        context.Add(import);
        cancellation.ThrowIfCancellationRequested();
        // Not to be cancelled: it could be in the store already, and nobody would say what became of it.
        await context.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            await WriteAsync(context, dataset, import, data, progress, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            if (!await IsFinishedAfterAllAsync(import.Id, exception, cancellation).ConfigureAwait(false))
            {
                // Whatever an import stumbles over on its way out: the person wanted it to end, and that is what became of it.
                if (cancellation.IsCancellationRequested && exception is not OperationCanceledException)
                {
                    throw new OperationCanceledException(exception.Message, exception, cancellation);
                }
                throw;
            }
        }
        return import.Id;
    }

    /// <summary>Reads and cleans without writing.</summary>
    public async Task<ImportReport> DryRunAsync(IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        ImportContext data;
        await using (var context = database.CreateDbContext())
        {
            await context.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            var dataset = await FindDatasetAsync(context, cancellation).ConfigureAwait(false);
            data = await ReadContextAsync(context, dataset, cancellation).ConfigureAwait(false);
        }
        return await SalesFileImport.RunAsync(request.File, request.Inspection, data, new Nowhere(), progress, cancellation).ConfigureAwait(false);
    }

    private async Task<Dataset> FindDatasetAsync(TechMartDbContext context, CancellationToken cancellation) =>
        await context.Datasets.AsNoTracking().FirstOrDefaultAsync(dataset => dataset.Id == request.DatasetId, cancellation).ConfigureAwait(false)
            ?? throw DatasetStore.Unknown(request.DatasetId);

    private async Task RefuseAsync(TechMartDbContext context, CancellationToken cancellation)
    {
        if (request.Inspection.Problems.FirstOrDefault(problem => problem.Blocking) is { } problem)
        {
            throw new ImportException(problem);
        }
        if (!request.AllowSameFile
            && await SameFile.FindAsync(context, request.DatasetId, request.Inspection.ContentHash, cancellation).ConfigureAwait(false) is { } same)
        {
            throw new ImportException(ImportProblem.Of(
                ProblemCode.SameFile,
                blocking: true,
                ("import", same.Id.ToString(CultureInfo.InvariantCulture)),
                ("when", same.StartedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
        }
    }

    private async Task<ImportContext> ReadContextAsync(TechMartDbContext context, Dataset dataset, CancellationToken cancellation)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(dataset.TimeZone);
        var hasLines = request.Inspection.Plan.Kind == FileKind.Sales && await context.Imports
            .AnyAsync(import => import.DatasetId == dataset.Id && import.State == ImportState.Finished && import.Lines > 0, cancellation).ConfigureAwait(false);
        var existing = hasLines ? await tables.GetAsync(dataset.Id, cancellation).ConfigureAwait(false) : null;
        var vocabulary = new VocabularyReader(context.Database.GetDbConnection(), transaction: null, dataset.Id, cancellation);
        return new ImportContext
        {
            Vocabulary = await vocabulary.ReadTextsAsync().ConfigureAwait(false),
            Existing = existing?.Table,
            Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime),
            TimeZone = zone,
        };
    }

    private ImportRecord NewRecord() =>
        new()
        {
            DatasetId = request.DatasetId,
            FileName = Shortened(request.File.DisplayName, 260),
            Bytes = request.File.Bytes,
            ContentHash = request.Inspection.ContentHash,
            Kind = request.Inspection.Plan.Kind,
            State = ImportState.Running,
            ImportedBy = Shortened(request.By.Name, 256),
            StartedAt = clock.GetUtcNow().UtcDateTime,
            HasTime = request.Inspection.Plan.IndexOf(ColumnRole.Timestamp) >= 0,
            OrderRule = request.Inspection.Plan.OrderRule,
        };

    private async Task WriteAsync(
        TechMartDbContext context, Dataset dataset, ImportRecord import, ImportContext data, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using (var rows = database.NewBulkWriter(context.Database.GetDbConnection()))
        {
            var additions = new VocabularyWriter(data.Vocabulary);
            var sink = new ImportSink(rows, dataset.Id, import.Id);
            var report = await SalesFileImport.RunAsync(request.File, request.Inspection, data, sink, progress, cancellation).ConfigureAwait(false);
            report.RefuseIfNothingUsable();
            await sink.CompleteAsync(cancellation).ConfigureAwait(false);
            await additions.WriteAsync(rows, dataset.Id, import.Id, cancellation).ConfigureAwait(false);
            await rows.CompleteAsync(cancellation).ConfigureAwait(false);

            import.State = ImportState.Finished;
            import.FinishedAt = clock.GetUtcNow().UtcDateTime;
            import.Report = StoredJson.Write(report);
            (import.Lines, import.LastLine) = (sink.Lines, sink.LastLine);
            (import.FirstDay, import.LastDay) = (report.From, report.To);
        }
        await RememberAsync(context, cancellation).ConfigureAwait(false);
        await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
        await DatasetVersion.RaiseAsync(context, dataset.Id, cancellation).ConfigureAwait(false);
        // From here on there is no way back, whatever the person wants.
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private async Task RememberAsync(TechMartDbContext context, CancellationToken cancellation)
    {
        var hash = StoredJson.HashOf(request.Inspection.Plan.Columns);
        var mapping = await context.ImportMappings.FindAsync([request.DatasetId, hash], cancellation).ConfigureAwait(false);
        if (mapping is null)
        {
            mapping = new ImportMapping { DatasetId = request.DatasetId, HeaderHash = hash, Settings = "" };
            context.Add(mapping);
        }
        mapping.Settings = StoredJson.Write(request.Settings with { UsualDateFormat = request.Inspection.Plan.DateFormat });
        mapping.UsedAt = clock.GetUtcNow().UtcDateTime;
    }

    // Says what became of the import. A connection that breaks during the commit leaves open whether it was done: then the row knows.
    private async Task<bool> IsFinishedAfterAllAsync(long importId, Exception exception, CancellationToken cancellation)
    {
        var (state, problem) = database.Translate(exception) switch
        {
            _ when cancellation.IsCancellationRequested => (ImportState.Cancelled, null),
            ImportException refused => (ImportState.Failed, refused.Problem),
            StoreException { Problem: StoreProblem.Unavailable } => (ImportState.Failed, ImportProblem.Of(ProblemCode.StoreUnavailable, blocking: true)),
            var fault => (ImportState.Failed, ImportProblem.Of(ProblemCode.Unexpected, blocking: true, ("detail", fault.Message))),
        };
        var now = clock.GetUtcNow().UtcDateTime;
        var json = problem is null ? null : StoredJson.Write(problem);
        try
        {
            await using var context = database.CreateDbContext();
            await database.GiveSpaceBackAsync(context).ConfigureAwait(false);
            var marked = await context.Imports
                .Where(import => import.Id == importId && import.State == ImportState.Running)
                .ExecuteUpdateAsync(
                    update => update
                        .SetProperty(import => import.State, state)
                        .SetProperty(import => import.FinishedAt, now)
                        .SetProperty(import => import.Problem, json),
                    CancellationToken.None).ConfigureAwait(false);
            return marked == 0 && await context.Imports
                .AnyAsync(import => import.Id == importId && import.State == ImportState.Finished, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception unwritten) when (database.Translate(unwritten) is StoreException)
        {
            // The store cannot be written at all. The row stays "running", and is found to be interrupted by whoever comes next.
            return false;
        }
    }

    private static string Shortened(string text, int length) => text.Length <= length ? text : text[..length];

    private sealed class Nowhere : IImportSink
    {
        public ValueTask AcceptAsync(Analytics.Sales.SalesBatch batch, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask RejectAsync(IReadOnlyList<TechMart.Import.Cleaning.RejectedRow> rows, CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
