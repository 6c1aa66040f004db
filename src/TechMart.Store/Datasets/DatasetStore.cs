using Microsoft.EntityFrameworkCore;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Databases;
using TechMart.Store.Imports;
using TechMart.Store.Model;

namespace TechMart.Store.Datasets;

/// <summary>The data sets (a shop, a brand, a trial) that stand side by side in one store.</summary>
public sealed class DatasetStore
{
    private readonly StoreDatabase _database;
    private readonly AccessControl _access;
    private readonly AuditLog _audit;
    private readonly TimeProvider _clock;

    internal DatasetStore(StoreDatabase database, AccessControl access, AuditLog audit, TimeProvider clock)
    {
        _database = database;
        _access = access;
        _audit = audit;
        _clock = clock;
    }

    /// <summary>All data sets by name.</summary>
    public Task<IReadOnlyList<DatasetInfo>> ListAsync(CancellationToken cancellation = default) =>
        _database.WithContextAsync<IReadOnlyList<DatasetInfo>>(async context =>
        {
            var datasets = await Describe(context, context.Datasets).ToListAsync(cancellation).ConfigureAwait(false);
            return [.. datasets.OrderBy(dataset => dataset.Name, StringComparer.OrdinalIgnoreCase)];
        }, cancellation);

    /// <summary>A data set, or null.</summary>
    public Task<DatasetInfo?> FindAsync(int id, CancellationToken cancellation = default) =>
        _database.WithContextAsync(context => Describe(context, context.Datasets.Where(dataset => dataset.Id == id)).FirstOrDefaultAsync(cancellation), cancellation);

    /// <summary>A data set by name (ignoring case), or null.</summary>
    public Task<DatasetInfo?> FindAsync(string name, CancellationToken cancellation = default)
    {
        var folded = Dataset.Fold(name);
        return _database.WithContextAsync(
            context => Describe(context, context.Datasets.Where(dataset => dataset.FoldedName == folded)).FirstOrDefaultAsync(cancellation), cancellation);
    }

    /// <summary>The data set of that name; without a name the only one.</summary>
    /// <exception cref="StoreException">Unknown, or not named where there are several.</exception>
    public async Task<DatasetInfo> ResolveAsync(string? name, CancellationToken cancellation = default)
    {
        if (!string.IsNullOrWhiteSpace(name))
        {
            return await FindAsync(name, cancellation).ConfigureAwait(false) ?? throw new StoreException(StoreProblem.UnknownDataset, name);
        }
        var all = await ListAsync(cancellation).ConfigureAwait(false);
        return all.Count switch
        {
            0 => throw new StoreException(StoreProblem.NoDatasets),
            1 => all[0],
            _ => throw new StoreException(StoreProblem.DatasetNotNamed, string.Join(", ", all.Select(dataset => dataset.Name))),
        };
    }

    /// <summary>Makes a data set.</summary>
    /// <param name="actor">Who; needs <see cref="Permission.Import"/>.</param>
    /// <param name="name">Its name, at most 100 characters.</param>
    /// <param name="currency">ISO 4217 code, for example <c>GBP</c>; empty = not said.</param>
    /// <param name="timeZone">IANA name of the shop's time zone.</param>
    /// <param name="isDemo">Whether it is the generated shop.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StoreException">The name is bad or taken, a setting is not known, or the person may not.</exception>
    public async Task<DatasetInfo> CreateAsync(
        Actor actor, string name, string currency = "", string timeZone = "UTC", bool isDemo = false, CancellationToken cancellation = default)
    {
        await _access.RequireAsync(actor, Permission.Import, AuditAction.DatasetCreate, name, cancellation).ConfigureAwait(false);
        Check(name, currency, timeZone);
        var created = await _database.WithContextAsync(async context =>
        {
            var dataset = new Dataset
            {
                Name = name.Trim(),
                FoldedName = Dataset.Fold(name),
                Currency = currency.ToUpperInvariant(),
                TimeZone = timeZone,
                IsDemo = isDemo,
                Version = 1,
                CreatedAt = _clock.GetUtcNow().UtcDateTime,
            };
            context.Add(dataset);
            await SaveAsync(context, dataset, cancellation).ConfigureAwait(false);
            return await Describe(context, context.Datasets.Where(other => other.Id == dataset.Id)).SingleAsync(cancellation).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
        await WriteAsync(actor, AuditAction.DatasetCreate, created.Id, created.Name, cancellation).ConfigureAwait(false);
        return created;
    }

    /// <summary>Changes name, currency and time zone.</summary>
    /// <exception cref="StoreException">No such data set; the name is bad or taken; a setting is not known; or the person may not.</exception>
    public async Task UpdateAsync(Actor actor, int id, string name, string currency, string timeZone, CancellationToken cancellation = default)
    {
        await _access.RequireAsync(actor, Permission.Import, AuditAction.DatasetChange, name, cancellation).ConfigureAwait(false);
        Check(name, currency, timeZone);
        var subject = await _database.WithContextAsync(async context =>
        {
            var dataset = await context.Datasets.FindAsync([id], cancellation).ConfigureAwait(false) ?? throw Unknown(id);
            var before = dataset.Name;
            (dataset.Name, dataset.FoldedName) = (name.Trim(), Dataset.Fold(name));
            (dataset.Currency, dataset.TimeZone) = (currency.ToUpperInvariant(), timeZone);
            dataset.Version++;
            await SaveAsync(context, dataset, cancellation).ConfigureAwait(false);
            return before == dataset.Name ? before : $"{before} → {dataset.Name}";
        }, cancellation).ConfigureAwait(false);
        await WriteAsync(actor, AuditAction.DatasetChange, id, subject, cancellation).ConfigureAwait(false);
    }

    /// <summary>Deletes a data set and everything in it.</summary>
    /// <exception cref="StoreException">No such data set, an import into it is under way, or the person may not.</exception>
    public async Task DeleteAsync(Actor actor, int id, CancellationToken cancellation = default)
    {
        var name = (await FindAsync(id, cancellation).ConfigureAwait(false))?.Name ?? throw Unknown(id);
        await _access.RequireAsync(actor, Permission.Import, AuditAction.DatasetDelete, name, cancellation).ConfigureAwait(false);
        await _database.WithContextAsync(async context =>
        {
            await context.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            var dataset = await context.Datasets.FindAsync([id], cancellation).ConfigureAwait(false) ?? throw Unknown(id);
            await using var taken = await _database.TryLockDatasetAsync(context.Database.GetDbConnection(), id, cancellation).ConfigureAwait(false)
                ?? throw new StoreException(StoreProblem.Busy, dataset.Name);
            await using var writer = await _database.WaitForWriterAsync(cancellation).ConfigureAwait(false);
            context.Database.SetCommandTimeout(TimeSpan.Zero);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await DatasetContent.DeleteAsync(context, id, cancellation).ConfigureAwait(false);
            context.Remove(dataset);
            await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            return true;
        }, cancellation).ConfigureAwait(false);
        await WriteAsync(actor, AuditAction.DatasetDelete, id, name, cancellation).ConfigureAwait(false);
    }

    /// <summary>Describes data sets within a context that is open already.</summary>
    internal static IQueryable<DatasetInfo> Describe(TechMartDbContext context, IQueryable<Dataset> datasets) =>
        from dataset in datasets.AsNoTracking()
        select new DatasetInfo(
            dataset.Id,
            dataset.Name,
            dataset.Currency,
            dataset.TimeZone,
            dataset.IsDemo,
            dataset.Version,
            context.Imports.Where(import => import.DatasetId == dataset.Id && import.State == ImportState.Finished).Sum(import => import.Lines),
            context.Imports.Count(import => import.DatasetId == dataset.Id && import.State == ImportState.Finished),
            context.Imports.Where(import => import.DatasetId == dataset.Id && import.State == ImportState.Finished).Min(import => import.FirstDay),
            context.Imports.Where(import => import.DatasetId == dataset.Id && import.State == ImportState.Finished).Max(import => import.LastDay),
            context.Imports.Where(import => import.DatasetId == dataset.Id && import.State == ImportState.Finished).Max(import => (long?)import.Id) ?? 0);

    private Task WriteAsync(Actor actor, AuditAction action, int id, string subject, CancellationToken cancellation) =>
        _audit.WriteAsync(actor, new AuditEvent(action, subject) { DatasetId = id }, cancellation);

    private static async Task SaveAsync(TechMartDbContext context, Dataset dataset, CancellationToken cancellation)
    {
        if (await context.Datasets.AnyAsync(other => other.FoldedName == dataset.FoldedName && other.Id != dataset.Id, cancellation).ConfigureAwait(false))
        {
            throw new StoreException(StoreProblem.DatasetExists, dataset.Name);
        }
        try
        {
            await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }
        catch (DbUpdateException exception) when (IsUniqueViolation(exception.InnerException))
        {
            throw new StoreException(StoreProblem.DatasetExists, dataset.Name, exception);
        }
    }

    internal static bool IsUniqueViolation(Exception? exception) =>
        exception is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation }
            or Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT };

    internal static StoreException Unknown(int id) =>
        new(StoreProblem.UnknownDataset, id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static void Check(string name, string currency, string timeZone)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > Dataset.MaxNameLength || name.Any(char.IsControl))
        {
            throw new StoreException(StoreProblem.BadName, name);
        }
        if (currency.Length is not (0 or 3) || !currency.All(char.IsAsciiLetter))
        {
            throw new StoreException(StoreProblem.BadCurrency, currency);
        }
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
        {
            throw new StoreException(StoreProblem.BadTimeZone, timeZone);
        }
    }
}
