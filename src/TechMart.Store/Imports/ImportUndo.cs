using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TechMart.Store.Databases;
using TechMart.Store.Datasets;
using TechMart.Store.Model;

namespace TechMart.Store.Imports;

/// <summary>Takes an import back in one transaction. Its row and its rejected rows stay.</summary>
internal sealed class ImportUndo(StoreDatabase database, TimeProvider clock, TechMartDbContext context)
{
    /// <summary>Takes an import back; returns its data set.</summary>
    public async Task<int> RunAsync(long importId, string by, CancellationToken cancellation)
    {
        var subject = importId.ToString(CultureInfo.InvariantCulture);
        await context.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        var datasetId = await context.Imports
            .Where(import => import.Id == importId)
            .Select(import => (int?)import.DatasetId)
            .FirstOrDefaultAsync(cancellation).ConfigureAwait(false) ?? throw new StoreException(StoreProblem.UnknownImport, subject);
        await using var taken = await database.TryLockDatasetAsync(context.Database.GetDbConnection(), datasetId, cancellation).ConfigureAwait(false)
            ?? throw new StoreException(StoreProblem.Busy, subject);
        var import = await context.Imports.FindAsync([importId], cancellation).ConfigureAwait(false);
        if (import is not { State: ImportState.Finished })
        {
            throw new StoreException(StoreProblem.NotUndoable, subject);
        }

        await using var writer = await database.WaitForWriterAsync(cancellation).ConfigureAwait(false);
        context.Database.SetCommandTimeout(TimeSpan.Zero);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await DeleteRowsAsync(datasetId, importId, cancellation).ConfigureAwait(false);
        var rest = await context.Imports
            .Where(other => other.DatasetId == datasetId && other.Id != importId && other.State == ImportState.Finished)
            .ToListAsync(cancellation).ConfigureAwait(false);
        await new UnusedTexts(database, context, datasetId).DeleteAsync(rest, cancellation).ConfigureAwait(false);

        import.State = ImportState.Undone;
        import.UndoneAt = clock.GetUtcNow().UtcDateTime;
        import.UndoneBy = by;
        await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
        await DatasetVersion.RaiseAsync(context, datasetId, cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return datasetId;
    }

    private async Task DeleteRowsAsync(int datasetId, long importId, CancellationToken cancellation)
    {
        await context.SalesLines
            .Where(row => row.DatasetId == datasetId && row.ImportId == importId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await context.ProductNames
            .Where(row => row.DatasetId == datasetId && row.ImportId == importId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await context.CustomerAttributes
            .Where(row => row.DatasetId == datasetId && row.ImportId == importId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await context.ProductAttributes
            .Where(row => row.DatasetId == datasetId && row.ImportId == importId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
    }
}
