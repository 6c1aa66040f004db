using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TechMart.Analytics.Customers.Segments;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Databases;
using TechMart.Store.Datasets;
using TechMart.Store.Model;

namespace TechMart.Store.Segments;

/// <summary>
/// The segments that people saved. Everybody who may browse uses them; whoever may take data out saves them; the owner, and whoever may import, changes
/// and deletes them. Changes go into the audit log.
/// </summary>
public sealed class SegmentStore
{
    private readonly StoreDatabase _database;
    private readonly AccessControl _access;
    private readonly AuditLog _audit;
    private readonly TimeProvider _clock;

    internal SegmentStore(StoreDatabase database, AccessControl access, AuditLog audit, TimeProvider clock)
    {
        _database = database;
        _access = access;
        _audit = audit;
        _clock = clock;
    }

    /// <summary>The saved segments of a data set by name.</summary>
    public async Task<IReadOnlyList<SavedSegmentInfo>> ListAsync(int datasetId, CancellationToken cancellation = default)
    {
        var rows = await _database.WithContextAsync(context => Rows(context.SavedSegments.Where(segment => segment.DatasetId == datasetId))
            .ToListAsync(cancellation), cancellation).ConfigureAwait(false);
        return [.. rows.Select(Info).OrderBy(segment => segment.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>A segment by name (ignoring case), or null.</summary>
    public async Task<SavedSegmentInfo?> FindAsync(int datasetId, string name, CancellationToken cancellation = default)
    {
        var folded = Dataset.Fold(name);
        var row = await _database.WithContextAsync(context => Rows(context.SavedSegments.Where(segment => segment.DatasetId == datasetId && segment.FoldedName == folded))
            .FirstOrDefaultAsync(cancellation), cancellation).ConfigureAwait(false);
        return row is null ? null : Info(row);
    }

    /// <summary>Saves a segment.</summary>
    /// <param name="actor">Who; needs <see cref="Permission.Download"/>.</param>
    /// <param name="datasetId">The data set.</param>
    /// <param name="name">Its name, at most <see cref="SavedSegment.MaxNameLength"/> characters.</param>
    /// <param name="note">What it is for, at most <see cref="SavedSegment.MaxNoteLength"/> characters.</param>
    /// <param name="definition">How members are found.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StoreException">The name is bad or taken, there is no such data set, or the person may not.</exception>
    /// <exception cref="SegmentException">The definition cannot be computed.</exception>
    public async Task<SavedSegmentInfo> SaveAsync(
        Actor actor, int datasetId, string name, string note, SegmentDefinition definition, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(definition);
        await _access.RequireAsync(actor, Permission.Download, AuditAction.SegmentSave, name, cancellation).ConfigureAwait(false);
        Check(name, note);
        definition.Check();
        var now = _clock.GetUtcNow().UtcDateTime;
        var saved = await _database.WithContextAsync(async context =>
        {
            if (!await context.Datasets.AnyAsync(dataset => dataset.Id == datasetId, cancellation).ConfigureAwait(false))
            {
                throw DatasetStore.Unknown(datasetId);
            }
            var segment = new SavedSegment
            {
                DatasetId = datasetId,
                Name = name.Trim(),
                FoldedName = Dataset.Fold(name),
                Note = note.Trim(),
                Definition = SegmentJson.Write(definition),
                Listed = Listed(definition),
                CreatedBy = actor.Name,
                CreatedAt = now,
                ChangedBy = actor.Name,
                ChangedAt = now,
                Revision = 1,
            };
            context.Add(segment);
            await SaveAsync(context, segment, cancellation).ConfigureAwait(false);
            return Info(segment);
        }, cancellation).ConfigureAwait(false);
        await WriteAsync(actor, AuditAction.SegmentSave, saved, saved.Name, cancellation).ConfigureAwait(false);
        return saved;
    }

    /// <summary>Gives a segment another name, note or definition.</summary>
    /// <param name="actor">Who: the owner with <see cref="Permission.Download"/>, or somebody with <see cref="Permission.Import"/>.</param>
    /// <param name="known">The segment as the person saw it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="note">What it is for.</param>
    /// <param name="definition">How members are found; null = as before.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StoreException">It is gone or was changed meanwhile, the name is bad or taken, or the person may not.</exception>
    /// <exception cref="SegmentException">The definition cannot be computed.</exception>
    public async Task<SavedSegmentInfo> UpdateAsync(
        Actor actor, SavedSegmentInfo known, string name, string note, SegmentDefinition? definition = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(known);
        await RequireOwnAsync(actor, known, AuditAction.SegmentChange, cancellation).ConfigureAwait(false);
        Check(name, note);
        definition?.Check();
        var changed = await _database.WithContextAsync(async context =>
        {
            var segment = await FindAsync(context, known, cancellation).ConfigureAwait(false);
            (segment.Name, segment.FoldedName, segment.Note) = (name.Trim(), Dataset.Fold(name), note.Trim());
            if (definition is not null)
            {
                (segment.Definition, segment.Listed) = (SegmentJson.Write(definition), Listed(definition));
            }
            (segment.ChangedBy, segment.ChangedAt) = (actor.Name, _clock.GetUtcNow().UtcDateTime);
            segment.Revision++;
            await SaveAsync(context, segment, cancellation).ConfigureAwait(false);
            return Info(segment);
        }, cancellation).ConfigureAwait(false);
        await WriteAsync(actor, AuditAction.SegmentChange, changed, known.Name == changed.Name ? known.Name : $"{known.Name} → {changed.Name}", cancellation).ConfigureAwait(false);
        return changed;
    }

    /// <summary>Deletes a segment.</summary>
    /// <param name="actor">Who: the owner with <see cref="Permission.Download"/>, or somebody with <see cref="Permission.Import"/>.</param>
    /// <param name="known">The segment as the person saw it.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StoreException">It is gone or was changed meanwhile, or the person may not.</exception>
    public async Task DeleteAsync(Actor actor, SavedSegmentInfo known, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(known);
        await RequireOwnAsync(actor, known, AuditAction.SegmentDelete, cancellation).ConfigureAwait(false);
        await _database.WithContextAsync(async context =>
        {
            var segment = await FindAsync(context, known, cancellation).ConfigureAwait(false);
            context.Remove(segment);
            await SaveAsync(context, segment, cancellation).ConfigureAwait(false);
            return true;
        }, cancellation).ConfigureAwait(false);
        await WriteAsync(actor, AuditAction.SegmentDelete, known, known.Name, cancellation).ConfigureAwait(false);
    }

    /// <summary>Whether somebody may change and delete a segment.</summary>
    public static bool MayChange(Actor actor, SavedSegmentInfo segment)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(segment);
        return actor.May(IsOwner(actor, segment) ? Permission.Download : Permission.Import);
    }

    private Task RequireOwnAsync(Actor actor, SavedSegmentInfo segment, AuditAction action, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return _access.RequireAsync(actor, IsOwner(actor, segment) ? Permission.Download : Permission.Import, action, segment.Name, cancellation);
    }

    private static bool IsOwner(Actor actor, SavedSegmentInfo segment) => string.Equals(actor.Name, segment.CreatedBy, StringComparison.OrdinalIgnoreCase);

    private Task WriteAsync(Actor actor, AuditAction action, SavedSegmentInfo segment, string subject, CancellationToken cancellation) =>
        _audit.WriteAsync(actor, new AuditEvent(action, subject) { DatasetId = segment.DatasetId }, cancellation);

    private static async Task<SavedSegment> FindAsync(TechMartDbContext context, SavedSegmentInfo known, CancellationToken cancellation)
    {
        var segment = await context.SavedSegments.FindAsync([known.Id], cancellation).ConfigureAwait(false)
            ?? throw new StoreException(StoreProblem.UnknownSegment, known.Name);
        return segment.Revision == known.Revision && segment.CreatedBy == known.CreatedBy ? segment : throw Changed(known.Name, segment.ChangedBy);
    }

    private static async Task SaveAsync(TechMartDbContext context, SavedSegment segment, CancellationToken cancellation)
    {
        try
        {
            await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }
        catch (DbUpdateConcurrencyException exception)
        {
            // Somebody was quicker between looking and writing.
            var others = await context.SavedSegments.AsNoTracking().Where(row => row.Id == segment.Id).Select(row => row.ChangedBy).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
            throw others is null ? new StoreException(StoreProblem.UnknownSegment, segment.Name, exception) : Changed(segment.Name, others, exception);
        }
        catch (DbUpdateException exception) when (DatasetStore.IsUniqueViolation(exception.InnerException))
        {
            throw new StoreException(StoreProblem.SegmentExists, segment.Name, exception);
        }
    }

    private static StoreException Changed(string segment, string by, Exception? cause = null) => new(StoreProblem.SegmentChanged, segment, cause) { Person = by };

    private static int? Listed(SegmentDefinition definition) => (definition as ListSegmentDefinition)?.Customers.Count;

    /// <summary>Rows without the members of frozen lists, of which there can be very many.</summary>
    private static IQueryable<SavedSegment> Rows(IQueryable<SavedSegment> segments) => segments.AsNoTracking().Select(segment => new SavedSegment
    {
        Id = segment.Id,
        DatasetId = segment.DatasetId,
        Name = segment.Name,
        FoldedName = segment.FoldedName,
        Note = segment.Note,
        Definition = segment.Listed == null ? segment.Definition : "",
        Listed = segment.Listed,
        CreatedBy = segment.CreatedBy,
        CreatedAt = segment.CreatedAt,
        ChangedBy = segment.ChangedBy,
        ChangedAt = segment.ChangedAt,
        Revision = segment.Revision,
    });

    private static SavedSegmentInfo Info(SavedSegment segment) => new(
        segment.Id,
        segment.DatasetId,
        segment.Name,
        segment.Note,
        segment.Listed is null ? SegmentJson.Read(segment.Definition) : null,
        segment.Listed,
        segment.CreatedBy,
        segment.CreatedAt,
        segment.ChangedBy,
        segment.ChangedAt,
        segment.Revision);

    private static void Check(string name, string note)
    {
        ArgumentNullException.ThrowIfNull(note);
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > SavedSegment.MaxNameLength || name.Any(char.IsControl))
        {
            throw new StoreException(StoreProblem.BadName, name);
        }
        if (!SegmentReference.IsFreeName(name.Trim()))
        {
            throw new StoreException(StoreProblem.SegmentNameReserved, name.Trim());
        }
        if (note.Trim().Length > SavedSegment.MaxNoteLength)
        {
            throw new StoreException(StoreProblem.NoteTooLong, SavedSegment.MaxNoteLength.ToString(CultureInfo.InvariantCulture));
        }
    }
}
