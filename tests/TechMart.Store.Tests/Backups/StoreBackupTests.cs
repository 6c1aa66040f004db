using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TechMart.Analytics.Products.Groups;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Backups;
using TechMart.Store.Model;
using TechMart.Store.ProductGroupings;
using TechMart.Store.Sales;
using TechMart.Store.Tests.Accounts;
using TechMart.Store.Tests.Databases;
using TechMart.Store.Tests.Imports;
using static TechMart.Store.Tests.Accounts.AccountStoreTests;

namespace TechMart.Store.Tests.Backups;

public sealed class StoreBackupTests : IDisposable
{
    private static readonly Actor Root = Actor.CommandLine("root");

    private readonly string _folder = Directory.CreateTempSubdirectory("techmart-backup-").FullName;

    [Fact]
    public async Task Restore_IntoAnEmptyFolder_BringsEverythingBack()
    {
        await using var shop = await FilledAsync();
        using var file = new MemoryStream();

        var manifest = await shop.Store.Get<StoreBackup>().WriteAsync(Root, "shop.zip", file);
        var (before, entries) = (await Snapshot.OfAsync(shop.Store), (await shop.AuditAsync()).Count);
        await using var second = TestStore.In(Path.Combine(_folder, "new"));
        var restored = await second.Get<StoreBackup>().RestoreAsync(Root, "shop.zip", file, replace: false);

        Assert.Equal((manifest.Content, null), (restored.Manifest.Content, restored.SetAside));
        Assert.Equal(new BackupContent(2, 3000, 2, entries), manifest.Content);
        Assert.Equal(before, await Snapshot.OfAsync(second));
        Assert.Equal(await Snapshot.AuditAsync(shop.Store), await Snapshot.AuditAsync(second, entries));
        await using var context = second.Database.CreateAccountsContext();
        var last = await context.AuditEntries.OrderBy(entry => entry.Id).LastAsync();
        Assert.Equal((entries + 1, "command line (root)", AuditAction.Restore, "shop.zip"), (await context.AuditEntries.CountAsync(), last.By, last.Action, last.Subject));
        Assert.Equal(AuditAction.Backup, (await shop.AuditAsync())[^1].Action);
        // It is a store like any other.
        await second.Get<AccountStore>().InviteAsync(Root, "bea@example.com", Role.Marketing);
        using var more = SalesFile.Random(seed: 9, lines: 100);
        await second.Imports.RunAsync(more.Request((await second.Datasets.ListAsync())[0].Id));
        Assert.Equal(["accounts.db", "locks", "techmart.db"], Directory.GetFileSystemEntries(second.Options.DataFolder)
            .Select(Path.GetFileName).Where(name => !name!.EndsWith("-wal", StringComparison.Ordinal) && !name.EndsWith("-shm", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Backup_WhileAnImportWrites_IsTheStoreAsItWasAndDoesNotWait()
    {
        await using var shop = await FilledAsync();
        await using var import = shop.Store.NewContext();
        await using var writing = await import.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable);
        await import.Database.ExecuteSqlRawAsync("DELETE FROM sales_lines");
        using var file = new MemoryStream();

        await shop.Store.Get<StoreBackup>().WriteAsync(Root, "shop.zip", file);

        await writing.RollbackAsync();
        await using var second = TestStore.In(Path.Combine(_folder, "new"));
        await second.Get<StoreBackup>().RestoreAsync(Root, "shop.zip", file, replace: false);
        Assert.Equal(await Snapshot.OfAsync(shop.Store), await Snapshot.OfAsync(second));
    }

    [Fact]
    public async Task Backup_HoldsNothingThatLetsAnybodyIn()
    {
        await using var shop = await FilledAsync();
        await shop.Accounts.MakePasswordLinkAsync(Root, shop.Owner.Id);
        string key, hash;
        await using (var context = shop.Store.Database.CreateAccountsContext())
        {
            context.Add(new DataProtectionKey { Name = "key-1", Xml = "<key>ReallySecretKeyMaterial</key>" });
            await context.SaveChangesAsync();
            (key, hash) = ("ReallySecretKeyMaterial", (await context.OneTimeLinks.SingleAsync()).Hash);
        }
        using var file = new MemoryStream();

        await shop.Store.Get<StoreBackup>().WriteAsync(Root, "shop.zip", file);

        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            await using (var stream = await entry.OpenAsync())
            {
                await stream.CopyToAsync(content);
            }
            // Not among the deleted rows either.
            var text = Encoding.Latin1.GetString(content.ToArray());
            Assert.DoesNotContain(key, text, StringComparison.Ordinal);
            Assert.DoesNotContain(hash, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Restore_OverAStore_NeedsToBeToldAndSetsTheOldOneAside()
    {
        await using var shop = await FilledAsync();
        using var file = new MemoryStream();
        await shop.Store.Get<StoreBackup>().WriteAsync(Root, "shop.zip", file);
        var other = Path.Combine(_folder, "other");
        await using (var store = TestStore.In(other))
        {
            await store.Start.RunAsync();
            await store.Datasets.CreateAsync(Root, "Another shop");
        }
        await using var second = TestStore.In(other);

        await RefusedAsync(StoreProblem.StoreExists, () => second.Get<StoreBackup>().RestoreAsync(Root, "shop.zip", file, replace: false));
        var restored = await second.Get<StoreBackup>().RestoreAsync(Root, "shop.zip", file, replace: true);

        Assert.Equal(await Snapshot.OfAsync(shop.Store), await Snapshot.OfAsync(second));
        await using var old = TestStore.In(restored.SetAside!);
        await old.Start.RunAsync();
        Assert.Equal("Another shop", (await old.Datasets.ListAsync()).Single().Name);
    }

    [Fact]
    public async Task Restore_WhileAProgramWorksWithTheStore_IsRefused()
    {
        await using var shop = await FilledAsync();
        using var file = new MemoryStream();
        await shop.Store.Get<StoreBackup>().WriteAsync(Root, "shop.zip", file);
        var before = await Snapshot.OfAsync(shop.Store);

        await using (var second = TestStore.In(shop.Store.Options.DataFolder))
        {
            await RefusedAsync(StoreProblem.StoreInUse, () => second.Get<StoreBackup>().RestoreAsync(Root, "shop.zip", file, replace: true));
        }

        Assert.Equal(before, await Snapshot.OfAsync(shop.Store));
    }

    [Fact]
    public async Task Restore_DamagedOrForeignFiles_AreRefusedAndChangeNothing()
    {
        await using var shop = await FilledAsync();
        using var file = new MemoryStream();
        await shop.Store.Get<StoreBackup>().WriteAsync(Root, "shop.zip", file);
        var good = file.ToArray();
        var other = Path.Combine(_folder, "other");
        await using (var store = TestStore.In(other))
        {
            await store.Start.RunAsync();
            await store.Datasets.CreateAsync(Root, "Another shop");
        }
        (string Name, StoreProblem Problem, byte[] Content)[] files =
        [
            ("empty", StoreProblem.BadBackup, []),
            ("text", StoreProblem.BadBackup, Encoding.UTF8.GetBytes("customer,total\n1,2\n")),
            ("cut off", StoreProblem.BadBackup, good[..(good.Length / 2)]),
            ("other archive", StoreProblem.BadBackup, await RewrittenAsync(good, (name, _) => name == "manifest.json" ? null : [1])),
            ("no sales", StoreProblem.BadBackup, await RewrittenAsync(good, (name, content) => name == "techmart.db" ? null : content)),
            ("no manifest", StoreProblem.BadBackup, await RewrittenAsync(good, (name, content) => name == "manifest.json" ? [] : content)),
            ("poor manifest", StoreProblem.BadBackup, await RewrittenAsync(good, (name, content) => name == "manifest.json" ? "{}"u8.ToArray() : content)),
            ("other paths", StoreProblem.BadBackup, await RewrittenAsync(good, (name, content) => name == "manifest.json" ? Replace(content, "accounts.db", "../../a.db") : content)),
            ("changed", StoreProblem.BadBackup, await RewrittenAsync(good, (name, content) => name == "accounts.db" ? Changed(content) : content)),
            ("longer", StoreProblem.BadBackup, await RewrittenAsync(good, (name, content) => name == "techmart.db" ? [.. content, .. new byte[1 << 20]] : content)),
            ("no database", StoreProblem.BadBackup, await RewrittenAsync(good, (name, content) => content, withHashes: name => name == "accounts.db" ? Encoding.UTF8.GetBytes("no database") : null)),
            ("newer form", StoreProblem.NewerBackup, await RewrittenAsync(good, (name, content) => name == "manifest.json" ? Replace(content, "\"format\": 1", "\"format\": 2") : content)),
        ];

        foreach (var (name, problem, content) in files)
        {
            await using var second = TestStore.In(other);
            using var damaged = new MemoryStream(content);
            var refusal = await Assert.ThrowsAsync<StoreException>(() => second.Get<StoreBackup>().RestoreAsync(Root, name, damaged, replace: true));
            Assert.Equal((name, problem), (refusal.Subject, refusal.Problem));
        }

        await using var unchanged = TestStore.In(other);
        await unchanged.Start.RunAsync();
        Assert.Equal("Another shop", (await unchanged.Datasets.ListAsync()).Single().Name);
        Assert.Empty(Directory.GetDirectories(other, "*restore*"));
    }

    [Fact]
    public async Task Restore_OfANewerProgram_IsRefused()
    {
        await using var shop = await FilledAsync();
        await using (var context = shop.Store.Database.CreateAccountsContext())
        {
            await context.Database.ExecuteSqlRawAsync("INSERT INTO __accounts_migrations VALUES ('29990101000000_Later', '99.0.0')");
        }
        using var file = new MemoryStream();
        await shop.Store.Get<StoreBackup>().WriteAsync(Root, "shop.zip", file);
        await using var second = TestStore.In(Path.Combine(_folder, "new"));

        await RefusedAsync(StoreProblem.NewerBackup, () => second.Get<StoreBackup>().RestoreAsync(Root, "shop.zip", file, replace: false));

        Assert.Empty(Directory.GetFiles(second.Options.DataFolder));
    }

    [Fact]
    public async Task BackupAndRestore_ByWhomMayNot_AreRefused()
    {
        await using var shop = await FilledAsync();
        using var file = new MemoryStream();
        var analyst = new Actor("ada@example.com", Role.Analyst, "192.0.2.1");

        await RefusedAsync(StoreProblem.NotPermitted, () => shop.Store.Get<StoreBackup>().WriteAsync(analyst, "shop.zip", file));
        await RefusedAsync(StoreProblem.NotPermitted, () => shop.Store.Get<StoreBackup>().RestoreAsync(analyst, "shop.zip", file, replace: true));

        Assert.Equal(0, file.Length);
        Assert.Equal((AuditAction.Backup, AuditOutcome.Refused), (await shop.AuditAsync()).Select(entry => (entry.Action, entry.Outcome)).Last());
    }

    [Fact]
    public async Task Backup_Cancelled_LeavesNothingBehind()
    {
        await using var shop = await FilledAsync();
        using var cancellation = new CancellationTokenSource();
        using var file = new CancellingStream(cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.Store.Get<StoreBackup>().WriteAsync(Root, "shop.zip", file, cancellation.Token));

        Assert.False(Directory.Exists(Path.Combine(shop.Store.Options.DataFolder, "backup")));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A shop with two data sets, one undone import and two people.</summary>
    internal static async Task<Shop> FilledAsync(bool postgres = false)
    {
        var shop = await Shop.OpenAsync(postgres);
        await shop.JoinAsync("ada@example.com", Role.Analyst);
        await shop.InRequestAsync(async people =>
        {
            var ada = (await people.FindByEmailAsync("ada@example.com"))!;
            await people.ResetAuthenticatorKeyAsync(ada);
            return await people.SetTwoFactorEnabledAsync(ada, true);
        });
        foreach (var (name, lines) in new[] { ("Shop", 1000), ("Other", 2000) })
        {
            var dataset = await shop.Store.Datasets.CreateAsync(Root, name, "EUR", "Europe/Berlin");
            using var file = SalesFile.Random(lines, lines, firstDay: 30);
            await shop.Store.Imports.RunAsync(file.Request(dataset.Id));
            using var undone = SalesFile.Random(seed: 3, lines: 50);
            await shop.Store.Imports.UndoAsync((await shop.Store.Imports.RunAsync(undone.Request(dataset.Id))).Id, Root);
            await shop.Store.Get<ProductGroupStore>().EditAsync(Root, dataset.Id, 0, new NewGroup(["p7", "p9"], "Mine"));
            await new NamedClustersTable(shop.Store.Database).WriteAsync(
                new NamedClusters { DatasetId = dataset.Id, Question = name, Version = 3, Anchors = "{}", UsedAt = new DateTime(2025, 5, 5, 0, 0, 0, DateTimeKind.Utc) });
        }
        await shop.Store.Get<AccessControl>().RequireAsync(Root, Permission.Browse, AuditAction.Visit, "");
        return shop;
    }

    /// <summary>The archive with other content.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="change">Gives the new content of a file; null = without it.</param>
    /// <param name="withHashes">Gives content that the manifest is made to agree with.</param>
    private static async Task<byte[]> RewrittenAsync(byte[] archive, Func<string, byte[], byte[]?> change, Func<string, byte[]?>? withHashes = null)
    {
        var files = new Dictionary<string, byte[]>();
        using (var source = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read))
        {
            foreach (var entry in source.Entries)
            {
                using var content = new MemoryStream();
                await using (var stream = await entry.OpenAsync())
                {
                    await stream.CopyToAsync(content);
                }
                files[entry.FullName] = content.ToArray();
            }
        }
        foreach (var name in files.Keys.Where(name => name != "manifest.json").ToList())
        {
            if (withHashes?.Invoke(name) is { } content)
            {
                var manifest = System.Text.Json.Nodes.JsonNode.Parse(files["manifest.json"])!;
                var file = manifest["files"]!.AsArray().Single(file => (string)file!["name"]! == name)!;
                (file["bytes"], file["sha256"]) = (content.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)));
                (files[name], files["manifest.json"]) = (content, Encoding.UTF8.GetBytes(manifest.ToJsonString()));
            }
        }
        using var target = new MemoryStream();
        using (var rewritten = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                if (change(name, content) is { } kept)
                {
                    await using var stream = await rewritten.CreateEntry(name).OpenAsync();
                    await stream.WriteAsync(kept);
                }
            }
        }
        return target.ToArray();
    }

    private static byte[] Replace(byte[] content, string old, string now) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace(old, now, StringComparison.Ordinal));

    private static byte[] Changed(byte[] content)
    {
        var changed = content.ToArray();
        changed[^100] ^= 1;
        return changed;
    }

    /// <summary>Cancels when the first byte arrives.</summary>
    private sealed class CancellingStream(CancellationTokenSource cancellation) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellation.Cancel();
            cancellationToken.ThrowIfCancellationRequested();
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
