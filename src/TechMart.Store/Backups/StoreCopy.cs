using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;
using TechMart.Store.Accounts;
using TechMart.Store.Databases;
using TechMart.Store.Imports;
using TechMart.Store.Model;

namespace TechMart.Store.Backups;

/// <summary>The two database files of an embedded store, copied into a folder where nobody works with them.</summary>
internal sealed class StoreCopy(string folder)
{
    /// <summary>Names of the files.</summary>
    public static IReadOnlyList<string> Names { get; } = [SqliteStoreDatabase.SalesFile, SqliteStoreDatabase.AccountsFile];

    /// <summary>Full path of one of the files.</summary>
    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>
    /// Copies the files of a store that may be in use: each as it is at one moment, without what was deleted. The sales come first, so that
    /// the audit log knows of every import in the copy.
    /// </summary>
    public async Task TakeAsync(SqliteStoreDatabase database, CancellationToken cancellation)
    {
        await using (var sales = database.CreateDbContext())
        {
            await CopyAsync(sales, PathOf(SqliteStoreDatabase.SalesFile), cancellation).ConfigureAwait(false);
        }
        await using (var accounts = database.CreateAccountsContext())
        {
            await CopyAsync(accounts, PathOf(SqliteStoreDatabase.AccountsFile), cancellation).ConfigureAwait(false);
        }
        await using var copy = OpenAccounts();
        // What would let whoever finds the copy in: keys that make cookies, and links. Without them people only have to sign in again.
        await copy.DataProtectionKeys.ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await copy.OneTimeLinks.ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        await copy.Database.ExecuteSqlRawAsync("VACUUM", cancellation).ConfigureAwait(false);
    }

    /// <summary>What the files are and hold.</summary>
    public async Task<BackupManifest> DescribeAsync(string productVersion, DateTime madeAt, CancellationToken cancellation)
    {
        await using var sales = OpenSales();
        await using var accounts = OpenAccounts();
        return new BackupManifest(
            BackupManifest.CurrentFormat,
            productVersion,
            madeAt,
            [
                await DescribeAsync(sales, SqliteStoreDatabase.SalesFile, cancellation).ConfigureAwait(false),
                await DescribeAsync(accounts, SqliteStoreDatabase.AccountsFile, cancellation).ConfigureAwait(false),
            ],
            await CountAsync(sales, accounts, cancellation).ConfigureAwait(false));
    }

    /// <summary>Why the files cannot become a store of this program; null where they can.</summary>
    /// <param name="manifest">What they are said to be.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<StoreProblem?> FindFaultAsync(BackupManifest manifest, CancellationToken cancellation)
    {
        try
        {
            await using var sales = OpenSales();
            await using var accounts = OpenAccounts();
            foreach (var context in new DbContext[] { sales, accounts })
            {
                if (await context.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").FirstAsync(cancellation).ConfigureAwait(false) != "ok")
                {
                    return StoreProblem.BadBackup;
                }
                var applied = (await context.Database.GetAppliedMigrationsAsync(cancellation).ConfigureAwait(false)).ToList();
                if (applied.Count == 0 || applied.Except(context.Database.GetMigrations()).Any())
                {
                    return applied.Count == 0 ? StoreProblem.BadBackup : StoreProblem.NewerBackup;
                }
            }
            return await CountAsync(sales, accounts, cancellation).ConfigureAwait(false) == manifest.Content ? null : StoreProblem.BadBackup;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT or raw.SQLITE_ERROR)
        {
            return StoreProblem.BadBackup;
        }
    }

    /// <summary>Puts the files into the mode in which the store works: a file is switched by whoever opens it for writing, and the store first only looks.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await using var sales = OpenSales();
        await using var accounts = OpenAccounts();
        foreach (var context in new DbContext[] { sales, accounts })
        {
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation).ConfigureAwait(false);
        }
    }

    private static async Task CopyAsync(DbContext context, string path, CancellationToken cancellation)
    {
        await context.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $path";
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("$path", path);
        var handle = connection.Handle!;
        await using var interrupt = cancellation.Register(() => raw.sqlite3_interrupt(handle)).ConfigureAwait(false);
        try
        {
            // The driver works on the calling thread.
            await Task.Run(command.ExecuteNonQuery, cancellation).ConfigureAwait(false);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    private async Task<BackupFile> DescribeAsync(DbContext context, string name, CancellationToken cancellation)
    {
        var migrations = (await context.Database.GetAppliedMigrationsAsync(cancellation).ConfigureAwait(false)).ToList();
        await using var file = File.OpenRead(PathOf(name));
        return new BackupFile(name, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation).ConfigureAwait(false)), migrations);
    }

    private static async Task<BackupContent> CountAsync(TechMartDbContext sales, AccountsDbContext accounts, CancellationToken cancellation) => new(
        await sales.Datasets.CountAsync(cancellation).ConfigureAwait(false),
        await sales.Imports.Where(import => import.State == ImportState.Finished).SumAsync(import => import.Lines, cancellation).ConfigureAwait(false),
        await accounts.Users.CountAsync(cancellation).ConfigureAwait(false),
        await accounts.AuditEntries.CountAsync(cancellation).ConfigureAwait(false));

    private SqliteTechMartDbContext OpenSales() =>
        new(new DbContextOptionsBuilder<SqliteTechMartDbContext>().UseSqlite(ConnectionTo(SqliteStoreDatabase.SalesFile)).Options);

    private SqliteAccountsDbContext OpenAccounts() => new(new DbContextOptionsBuilder<SqliteAccountsDbContext>()
        .UseSqlite(ConnectionTo(SqliteStoreDatabase.AccountsFile), sqlite => sqlite.MigrationsHistoryTable(AccountsDbContext.MigrationsTable)).Options);

    // A pool would keep the file open after it was moved.
    private string ConnectionTo(string name) => new SqliteConnectionStringBuilder { DataSource = PathOf(name), Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString;
}
