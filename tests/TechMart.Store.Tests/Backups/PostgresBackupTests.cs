using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TechMart.Store.Accounts;
using TechMart.Store.Backups;
using TechMart.Store.Tests.Accounts;
using TechMart.Store.Tests.Databases;
using TechMart.Store.Tests.Imports;

namespace TechMart.Store.Tests.Backups;

/// <summary>The commands that docs/security.md gives for PostgreSQL.</summary>
public sealed class PostgresBackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("techmart-dump-").FullName;

    [Theory, OnPostgres]
    public async Task DumpAndRestore_IntoANewDatabase_BringEverythingBack(bool postgres)
    {
        await using var shop = await StoreBackupTests.FilledAsync(postgres);
        await using var second = TestStore.New(postgres);
        var file = Path.Combine(_folder, "techmart.dump");
        await shop.Accounts.MakePasswordLinkAsync(Actor.Program, shop.Owner.Id);
        var (before, audit, entries) = (await Snapshot.OfAsync(shop.Store), await Snapshot.AuditAsync(shop.Store), (await shop.AuditAsync()).Count);

        await RunAsync(shop.Store, "pg_dump", "--format=custom", "--exclude-table-data=data_protection_keys", "--exclude-table-data=one_time_links", $"--file={file}", Database(shop.Store));
        await RunAsync(second, "createdb", Database(second));
        await RunAsync(second, "pg_restore", "--exit-on-error", "--no-owner", $"--dbname={Database(second)}", file);
        await second.Start.RunAsync();

        Assert.Equal(before, await Snapshot.OfAsync(second));
        Assert.Equal(audit, await Snapshot.AuditAsync(second, entries));
        await using var context = second.Database.CreateAccountsContext();
        Assert.False(await context.OneTimeLinks.AnyAsync());
        await second.Get<AccountStore>().InviteAsync(Actor.Program, "bea@example.com", Role.Marketing);
        using var more = SalesFile.Random(seed: 9, lines: 100);
        await second.Imports.RunAsync(more.Request((await second.Datasets.ListAsync())[0].Id));
    }

    [Theory, OnPostgres]
    public async Task Backup_OfADatabaseServer_IsRefused(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = new MemoryStream();

        await AccountStoreTests.RefusedAsync(StoreProblem.NotEmbedded, () => store.Get<StoreBackup>().WriteAsync(Actor.Program, "shop.zip", file));
        await AccountStoreTests.RefusedAsync(StoreProblem.NotEmbedded, () => store.Get<StoreBackup>().RestoreAsync(Actor.Program, "shop.zip", file, replace: true));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Database(TestStore store) => new NpgsqlConnectionStringBuilder(store.Options.ConnectionString).Database!;

    private static async Task RunAsync(TestStore store, string program, params string[] arguments)
    {
        var server = new NpgsqlConnectionStringBuilder(store.Options.ConnectionString);
        var start = new ProcessStartInfo(Find(program), arguments) { RedirectStandardError = true };
        start.Environment["PGHOST"] = server.Host;
        start.Environment["PGPORT"] = server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = server.Username;
        start.Environment["PGPASSWORD"] = server.Password;
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, error);
    }

    /// <summary>Where the distribution puts the newest version of a program, else where the shell finds it.</summary>
    private static string Find(string program) => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => folder.Length).ThenByDescending(folder => folder, StringComparer.Ordinal)
            .Select(folder => Path.Combine(folder, "bin", program)).FirstOrDefault(File.Exists) ?? program
        : program;
}
