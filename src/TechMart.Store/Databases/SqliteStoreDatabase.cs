using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;
using TechMart.Analytics.Sales;
using TechMart.Store.Accounts;
using TechMart.Store.Model;

namespace TechMart.Store.Databases;

/// <summary>The embedded store: two SQLite files in the data folder (sales, people), with lock files beside them.</summary>
internal sealed class SqliteStoreDatabase : StoreDatabase, IDisposable
{
    /// <summary>Name of the file of the sales.</summary>
    public const string SalesFile = "techmart.db";

    /// <summary>Name of the file of the people.</summary>
    public const string AccountsFile = "accounts.db";

    // Shared by all who work with the store; whoever puts other files in its place must have it alone.
    private const string UseLock = "use";

    private readonly DbContextOptions<SqliteTechMartDbContext> _options;
    private readonly DbContextOptions<SqliteAccountsDbContext> _accounts;
    private readonly LockFiles _locks;
    private readonly string _folder;
    private IAsyncDisposable? _use;

    public SqliteStoreDatabase(string dataFolder, TimeProvider clock)
    {
        _folder = Path.GetFullPath(dataFolder);
        _locks = new LockFiles(Path.Combine(_folder, "locks"), clock);
        _options = new DbContextOptionsBuilder<SqliteTechMartDbContext>()
            .UseSqlite(ConnectionTo(SalesFile))
            .AddInterceptors(new OpenedConnection())
            .Options;
        _accounts = new DbContextOptionsBuilder<SqliteAccountsDbContext>()
            .UseSqlite(ConnectionTo(AccountsFile), sqlite => sqlite.MigrationsHistoryTable(AccountsDbContext.MigrationsTable))
            .AddInterceptors(new OpenedConnection())
            .Options;
    }

    /// <summary>Full path of the data folder.</summary>
    public string Folder => _folder;

    /// <inheritdoc/>
    public override TechMartDbContext CreateDbContext() => new SqliteTechMartDbContext(_options);

    /// <inheritdoc/>
    public override AccountsDbContext CreateAccountsContext() => new SqliteAccountsDbContext(_accounts);

    /// <inheritdoc/>
    public override Task MigrateAsync(CancellationToken cancellation) =>
        GuardAsync(async () =>
        {
            PrivateFolder.Create(_folder);
            _use ??= await _locks.ShareAsync(UseLock, cancellation).ConfigureAwait(false);
            await using var exclusive = await _locks.WaitAsync("migration", cancellation).ConfigureAwait(false);
            foreach (var make in new Func<DbContext>[] { CreateAccountsContext, CreateDbContext })
            {
                await using var context = make();
                await MigrateAsync(context.Database, cancellation).ConfigureAwait(false);
            }
            return true;
        }, cancellation);

    /// <summary>Keeps every process from the store; null where one works with it.</summary>
    public IAsyncDisposable? TryTakeAlone() => _locks.TryTake(UseLock);

    /// <summary>Waits until nobody else makes a copy.</summary>
    public Task<IAsyncDisposable> WaitForBackupAsync(CancellationToken cancellation) => _locks.WaitAsync("backup", cancellation);

    /// <summary>Lets the store go: until then nobody can put other files in its place.</summary>
    public void Dispose()
    {
        (_use as IDisposable)?.Dispose();
        _use = null;
    }

    /// <inheritdoc/>
    public override Task<IAsyncDisposable?> TryLockDatasetAsync(DbConnection connection, int datasetId, CancellationToken cancellation) =>
        GuardAsync(() => Task.FromResult(_locks.TryTake(string.Create(CultureInfo.InvariantCulture, $"dataset-{datasetId}"))), cancellation);

    /// <inheritdoc/>
    public override Task<IDbContextTransaction> BeginAccountsChangeAsync(AccountsDbContext context, CancellationToken cancellation) =>
        // The driver begins it as the file's one writer.
        context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);

    /// <inheritdoc/>
    public override Task<IAsyncDisposable> WaitForWriterAsync(CancellationToken cancellation) =>
        GuardAsync(() => _locks.WaitAsync("writer", cancellation), cancellation);

    /// <inheritdoc/>
    public override async Task GiveSpaceBackAsync(TechMartDbContext context)
    {
        try
        {
            // Otherwise the log of a large import that failed keeps a full disk full: for sign-ins, and for the next start.
            await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", CancellationToken.None).ConfigureAwait(false);
        }
        catch (SqliteException exception) when (IsUnavailable(exception))
        {
            // Not even that fits on the disk; what follows may still.
        }
    }

    /// <inheritdoc/>
    public override Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellation) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true));

    /// <inheritdoc/>
    public override BulkWriter NewBulkWriter(DbConnection connection) => new SqliteBulkWriter(((SqliteConnection)connection).Handle!);

    /// <inheritdoc/>
    public override Task ReadLinesAsync(DbConnection connection, LineRange range, SalesBatch batch, Action<SalesBatch> take, CancellationToken cancellation)
    {
        var database = ((SqliteConnection)connection).Handle!;
        var sql = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT customer_id, ordered_at, order_id, product_id, category_id, attribute_set_id, quantity, price, amount, line_number, flags
            FROM sales_lines
            WHERE dataset_id = {range.DatasetId} AND import_id = {range.ImportId} AND line_number >= {range.From} AND line_number < {range.To}
            """);
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement), database);
        using var disposal = statement;
        var count = 0;
        int result;
        while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
        {
            batch.Customer[count] = raw.sqlite3_column_int(statement, 0);
            batch.Time[count] = (uint)raw.sqlite3_column_int64(statement, 1);
            batch.Order[count] = raw.sqlite3_column_int(statement, 2);
            batch.Product[count] = raw.sqlite3_column_int(statement, 3);
            batch.Category[count] = raw.sqlite3_column_int(statement, 4);
            batch.AttributeSet[count] = raw.sqlite3_column_int(statement, 5);
            batch.Quantity[count] = raw.sqlite3_column_int64(statement, 6);
            batch.Price[count] = raw.sqlite3_column_type(statement, 7) == raw.SQLITE_NULL ? FixedPoint.Missing : raw.sqlite3_column_int64(statement, 7);
            batch.Amount[count] = raw.sqlite3_column_int64(statement, 8);
            batch.LineNumber[count] = raw.sqlite3_column_int64(statement, 9);
            batch.Flags[count] = (LineFlags)raw.sqlite3_column_int(statement, 10);
            if (++count == batch.Capacity)
            {
                cancellation.ThrowIfCancellationRequested();
                batch.Count = count;
                take(batch);
                count = 0;
            }
        }
        if (result != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }
        batch.Count = count;
        take(batch);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task<StoreEngine> InspectAsync(CancellationToken cancellation) =>
        WithContextAsync(async context => new StoreEngine(
            StoreKind.Sqlite,
            await context.Database.SqlQueryRaw<string>("SELECT sqlite_version() AS \"Value\"").SingleAsync(cancellation).ConfigureAwait(false),
            _folder,
            // With what was written last, which stands in files of its own.
            new[] { SalesFile, AccountsFile }.SelectMany(file => new DirectoryInfo(_folder).EnumerateFiles(file + "*")).Sum(file => file.Length)), cancellation);

    /// <inheritdoc/>
    protected override bool IsUnavailable(Exception exception) =>
        exception switch
        {
            SqliteException { SqliteErrorCode: var code } => code is raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY
                or raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_PERM or raw.SQLITE_NOMEM,
            IOException or UnauthorizedAccessException => true,
            _ => false,
        };

    private string ConnectionTo(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(_folder, file),
        ForeignKeys = true,
        // How long a small write waits for an import that is writing.
        DefaultTimeout = 60,
    }.ConnectionString;

    private static async Task MigrateAsync(DatabaseFacade database, CancellationToken cancellation)
    {
        var pending = await database.GetPendingMigrationsAsync(cancellation).ConfigureAwait(false);
        if (pending.Any())
        {
            // EF's own lock is a row, which outlives a process that was killed; nobody can hold it while we hold the file.
            await database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", cancellation).ConfigureAwait(false);
            await database.MigrateAsync(cancellation).ConfigureAwait(false);
        }
    }

    private sealed class OpenedConnection : DbConnectionInterceptor
    {
        // Readers go on while an import writes; a commit that was reported survives the end of the process.
        private const string Settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Settings;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
