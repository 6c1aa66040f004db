using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TechMart.Analytics.Sales;
using TechMart.Store.Accounts;
using TechMart.Store.Model;

namespace TechMart.Store.Databases;

/// <summary>What differs between the databases and cannot be said through EF Core.</summary>
internal abstract class StoreDatabase : IDbContextFactory<TechMartDbContext>
{
    /// <inheritdoc/>
    public abstract TechMartDbContext CreateDbContext();

    /// <summary>A context of the tables of people.</summary>
    public abstract AccountsDbContext CreateAccountsContext();

    /// <summary>Makes the database where it is missing and applies migrations; waits for others that do the same.</summary>
    public abstract Task MigrateAsync(CancellationToken cancellation);

    /// <summary>
    /// Takes a data set for changing it, against every other process; null where somebody else has it.
    /// It ends with the process that holds it, however that ends. The connection must stay open.
    /// </summary>
    public abstract Task<IAsyncDisposable?> TryLockDatasetAsync(DbConnection connection, int datasetId, CancellationToken cancellation);

    /// <summary>
    /// Begins a transaction beside which nobody else writes accounts: two people who change something at once do it one after the other, and
    /// the second sees what the first did. It takes milliseconds.
    /// </summary>
    public abstract Task<IDbContextTransaction> BeginAccountsChangeAsync(AccountsDbContext context, CancellationToken cancellation);

    /// <summary>Waits until a long transaction may begin to write. Only a database with a single writer has to.</summary>
    public abstract Task<IAsyncDisposable> WaitForWriterAsync(CancellationToken cancellation);

    /// <summary>Gives back the disk space that a transaction took which was rolled back, where the database does not by itself.</summary>
    public virtual Task GiveSpaceBackAsync(TechMartDbContext context) => Task.CompletedTask;

    /// <summary>Begins a transaction that sees the data of one moment.</summary>
    public abstract Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>Writes rows in bulk within the connection's transaction.</summary>
    public abstract BulkWriter NewBulkWriter(DbConnection connection);

    /// <summary>Reads lines into a block and hands it over whenever it is full, and at the end.</summary>
    public abstract Task ReadLinesAsync(DbConnection connection, LineRange range, SalesBatch batch, Action<SalesBatch> take, CancellationToken cancellation);

    /// <summary>Which database this is, where, and how large.</summary>
    public abstract Task<StoreEngine> InspectAsync(CancellationToken cancellation);

    /// <summary>Whether an exception says that the database cannot be reached or written (and not that the program is at fault).</summary>
    protected abstract bool IsUnavailable(Exception exception);

    /// <summary>The exception in the store's words where the database is at fault, else itself.</summary>
    public Exception Translate(Exception exception) =>
        exception switch
        {
            StoreException => exception,
            // EF Core wraps what the driver throws, for faults that may pass in an InvalidOperationException.
            DbUpdateException or InvalidOperationException when exception.InnerException is { } inner && Translate(inner) is StoreException translated => translated,
            _ when IsUnavailable(exception) => new StoreException(StoreProblem.Unavailable, exception.Message, exception),
            _ => exception,
        };

    /// <summary>Runs work and translates what it throws.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="cancellation">
    /// What ends the work. A driver that is interrupted in the middle of a write reports a fault of the connection, which it gives up; that is no
    /// fault of the database: where the end was asked for, what comes is an <see cref="OperationCanceledException"/> with the fault in it.
    /// </param>
    public async Task<T> GuardAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception exception) when (Translate(exception) is StoreException translated && translated != exception)
        {
            throw cancellation.IsCancellationRequested ? new OperationCanceledException(exception.Message, exception, cancellation) : translated;
        }
    }

    /// <summary>Runs work with a context, and translates what it throws.</summary>
    public Task<T> WithContextAsync<T>(Func<TechMartDbContext, Task<T>> work, CancellationToken cancellation) =>
        GuardAsync(async () =>
        {
            await using var context = CreateDbContext();
            return await work(context).ConfigureAwait(false);
        }, cancellation);

    /// <summary>Runs work with a context of the tables of people, and translates what it throws.</summary>
    public Task<T> WithAccountsAsync<T>(Func<AccountsDbContext, Task<T>> work, CancellationToken cancellation) =>
        GuardAsync(async () =>
        {
            await using var context = CreateAccountsContext();
            return await work(context).ConfigureAwait(false);
        }, cancellation);

    /// <summary>Runs work that changes accounts or links, one at a time: all of it is done, or nothing.</summary>
    public Task<T> ChangeAccountsAsync<T>(Func<AccountsDbContext, Task<T>> work, CancellationToken cancellation) =>
        WithAccountsAsync(async context =>
        {
            await using var transaction = await BeginAccountsChangeAsync(context, cancellation).ConfigureAwait(false);
            var result = await work(context).ConfigureAwait(false);
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            return result;
        }, cancellation);
}

/// <summary>Sales lines of an import from one line number up to, and without, another.</summary>
internal readonly record struct LineRange(int DatasetId, long ImportId, long From, long To);
