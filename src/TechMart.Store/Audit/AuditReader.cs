using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TechMart.Store.Accounts;
using TechMart.Store.Databases;

namespace TechMart.Store.Audit;

/// <summary>Reads the audit log for those who manage people, newest first. Pages follow each other by place, so that the last is as quick as the first.</summary>
public sealed class AuditReader
{
    /// <summary>What a page or file of the log is called in the log itself.</summary>
    public const string Subject = "audit-log";

    // As many entries as are held in memory while a file is written.
    private const int PartSize = 2_000;

    private readonly StoreDatabase _database;
    private readonly AccessControl _access;
    private readonly AuditLog _audit;

    internal AuditReader(StoreDatabase database, AccessControl access, AuditLog audit)
    {
        _database = database;
        _access = access;
        _audit = audit;
    }

    /// <summary>A page of entries.</summary>
    /// <param name="actor">Who; needs <see cref="Permission.ManagePeople"/>.</param>
    /// <param name="query">Which entries.</param>
    /// <param name="size">Most entries on a page.</param>
    /// <param name="after">Begins after this place, with older entries; null = with the newest.</param>
    /// <param name="before">Ends before this place, where the newer page is wanted.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StoreException">The person may not, or the store cannot be reached.</exception>
    public async Task<AuditListing> PageAsync(
        Actor actor, AuditQuery query, int size, AuditPlace? after = null, AuditPlace? before = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await _access.RequireAsync(actor, Permission.ManagePeople, AuditAction.Visit, Subject, cancellation).ConfigureAwait(false);
        return await _database.WithAccountsAsync(async context =>
        {
            var all = Select(context, query, await NamesAsync(context, query, cancellation).ConfigureAwait(false));
            // One more than a page holds tells whether there is another page.
            var entries = await (before is null ? NewestFirst(After(all, after)) : OldestFirst(Before(all, before)))
                .Take(size + 1).ToListAsync(cancellation).ConfigureAwait(false);
            var isMore = entries.Count > size;
            if (isMore)
            {
                entries.RemoveAt(size);
            }
            if (before is not null)
            {
                entries.Reverse();
            }
            if (after is null && before is null && !isMore)
            {
                return new AuditListing(entries, entries.Count, null, null);
            }
            var count = await all.Take(AuditListing.CountLimit + 1).CountAsync(cancellation).ConfigureAwait(false);
            var (newest, oldest) = entries.Count == 0 ? (null, null) : (AuditPlace.Of(entries[0]), AuditPlace.Of(entries[^1]));
            var (isNewer, isOlder) = before is null ? (after is not null, isMore) : (isMore, true);
            return new AuditListing(entries, Math.Min(count, AuditListing.CountLimit), isNewer ? newest : null, isOlder ? oldest : null)
            {
                IsMore = count > AuditListing.CountLimit,
            };
        }, cancellation).ConfigureAwait(false);
    }

    /// <summary>Entries to be written into a file; that they are handed out is an entry itself, and not among them.</summary>
    /// <param name="actor">Who; needs <see cref="Permission.ManagePeople"/>.</param>
    /// <param name="query">Which entries.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="filter">The query as in the page's address.</param>
    /// <param name="most">Most entries that the file can hold.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The entries; null where there are more than the file can hold. Nothing is handed out then.</returns>
    /// <exception cref="StoreException">The person may not, or the store cannot be reached.</exception>
    public async Task<AuditExport?> ExportAsync(
        Actor actor, AuditQuery query, string file, string filter, long most = long.MaxValue, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await _access.RequireAsync(actor, Permission.ManagePeople, AuditAction.Export, file, cancellation).ConfigureAwait(false);
        var (names, count, newest) = await _database.WithAccountsAsync(
            async context =>
            {
                var names = await NamesAsync(context, query, cancellation).ConfigureAwait(false);
                return (
                    names,
                    await Select(context, query, names).LongCountAsync(cancellation).ConfigureAwait(false),
                    await NewestFirst(Select(context, query, names)).FirstOrDefaultAsync(cancellation).ConfigureAwait(false));
            },
            cancellation).ConfigureAwait(false);
        if (count > most)
        {
            return null;
        }
        // Before the first byte: what cannot be written down is not handed out.
        await _audit.WriteAsync(actor, new AuditEvent(AuditAction.Export, file) { Filter = filter, Rows = count }, cancellation).ConfigureAwait(false);
        return new AuditExport(count, ReadAsync(query, names, newest, cancellation));
    }

    // In parts, so that a slow reader of the file holds neither a connection nor a snapshot of the database.
    private async IAsyncEnumerable<AuditEntry> ReadAsync(
        AuditQuery query, IReadOnlyList<string>? names, AuditEntry? newest, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (newest is null)
        {
            yield break;
        }
        yield return newest;
        for (var place = AuditPlace.Of(newest); ;)
        {
            var part = await _database.WithAccountsAsync(context =>
                NewestFirst(After(Select(context, query, names), place)).Take(PartSize).ToListAsync(cancellation), cancellation).ConfigureAwait(false);
            foreach (var entry in part)
            {
                yield return entry;
            }
            if (part.Count < PartSize)
            {
                yield break;
            }
            place = AuditPlace.Of(part[^1]);
        }
    }

    /// <summary>Whose entries are meant: of names there are few, so a part of one is looked for among them and not in every entry. Null = everybody's.</summary>
    private static async Task<IReadOnlyList<string>?> NamesAsync(AccountsDbContext context, AuditQuery query, CancellationToken cancellation)
    {
        if (query.By is not { } by)
        {
            return null;
        }
        var entries = context.AuditEntries.AsNoTracking();
        if (by.Length == 0 || await entries.AnyAsync(entry => entry.By == by, cancellation).ConfigureAwait(false))
        {
            return [by];
        }
        var names = await entries.Select(entry => entry.By).Distinct().ToListAsync(cancellation).ConfigureAwait(false);
        return [.. names.Where(name => name.Contains(by, StringComparison.OrdinalIgnoreCase))];
    }

    private static IQueryable<AuditEntry> Select(AccountsDbContext context, AuditQuery query, IReadOnlyList<string>? names)
    {
        var entries = context.AuditEntries.AsNoTracking();
        if (query.From is { } from)
        {
            entries = entries.Where(entry => entry.At >= from);
        }
        if (query.To is { } to)
        {
            entries = entries.Where(entry => entry.At < to);
        }
        if (names is not null)
        {
            entries = names is [var one] ? entries.Where(entry => entry.By == one) : entries.Where(entry => names.Contains(entry.By));
        }
        if (query.Action is { } action)
        {
            entries = entries.Where(entry => entry.Action == action);
        }
        if (query.Outcome is { } outcome)
        {
            entries = entries.Where(entry => entry.Outcome == outcome);
        }
        return string.IsNullOrWhiteSpace(query.Text) ? entries : Mentioning(entries, query.Text.Trim());
    }

#pragma warning disable CA1304, CA1308, CA1311, CA1862 // This is SQL.
    private static IQueryable<AuditEntry> Mentioning(IQueryable<AuditEntry> entries, string text)
    {
        // All texts of an entry at once: a rare word is looked for in every entry there is.
        var small = text.ToLowerInvariant();
        return System.Text.Ascii.IsValid(text)
            ? entries.Where(entry => (entry.Subject + "\n" + entry.By + "\n" + entry.From + "\n" + entry.Filter).ToLower().Contains(small))
            // The embedded database knows small letters of ASCII only; others are found as they are written.
            : entries.Where(entry => (entry.Subject + "\n" + entry.By + "\n" + entry.From + "\n" + entry.Filter).ToLower().Contains(small)
                || (entry.Subject + "\n" + entry.By + "\n" + entry.From + "\n" + entry.Filter).Contains(text));
    }
#pragma warning restore CA1304, CA1308, CA1311, CA1862

    private static IQueryable<AuditEntry> After(IQueryable<AuditEntry> entries, AuditPlace? place) => place is null
        ? entries
        : entries.Where(entry => entry.At <= place.At && (entry.At < place.At || entry.Id < place.Id));

    private static IQueryable<AuditEntry> Before(IQueryable<AuditEntry> entries, AuditPlace place) =>
        entries.Where(entry => entry.At >= place.At && (entry.At > place.At || entry.Id > place.Id));

    private static IOrderedQueryable<AuditEntry> NewestFirst(IQueryable<AuditEntry> entries) =>
        entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id);

    private static IOrderedQueryable<AuditEntry> OldestFirst(IQueryable<AuditEntry> entries) =>
        entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Id);
}
