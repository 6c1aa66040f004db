using Microsoft.EntityFrameworkCore;
using TechMart.Analytics.Products.Groups;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Databases;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;
using TechMart.Store.Model;
using TechMart.Store.Sales;

namespace TechMart.Store.ProductGroupings;

/// <summary>What analysts make of the groups of products of a data set. Everybody sees the groups; whoever may import changes them. Changes go into the audit log.</summary>
public sealed class ProductGroupStore
{
    private const int MostNamed = 3;

    private readonly StoreDatabase _database;
    private readonly SalesReports _reports;
    private readonly AccessControl _access;
    private readonly AuditLog _audit;
    private readonly TimeProvider _clock;

    internal ProductGroupStore(StoreDatabase database, SalesReports reports, AccessControl access, AuditLog audit, TimeProvider clock)
    {
        _database = database;
        _reports = reports;
        _access = access;
        _audit = audit;
        _clock = clock;
    }

    /// <summary>Who changed the groups last, and when; null where they are derived from names.</summary>
    public Task<ProductGroupsChange?> LastChangeAsync(int datasetId, CancellationToken cancellation = default) =>
        _database.WithContextAsync(
            context => context.KeptGroupings
                .Where(kept => kept.DatasetId == datasetId && kept.Groups != null)
                .Select(kept => new ProductGroupsChange(kept.ChangedBy, kept.ChangedAt))
                .FirstOrDefaultAsync(cancellation),
            cancellation);

    /// <summary>Changes the groups.</summary>
    /// <param name="actor">Who; needs <see cref="Permission.Import"/>.</param>
    /// <param name="datasetId">The data set.</param>
    /// <param name="revision">The revision of the groups that the person saw (<see cref="ProductGroups.Revision"/>).</param>
    /// <param name="edit">The change.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StoreException">Somebody changed them meanwhile, there is no such data set, or the person may not.</exception>
    /// <exception cref="ProductGroupException">The change cannot be made.</exception>
    public async Task EditAsync(Actor actor, int datasetId, int revision, ProductGroupEdit edit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(edit);
        await _access.RequireAsync(actor, Permission.Import, AuditAction.ProductGroupsChange, await NameAsync(datasetId, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        var groups = (await _reports.ProductGroupsAsync(datasetId, cancellation).ConfigureAwait(false)).Result;
        if (groups.Revision != revision)
        {
            throw new StoreException(StoreProblem.ProductGroupsChanged);
        }
        var kept = await Task.Run(() => StoredJson.Write(groups.With(edit)), cancellation).ConfigureAwait(false);
        await SaveAsync(actor, datasetId, revision, kept, cancellation).ConfigureAwait(false);
        await WriteAsync(actor, datasetId, AuditAction.ProductGroupsChange, Subject(groups, edit), cancellation).ConfigureAwait(false);
    }

    /// <summary>Sets the groups back to those derived from names.</summary>
    /// <param name="actor">Who; needs <see cref="Permission.Import"/>.</param>
    /// <param name="datasetId">The data set.</param>
    /// <param name="revision">The revision of the groups that the person saw.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StoreException">Somebody changed them meanwhile, there is no such data set, or the person may not.</exception>
    public async Task ResetAsync(Actor actor, int datasetId, int revision, CancellationToken cancellation = default)
    {
        var name = await NameAsync(datasetId, cancellation).ConfigureAwait(false);
        await _access.RequireAsync(actor, Permission.Import, AuditAction.ProductGroupsReset, name, cancellation).ConfigureAwait(false);
        await SaveAsync(actor, datasetId, revision, null, cancellation).ConfigureAwait(false);
        await WriteAsync(actor, datasetId, AuditAction.ProductGroupsReset, name, cancellation).ConfigureAwait(false);
    }

    private Task<string> NameAsync(int datasetId, CancellationToken cancellation) => _database.WithContextAsync(
        async context => await context.Datasets.Where(dataset => dataset.Id == datasetId).Select(dataset => dataset.Name).FirstOrDefaultAsync(cancellation).ConfigureAwait(false)
            ?? throw DatasetStore.Unknown(datasetId),
        cancellation);

    private Task SaveAsync(Actor actor, int datasetId, int revision, string? groups, CancellationToken cancellation) => _database.WithContextAsync(
        async context =>
        {
            var kept = await context.KeptGroupings.FindAsync([datasetId], cancellation).ConfigureAwait(false);
            if ((kept?.Revision ?? 0) != revision)
            {
                throw new StoreException(StoreProblem.ProductGroupsChanged);
            }
            if (kept is null)
            {
                context.Add(kept = new KeptGrouping { DatasetId = datasetId, ChangedBy = actor.Name });
            }
            (kept.Groups, kept.ChangedBy, kept.ChangedAt, kept.Revision) = (groups, actor.Name, _clock.GetUtcNow().UtcDateTime, revision + 1);
            try
            {
                return await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
            }
            catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || DatasetStore.IsUniqueViolation(exception.InnerException))
            {
                throw new StoreException(StoreProblem.ProductGroupsChanged, cause: exception);
            }
        },
        cancellation);

    private Task WriteAsync(Actor actor, int datasetId, AuditAction action, string subject, CancellationToken cancellation) =>
        _audit.WriteAsync(actor, new AuditEvent(action, subject) { DatasetId = datasetId }, cancellation);

    /// <summary>A change as the audit log tells it, in names and without words of any language.</summary>
    private static string Subject(ProductGroups groups, ProductGroupEdit edit) => edit switch
    {
        RenameGroup rename => $"{groups.NameOf(rename.Group)} → {rename.Name.Trim()}",
        MergeGroups merge => $"{string.Join(" + ", merge.Groups.Where(key => key != merge.Into).Select(groups.NameOf))} → {groups.NameOf(merge.Into)}",
        MoveProducts move => $"{Some(move.Products)} → {(move.Group is null ? "–" : groups.NameOf(move.Group))}",
        NewGroup made => $"{Some(made.Products)} → {made.Name.Trim()}",
        _ => "",
    };

    private static string Some(IReadOnlyList<string> products) =>
        string.Join(", ", products.Take(MostNamed)) + (products.Count > MostNamed ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" … ({products.Count})") : "");
}

/// <summary>Who changed groups of products last, and when.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When, in UTC.</param>
public sealed record ProductGroupsChange(string By, DateTime At);
