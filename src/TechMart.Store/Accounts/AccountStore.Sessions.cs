using Microsoft.EntityFrameworkCore;
using TechMart.Store.Audit;

namespace TechMart.Store.Accounts;

/// <content>
/// Sessions that people end one by one. A session is a cookie, which nobody can take back; so the store keeps which were ended, for as long as they could be
/// good. All at once end by the account's stamp.
/// </content>
public sealed partial class AccountStore
{
    /// <summary>Most ended sessions kept of one account; where it would be more, all of its sessions end, and there is nothing to keep.</summary>
    public const int EndedSessionsKept = 200;

    /// <summary>Signs a person out of one session: no copy of its cookie is good any more.</summary>
    /// <param name="actor">Whose session it is.</param>
    /// <param name="session">Its id; null for one that has none.</param>
    /// <param name="goodFor">How long a cookie of it, renewed just now, could be good.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StoreException">The store cannot be written; the session stands.</exception>
    public Task SignOutAsync(Actor actor, string? session, TimeSpan goodFor, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return ChangeAsync(async work =>
        {
            await work.WriteAsync(actor, AuditAction.SignOut, actor.Name).ConfigureAwait(false);
            return session is not null && await EndAsync(work, actor.AccountId, session, goodFor).ConfigureAwait(false);
        }, cancellation);
    }

    /// <summary>Whether a session was ended by its person.</summary>
    public Task<bool> IsEndedAsync(string session, CancellationToken cancellation = default) =>
        WithPeopleAsync((_, context) => context.EndedSessions.AnyAsync(ended => ended.Id == session, cancellation));

    private async Task<bool> EndAsync(Change work, int? accountId, string session, TimeSpan goodFor)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        var sessions = work.Context.EndedSessions;
        await sessions.Where(ended => ended.Until < now).ExecuteDeleteAsync(work.Cancellation).ConfigureAwait(false);
        var account = await work.People.Users.FirstOrDefaultAsync(known => known.Id == accountId, work.Cancellation).ConfigureAwait(false);
        if (account is null || await sessions.AnyAsync(ended => ended.Id == session, work.Cancellation).ConfigureAwait(false))
        {
            return false;
        }
        if (await sessions.CountAsync(ended => ended.AccountId == account.Id, work.Cancellation).ConfigureAwait(false) >= EndedSessionsKept)
        {
            await sessions.Where(ended => ended.AccountId == account.Id).ExecuteDeleteAsync(work.Cancellation).ConfigureAwait(false);
            return await EndSessionsAsync(work, account).ConfigureAwait(false);
        }
        work.Context.Add(new EndedSession { Id = session, AccountId = account.Id, Until = now + goodFor });
        await work.Context.SaveChangesAsync(work.Cancellation).ConfigureAwait(false);
        return true;
    }
}
