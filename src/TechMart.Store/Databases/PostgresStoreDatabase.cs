using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using TechMart.Analytics.Sales;
using TechMart.Store.Accounts;
using TechMart.Store.Model;

namespace TechMart.Store.Databases;

/// <summary>The store in PostgreSQL. Locks are advisory locks of the session: the server frees them when the session ends.</summary>
internal sealed class PostgresStoreDatabase : StoreDatabase
{
    // The first key of our advisory locks ("tmrt"); the second is the data set's id, or 0 for migrations.
    private const int LockClass = 0x746D7274;

    private readonly DbContextOptions<PostgresTechMartDbContext> _options;
    private readonly DbContextOptions<PostgresAccountsDbContext> _accounts;

    public PostgresStoreDatabase(string connectionString)
    {
        _options = new DbContextOptionsBuilder<PostgresTechMartDbContext>().UseNpgsql(connectionString).Options;
        _accounts = new DbContextOptionsBuilder<PostgresAccountsDbContext>()
            .UseNpgsql(connectionString, postgres => postgres.MigrationsHistoryTable(AccountsDbContext.MigrationsTable))
            .Options;
    }

    /// <inheritdoc/>
    public override TechMartDbContext CreateDbContext() => new PostgresTechMartDbContext(_options);

    /// <inheritdoc/>
    public override AccountsDbContext CreateAccountsContext() => new PostgresAccountsDbContext(_accounts);

    /// <inheritdoc/>
    public override Task MigrateAsync(CancellationToken cancellation) =>
        GuardAsync(async () =>
        {
            await using var context = CreateDbContext();
            await CreateDatabaseAsync(context, cancellation).ConfigureAwait(false);
            await context.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            var connection = (NpgsqlConnection)context.Database.GetDbConnection();
            await ExecuteAsync(connection, $"SELECT pg_advisory_lock({LockClass}, 0)", cancellation).ConfigureAwait(false);
            await using var exclusive = new AdvisoryLock(this, connection, 0);
            // The migrations run on the same connection, which stays open and so keeps the lock.
            await context.Database.MigrateAsync(cancellation).ConfigureAwait(false);
            await using var accounts = CreateAccountsContext();
            await accounts.Database.MigrateAsync(cancellation).ConfigureAwait(false);
            return true;
        }, cancellation);

    /// <inheritdoc/>
    public override Task<IAsyncDisposable?> TryLockDatasetAsync(DbConnection connection, int datasetId, CancellationToken cancellation) =>
        GuardAsync(async () =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT pg_try_advisory_lock({LockClass}, {datasetId})";
            return (bool)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!
                ? (IAsyncDisposable)new AdvisoryLock(this, (NpgsqlConnection)connection, datasetId)
                : null;
        }, cancellation);

    /// <inheritdoc/>
    public override async Task<IDbContextTransaction> BeginAccountsChangeAsync(AccountsDbContext context, CancellationToken cancellation)
    {
        var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation).ConfigureAwait(false);
        try
        {
            // Readers go on; whoever writes accounts waits, also one who counts a wrong password.
            await context.Database.ExecuteSqlRawAsync("LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE", cancellation).ConfigureAwait(false);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public override Task<IAsyncDisposable> WaitForWriterAsync(CancellationToken cancellation) => Task.FromResult<IAsyncDisposable>(NoLock.Instance);

    /// <inheritdoc/>
    public override async Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
        // Lines are read in many ranges of the key; a table just filled has no statistics that would tell the planner so.
        await ExecuteAsync((NpgsqlConnection)connection, "SET LOCAL enable_seqscan = off", cancellation).ConfigureAwait(false);
        return transaction;
    }

    /// <inheritdoc/>
    public override BulkWriter NewBulkWriter(DbConnection connection) => new PostgresBulkWriter((NpgsqlConnection)connection);

    /// <inheritdoc/>
    public override Task ReadLinesAsync(DbConnection connection, LineRange range, SalesBatch batch, Action<SalesBatch> take, CancellationToken cancellation) =>
        PostgresLineReader.ReadAsync((NpgsqlConnection)connection, range, batch, take, cancellation);

    /// <inheritdoc/>
    public override Task<StoreEngine> InspectAsync(CancellationToken cancellation) =>
        WithContextAsync(async context =>
        {
            await context.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            var connection = (NpgsqlConnection)context.Database.GetDbConnection();
            await using var command = new NpgsqlCommand("SELECT pg_database_size(current_database())", connection);
            return new StoreEngine(
                StoreKind.Postgres,
                connection.ServerVersion,
                $"{connection.Database} @ {connection.Host}:{connection.Port}",
                (long)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!);
        }, cancellation);

    /// <inheritdoc/>
    protected override bool IsUnavailable(Exception exception) =>
        exception switch
        {
            // 08 connection, 28 not let in, 3D no such database, 53 out of disk, memory or connections, 57 shut down, 58 I/O error, XX damaged.
            PostgresException { SqlState: var state } => state[..2] is "08" or "28" or "3D" or "53" or "57" or "58" or "XX" or "55",
            NpgsqlException or IOException or System.Net.Sockets.SocketException or TimeoutException => true,
            // What the driver says of a connection that was broken between two commands.
            InvalidOperationException { Source: "Npgsql" } or ObjectDisposedException { Source: "Npgsql" } => true,
            _ => false,
        };

    private static async Task CreateDatabaseAsync(TechMartDbContext context, CancellationToken cancellation)
    {
        var creator = (IRelationalDatabaseCreator)context.GetService<IDatabaseCreator>();
        if (await creator.ExistsAsync(cancellation).ConfigureAwait(false))
        {
            return;
        }
        try
        {
            await creator.CreateAsync(cancellation).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another replica was quicker.
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private sealed class AdvisoryLock(PostgresStoreDatabase database, NpgsqlConnection connection, int id) : IAsyncDisposable
    {
        private readonly int _session = connection.ProcessID;

        public async ValueTask DisposeAsync()
        {
            if (!await TryUnlockAsync().ConfigureAwait(false))
            {
                await EndSessionAsync().ConfigureAwait(false);
            }
        }

        private async Task<bool> TryUnlockAsync()
        {
            if (connection.FullState.HasFlag(ConnectionState.Open) && !connection.FullState.HasFlag(ConnectionState.Broken))
            {
                try
                {
                    await ExecuteAsync(connection, $"SELECT pg_advisory_unlock({LockClass}, {id})", CancellationToken.None).ConfigureAwait(false);
                    return true;
                }
                catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
                {
                    // The connection broke.
                }
            }
            return false;
        }

        /// <summary>
        /// A connection that broke, as one does that is interrupted in the middle of a write, leaves a session that goes on until the server notices;
        /// it may be waiting for another. Until it has ended nobody else could work with the data set, and who cancelled would be told that it is busy.
        /// </summary>
        private async Task EndSessionAsync()
        {
            try
            {
                await using var context = database.CreateDbContext();
                await context.Database.OpenConnectionAsync(CancellationToken.None).ConfigureAwait(false);
                // Only where the very session still has this very lock; waits, in milliseconds, until it is gone.
                await ExecuteAsync(
                    (NpgsqlConnection)context.Database.GetDbConnection(),
                    $"""
                    SELECT pg_terminate_backend(pid, 30000) FROM pg_locks
                    WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                        AND classid = {LockClass} AND objid = {id} AND pid = {_session} AND granted
                    """,
                    CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception exception) when (database.IsUnavailable(exception))
            {
                // The server ends it by itself.
            }
        }
    }

    private sealed class NoLock : IAsyncDisposable
    {
        public static readonly NoLock Instance = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
