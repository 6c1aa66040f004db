using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Databases;

namespace TechMart.Store.Backups;

/// <summary>
/// Copies the embedded store into one file while people work with it, and puts it back. A PostgreSQL server has programs of its own for that
/// (docs/security.md).
/// </summary>
public sealed class StoreBackup
{
    private static readonly string[] FileEndings = ["", "-wal", "-shm", "-journal"];

    private readonly StoreDatabase _database;
    private readonly StoreStart _start;
    private readonly AccessControl _access;
    private readonly AuditLog _audit;
    private readonly TimeProvider _clock;

    internal StoreBackup(StoreDatabase database, StoreStart start, AccessControl access, AuditLog audit, TimeProvider clock)
    {
        _database = database;
        _start = start;
        _access = access;
        _audit = audit;
        _clock = clock;
    }

    private static string ProductVersion { get; } =
        typeof(StoreBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Writes a copy of the store. It holds everything but what lets people in: keys of cookies and one-time links.</summary>
    /// <param name="actor">Who; needs <see cref="Permission.ManagePeople"/>.</param>
    /// <param name="name">Name of the file, for the audit log.</param>
    /// <param name="stream">Where to write; it need not be seekable.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>What the copy holds.</returns>
    /// <exception cref="StoreException">The store is not embedded, the disk is full, or the actor may not.</exception>
    public async Task<BackupManifest> WriteAsync(Actor actor, string name, Stream stream, CancellationToken cancellation = default)
    {
        await _access.RequireAsync(actor, Permission.ManagePeople, AuditAction.Backup, name, cancellation).ConfigureAwait(false);
        var database = Embedded();
        // Before the copy, so that it is in it: what cannot be written down is not handed out.
        await _audit.WriteAsync(actor, new AuditEvent(AuditAction.Backup, name), cancellation).ConfigureAwait(false);
        return await database.GuardAsync(async () =>
        {
            await using var alone = await database.WaitForBackupAsync(cancellation).ConfigureAwait(false);
            using var folder = new WorkFolder(Path.Combine(database.Folder, "backup"));
            var copy = new StoreCopy(folder.Path);
            await copy.TakeAsync(database, cancellation).ConfigureAwait(false);
            var manifest = await copy.DescribeAsync(ProductVersion, _clock.GetUtcNow().UtcDateTime, cancellation).ConfigureAwait(false);
            await BackupArchive.WriteAsync(stream, manifest, copy, cancellation).ConfigureAwait(false);
            return manifest;
        }, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Puts a copy in the place of the store and brings it up to date. Everything is checked before anything is changed. What was there is set
    /// aside in a folder beside it. Everybody has to sign in again.
    /// </summary>
    /// <param name="actor">Who; needs <see cref="Permission.ManagePeople"/>.</param>
    /// <param name="name">Name of the file, for the audit log.</param>
    /// <param name="stream">The copy; seekable.</param>
    /// <param name="replace">Whether a store that is there may be set aside.</param>
    /// <param name="cancellation">Ends the work, until the files are put in place.</param>
    /// <exception cref="StoreException">
    /// The store is not embedded, is in use, or is there already; the file is no copy, is damaged, or is of a newer program; or the actor may not. Nothing is changed then.
    /// </exception>
    public async Task<RestoredBackup> RestoreAsync(Actor actor, string name, Stream stream, bool replace, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var database = Embedded();
        if (!actor.May(Permission.ManagePeople))
        {
            // There may be no store yet to write the attempt into.
            throw new StoreException(StoreProblem.NotPermitted, name);
        }
        var restored = await database.GuardAsync(() => PutInPlaceAsync(database, name, stream, replace, cancellation), cancellation).ConfigureAwait(false);
        await _start.RunAsync(CancellationToken.None).ConfigureAwait(false);
        await _audit.WriteAsync(actor, new AuditEvent(AuditAction.Restore, name), CancellationToken.None).ConfigureAwait(false);
        return restored;
    }

    private SqliteStoreDatabase Embedded() => _database as SqliteStoreDatabase ?? throw new StoreException(StoreProblem.NotEmbedded);

    private async Task<RestoredBackup> PutInPlaceAsync(SqliteStoreDatabase database, string name, Stream stream, bool replace, CancellationToken cancellation)
    {
        PrivateFolder.Create(database.Folder);
        await using var alone = database.TryTakeAlone() ?? throw new StoreException(StoreProblem.StoreInUse, database.Folder);
        if (!replace && StoreCopy.Names.Any(file => File.Exists(Path.Combine(database.Folder, file))))
        {
            throw new StoreException(StoreProblem.StoreExists, database.Folder);
        }
        using var folder = new WorkFolder(Path.Combine(database.Folder, "restore"));
        var copy = new StoreCopy(folder.Path);
        var manifest = await UnpackAsync(name, stream, copy, cancellation).ConfigureAwait(false);
        if (await copy.FindFaultAsync(manifest, cancellation).ConfigureAwait(false) is { } fault)
        {
            throw new StoreException(fault, name);
        }
        await copy.PrepareAsync(cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        // Connections of this process that rest in the pool would go on with the old files.
        SqliteConnection.ClearAllPools();
        return new RestoredBackup(manifest, Exchange(database.Folder, copy));
    }

    private static async Task<BackupManifest> UnpackAsync(string name, Stream stream, StoreCopy copy, CancellationToken cancellation)
    {
        try
        {
            return await BackupArchive.ReadAsync(stream, copy, cancellation).ConfigureAwait(false);
        }
        catch (InvalidDataException damage)
        {
            throw new StoreException(StoreProblem.BadBackup, name, damage);
        }
        catch (StoreException refusal) when (refusal.Subject is null)
        {
            throw new StoreException(refusal.Problem, name, refusal);
        }
    }

    /// <summary>Sets the files of a store aside and puts others in their place; where that fails, they come back.</summary>
    /// <returns>The folder where the old files are; null where there were none.</returns>
    private string? Exchange(string folder, StoreCopy copy)
    {
        // With what was written last, which stands in files of its own.
        var old = StoreCopy.Names.SelectMany(name => FileEndings.Select(ending => Path.Combine(folder, name + ending))).Where(File.Exists).ToList();
        var aside = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"before-restore-{_clock.GetUtcNow():yyyyMMdd-HHmmss}"));
        var moved = new List<(string From, string To)>();
        try
        {
            if (old.Count > 0)
            {
                PrivateFolder.Create(aside);
            }
            foreach (var file in old)
            {
                Move(file, Path.Combine(aside, Path.GetFileName(file)));
            }
            foreach (var name in StoreCopy.Names)
            {
                Move(copy.PathOf(name), Path.Combine(folder, name));
            }
            return old.Count > 0 ? aside : null;
        }
        catch
        {
            foreach (var (from, to) in Enumerable.Reverse(moved))
            {
                File.Move(to, from);
            }
            throw;
        }

        void Move(string from, string to)
        {
            File.Move(from, to);
            moved.Add((from, to));
        }
    }

    /// <summary>A folder for files under way; what a killed process left in it goes.</summary>
    private sealed class WorkFolder : IDisposable
    {
        public WorkFolder(string path)
        {
            Path = path;
            Dispose();
            PrivateFolder.Create(path);
        }

        public string Path { get; }

        public void Dispose()
        {
            if (Directory.Exists(Path))
            {
                Directory.Delete(Path, recursive: true);
            }
        }
    }
}

/// <summary>What was put back.</summary>
/// <param name="Manifest">What the copy holds.</param>
/// <param name="SetAside">Folder of the files that were there before; null where there were none.</param>
public sealed record RestoredBackup(BackupManifest Manifest, string? SetAside);
