using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TechMart.Import;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Databases;
using TechMart.Store.Model;
using TechMart.Store.Sales;

namespace TechMart.Store.Imports;

/// <summary>Carries imports out and keeps what is known of them.</summary>
public sealed class ImportStore
{
    private readonly StoreDatabase _database;
    private readonly SalesTables _tables;
    private readonly AccessControl _access;
    private readonly AuditLog _audit;
    private readonly TimeProvider _clock;
    private readonly ILogger<ImportStore> _log;

    internal ImportStore(StoreDatabase database, SalesTables tables, AccessControl access, AuditLog audit, TimeProvider clock, ILogger<ImportStore> log)
    {
        _database = database;
        _tables = tables;
        _access = access;
        _audit = audit;
        _clock = clock;
        _log = log;
    }

    /// <summary>
    /// Imports a file in one transaction: afterwards the data set holds all of it, or none. One at a time for each data set.
    /// </summary>
    /// <exception cref="ImportException">The file cannot be imported; nothing changed.</exception>
    /// <exception cref="StoreException">The store cannot take it, or the person may not; nothing changed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before everything was in the store; nothing changed. Holds what it met on its way out, if anything.</exception>
    public async Task<ImportInfo> RunAsync(ImportRequest request, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await _access.RequireAsync(request.By, Permission.Import, AuditAction.Import, request.File.DisplayName, cancellation).ConfigureAwait(false);
        var run = new ImportRun(_database, _tables, _clock, request);
        long id;
        try
        {
            id = await _database.GuardAsync(() => run.RunAsync(progress, cancellation), cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await WriteAsync(request.By, AuditAction.Import, AuditOutcome.Cancelled, request.DatasetId, request.File.DisplayName, rows: null).ConfigureAwait(false);
            throw;
        }
        // Who is told to come again has not failed yet.
        catch (Exception exception) when (exception is not StoreException { Problem: StoreProblem.Busy })
        {
            StoreMetrics.ImportFailed();
            await WriteAsync(request.By, AuditAction.Import, AuditOutcome.Failed, request.DatasetId, request.File.DisplayName, rows: null).ConfigureAwait(false);
            throw;
        }
        var import = await FindAsync(id, CancellationToken.None).ConfigureAwait(false) ?? throw UnknownImport(id);
        if (import.Report is { } report)
        {
            StoreMetrics.Imported(report);
        }
        await WriteAsync(request.By, AuditAction.Import, AuditOutcome.Done, request.DatasetId, import.FileName, import.Report?.RowsAccepted).ConfigureAwait(false);
        await RefreshAsync(request.DatasetId).ConfigureAwait(false);
        return import;
    }

    /// <summary>Cleans and counts without writing anything.</summary>
    /// <exception cref="ImportException">The file cannot be imported.</exception>
    public Task<ImportReport> DryRunAsync(ImportRequest request, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _database.GuardAsync(() => new ImportRun(_database, _tables, _clock, request).DryRunAsync(progress, cancellation), cancellation);
    }

    /// <summary>The imports of a data set (of all without an id), newest first.</summary>
    public Task<IReadOnlyList<ImportInfo>> ListAsync(int? datasetId = null, CancellationToken cancellation = default) =>
        _database.WithContextAsync<IReadOnlyList<ImportInfo>>(async context =>
        {
            var imports = await context.Imports.AsNoTracking()
                .Where(import => datasetId == null || import.DatasetId == datasetId)
                .OrderByDescending(import => import.Id)
                .ToListAsync(cancellation).ConfigureAwait(false);
            return [.. imports.Select(Describe)];
        }, cancellation);

    /// <summary>The newest import of all, or null.</summary>
    public Task<ImportInfo?> FindLastAsync(CancellationToken cancellation = default) =>
        _database.WithContextAsync(async context =>
            await context.Imports.AsNoTracking().OrderByDescending(import => import.Id).FirstOrDefaultAsync(cancellation).ConfigureAwait(false) is { } import
                ? Describe(import)
                : null, cancellation);

    /// <summary>An import, or null.</summary>
    public Task<ImportInfo?> FindAsync(long importId, CancellationToken cancellation = default) =>
        _database.WithContextAsync(async context =>
            await context.Imports.AsNoTracking().FirstOrDefaultAsync(import => import.Id == importId, cancellation).ConfigureAwait(false) is { } import
                ? Describe(import)
                : null, cancellation);

    /// <summary>A finished import of a data set with the same content, or null.</summary>
    public Task<ImportInfo?> FindSameFileAsync(int datasetId, string contentHash, CancellationToken cancellation = default) =>
        _database.WithContextAsync(async context =>
            await SameFile.FindAsync(context, datasetId, contentHash, cancellation).ConfigureAwait(false) is { } import ? Describe(import) : null, cancellation);

    /// <summary>Takes an import back: every figure is then as if it had never been.</summary>
    /// <param name="importId">The import.</param>
    /// <param name="actor">Who; needs <see cref="Permission.Import"/>.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StoreException">There is no such import, it is not in the data set, another one is under way, or the person may not.</exception>
    public async Task UndoAsync(long importId, Actor actor, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var import = await FindAsync(importId, cancellation).ConfigureAwait(false) ?? throw UnknownImport(importId);
        await _access.RequireAsync(actor, Permission.Import, AuditAction.ImportUndo, import.FileName, cancellation).ConfigureAwait(false);
        var datasetId = await _database.WithContextAsync(context => new ImportUndo(_database, _clock, context).RunAsync(importId, actor.Name, cancellation), cancellation).ConfigureAwait(false);
        await WriteAsync(actor, AuditAction.ImportUndo, AuditOutcome.Done, datasetId, import.FileName, import.Report?.RowsAccepted).ConfigureAwait(false);
        await RefreshAsync(datasetId).ConfigureAwait(false);
    }

    /// <summary>The rejected rows of an import in the order of the file.</summary>
    public async IAsyncEnumerable<RejectedRow> RejectsAsync(long importId, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var context = _database.CreateDbContext();
        await _database.GuardAsync(async () =>
        {
            await context.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            return true;
        }, cancellation).ConfigureAwait(false);
        var rejects = context.ImportRejects.AsNoTracking().Where(reject => reject.ImportId == importId).OrderBy(reject => reject.Number);
        await foreach (var reject in rejects.AsAsyncEnumerable().WithCancellation(cancellation).ConfigureAwait(false))
        {
            yield return new RejectedRow(reject.Line, reject.ColumnName, reject.Value, reject.Reason, reject.Raw);
        }
    }

    /// <summary>
    /// Writes the rejected rows with the file's own header and, as a last column, <c>reason</c>, in the file's own encoding and delimiter.
    /// </summary>
    /// <param name="actor">Who; needs <see cref="Permission.Download"/>.</param>
    /// <param name="importId">The import.</param>
    /// <param name="stream">Where to write.</param>
    /// <param name="reason">Makes the words of a reason.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StoreException">There is no such import, it never finished, or the person may not; nothing was written then.</exception>
    public async Task WriteRejectsAsync(Actor actor, long importId, Stream stream, Func<RejectedRow, string> reason, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var import = await FindAsync(importId, cancellation).ConfigureAwait(false);
        var plan = import?.Report?.Plan ?? throw UnknownImport(importId);
        var subject = $"{import.FileName}: rejected rows";
        await _access.RequireAsync(actor, Permission.Download, AuditAction.Export, subject, cancellation).ConfigureAwait(false);
        await _audit.WriteAsync(actor, new AuditEvent(AuditAction.Export, subject) { DatasetId = import.DatasetId, Rows = import.Report.RowsRejected }, cancellation).ConfigureAwait(false);
        var file = new RejectFile(stream, plan);
        await file.WriteHeaderAsync(cancellation).ConfigureAwait(false);
        await foreach (var row in RejectsAsync(importId, cancellation).ConfigureAwait(false))
        {
            await file.WriteAsync(row, reason(row), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The settings with which a file with these columns was last imported into a data set, or null.</summary>
    public Task<InspectionSettings?> RememberedSettingsAsync(int datasetId, IReadOnlyList<string> columns, CancellationToken cancellation = default)
    {
        var hash = StoredJson.HashOf(columns);
        return _database.WithContextAsync(async context =>
            StoredJson.Read<InspectionSettings>(await context.ImportMappings
                .Where(mapping => mapping.DatasetId == datasetId && mapping.HeaderHash == hash)
                .Select(mapping => mapping.Settings)
                .FirstOrDefaultAsync(cancellation).ConfigureAwait(false)), cancellation);
    }

    private static ImportInfo Describe(ImportRecord import) =>
        new(
            import.Id,
            import.DatasetId,
            import.FileName,
            import.Bytes,
            import.Kind,
            import.State,
            import.ImportedBy,
            import.StartedAt,
            import.FinishedAt,
            import.UndoneAt,
            StoredJson.Read<ImportReport>(import.Report),
            StoredJson.Read<ImportProblem>(import.Problem));

    private static StoreException UnknownImport(long id) =>
        new(StoreProblem.UnknownImport, id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    // The import's own row says the same; that this could not be written does not undo what was done.
    private async Task WriteAsync(Actor actor, AuditAction action, AuditOutcome outcome, int datasetId, string subject, long? rows)
    {
        try
        {
            await _audit.WriteAsync(actor, new AuditEvent(action, subject) { Outcome = outcome, DatasetId = datasetId, Rows = rows }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            _log.LogError(exception, "{Action} of {Subject} by {Name} could not be written into the audit log.", action, subject, actor.Name);
        }
    }

    // The change is in the store; that columns cannot be loaded now is told to who asks for them.
    private async Task RefreshAsync(int datasetId)
    {
        try
        {
            await _tables.RefreshAsync(datasetId, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            _log.LogWarning(exception, "The columns of data set {Dataset} could not be loaded after a change.", datasetId);
        }
    }
}
