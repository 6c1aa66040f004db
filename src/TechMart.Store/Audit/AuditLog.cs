using Microsoft.EntityFrameworkCore;
using TechMart.Store.Accounts;
using TechMart.Store.Databases;

namespace TechMart.Store.Audit;

/// <summary>
/// Who did what. Entries are only ever added; those older than the administrator wants to keep are removed. Failures and refusals
/// that repeat are counted on one entry, so that an attack cannot fill the disk.
/// </summary>
public sealed class AuditLog
{
    /// <summary>How long a failure that repeats is counted on the same entry.</summary>
    public static readonly TimeSpan RepeatsWithin = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How many different failures of one kind of one person, or of all strangers together, are kept within <see cref="RepeatsWithin"/>. What comes
    /// then is kept without its address; so many again, and the rest is counted on one entry.
    /// </summary>
    public const int FailuresKept = 500;

    /// <summary>Stands for the subjects of failures that were too many to keep.</summary>
    public const string ManySubjects = "…";

    private const int RemovedAtOnce = 5_000;

    private readonly StoreDatabase _database;
    private readonly TimeProvider _clock;

    internal AuditLog(StoreDatabase database, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
    }

    /// <summary>Writes an entry. It is in the store when this returns.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="happened">What.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Task WriteAsync(Actor actor, AuditEvent happened, CancellationToken cancellation = default) =>
        _database.WithAccountsAsync(async context =>
        {
            await WriteAsync(context, actor, happened, cancellation).ConfigureAwait(false);
            return true;
        }, cancellation);

    /// <summary>Writes an entry within a transaction of the context: what it tells and the entry are in the store together, or neither.</summary>
    internal async Task WriteAsync(AccountsDbContext context, Actor actor, AuditEvent happened, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(happened);
        var now = _clock.GetUtcNow().UtcDateTime;
        var entry = new AuditEntry
        {
            At = now,
            LastAt = now,
            Times = 1,
            By = Storable(actor.Name, 256),
            AccountId = actor.AccountId,
            From = actor.From is null ? null : Storable(actor.From, 64),
            Action = happened.Action,
            Outcome = happened.Outcome,
            DatasetId = happened.DatasetId,
            Subject = Storable(happened.Subject, AuditEntry.SubjectLength),
            Filter = string.IsNullOrEmpty(happened.Filter) ? null : Storable(happened.Filter, AuditEntry.FilterLength),
            Rows = happened.Rows,
        };
        if (entry.Outcome != AuditOutcome.Done)
        {
            if (await IsRepeatAsync(context, entry, cancellation).ConfigureAwait(false))
            {
                return;
            }
            // Many addresses first: whoever has a whole network must not make the log forget whose account is tried.
            if (await AreTooManyAsync(context, entry, cancellation).ConfigureAwait(false))
            {
                (entry.From, entry.Filter) = (null, null);
                if (await IsRepeatAsync(context, entry, cancellation).ConfigureAwait(false))
                {
                    return;
                }
                if (await AreTooManyAsync(context, entry, cancellation).ConfigureAwait(false))
                {
                    entry.Subject = ManySubjects;
                    if (await IsRepeatAsync(context, entry, cancellation).ConfigureAwait(false))
                    {
                        return;
                    }
                }
            }
        }
        context.Add(entry);
        await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Removes entries from before a moment, in parts, so that nobody who writes meanwhile waits long; returns how many.</summary>
    public async Task<int> RemoveBeforeAsync(DateTime moment, CancellationToken cancellation = default)
    {
        var removed = 0;
        for (int part; ; removed += part)
        {
            part = await _database.WithAccountsAsync(context => context.AuditEntries
                .Where(entry => context.AuditEntries
                    .Where(old => old.At < moment && old.LastAt < moment).OrderBy(old => old.At).Take(RemovedAtOnce).Select(old => old.Id).Contains(entry.Id))
                .ExecuteDeleteAsync(cancellation), cancellation).ConfigureAwait(false);
            if (part == 0)
            {
                return removed;
            }
        }
    }

    private static async Task<bool> IsRepeatAsync(AccountsDbContext context, AuditEntry entry, CancellationToken cancellation)
    {
        var since = entry.At - RepeatsWithin;
        return await context.AuditEntries
            .Where(earlier => earlier.At > since && earlier.Action == entry.Action && earlier.Outcome == entry.Outcome
                && earlier.By == entry.By && earlier.From == entry.From && earlier.Subject == entry.Subject)
            .ExecuteUpdateAsync(
                update => update.SetProperty(earlier => earlier.Times, earlier => earlier.Times + 1).SetProperty(earlier => earlier.LastAt, entry.At),
                cancellation).ConfigureAwait(false) > 0;
    }

    /// <summary>Each kind is counted by itself: many refused visits must not hide who guesses passwords. Likewise entries with and without an address.</summary>
    private static async Task<bool> AreTooManyAsync(AccountsDbContext context, AuditEntry entry, CancellationToken cancellation)
    {
        var since = entry.At - RepeatsWithin;
        return await context.AuditEntries
            .CountAsync(
                earlier => earlier.At > since && earlier.By == entry.By && earlier.Action == entry.Action && earlier.Outcome == entry.Outcome
                    && (earlier.From == null) == (entry.From == null),
                cancellation).ConfigureAwait(false) >= FailuresKept;
    }

    // Subjects may be what a stranger typed: what a database would refuse (NUL, halves of characters) must not keep the entry out.
    private static string Storable(string text, int length) =>
        Text.Clean(text.Length <= length ? text : text[..length]);
}
