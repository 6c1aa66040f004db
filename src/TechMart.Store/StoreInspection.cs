using Microsoft.EntityFrameworkCore;
using TechMart.Store.Databases;

namespace TechMart.Store;

/// <summary>Tells the administrator how the store stands. Nothing of it is secret: no user, no password.</summary>
public sealed class StoreInspection
{
    private readonly StoreDatabase _database;

    internal StoreInspection(StoreDatabase database) => _database = database;

    /// <summary>How the store stands now.</summary>
    /// <exception cref="StoreException">It cannot be reached.</exception>
    public async Task<StoreState> InspectAsync(CancellationToken cancellation = default)
    {
        var sales = await _database.WithContextAsync(context => MigrationsAsync(context, cancellation), cancellation).ConfigureAwait(false);
        var people = await _database.WithAccountsAsync(context => MigrationsAsync(context, cancellation), cancellation).ConfigureAwait(false);
        var engine = await _database.InspectAsync(cancellation).ConfigureAwait(false);
        return new StoreState(engine, sales.Applied + people.Applied, [.. sales.Pending, .. people.Pending]);
    }

    /// <summary>Whether it answers and has all that this program's migrations make. Reads two short tables.</summary>
    /// <exception cref="StoreException">It cannot be reached.</exception>
    public async Task<bool> IsUpToDateAsync(CancellationToken cancellation = default) =>
        !await _database.WithContextAsync(context => IsBehindAsync(context, cancellation), cancellation).ConfigureAwait(false)
        && !await _database.WithAccountsAsync(context => IsBehindAsync(context, cancellation), cancellation).ConfigureAwait(false);

    private static async Task<bool> IsBehindAsync(DbContext context, CancellationToken cancellation) =>
        (await context.Database.GetPendingMigrationsAsync(cancellation).ConfigureAwait(false)).Any();

    private static async Task<(int Applied, IEnumerable<string> Pending)> MigrationsAsync(DbContext context, CancellationToken cancellation) => (
        (await context.Database.GetAppliedMigrationsAsync(cancellation).ConfigureAwait(false)).Count(),
        await context.Database.GetPendingMigrationsAsync(cancellation).ConfigureAwait(false));
}

/// <summary>How the store stands.</summary>
/// <param name="Engine">What keeps the data.</param>
/// <param name="AppliedMigrations">Migrations applied.</param>
/// <param name="PendingMigrations">Names of migrations that this program knows and the store does not have.</param>
public sealed record StoreState(StoreEngine Engine, int AppliedMigrations, IReadOnlyList<string> PendingMigrations);

/// <summary>What keeps the data.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Version">The version that the database says of itself.</param>
/// <param name="Place">Full path of the folder, or database and server.</param>
/// <param name="Bytes">Size of everything that the store holds, in bytes.</param>
public sealed record StoreEngine(StoreKind Kind, string Version, string Place, long Bytes);

/// <summary>Databases in which the store can be.</summary>
public enum StoreKind
{
    /// <summary>SQLite files in the data folder.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}
