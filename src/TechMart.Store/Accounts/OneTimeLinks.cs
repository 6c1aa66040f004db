using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TechMart.Store.Databases;

namespace TechMart.Store.Accounts;

/// <summary>Makes, checks and uses links that work once.</summary>
public sealed class OneTimeLinks
{
    // 256 bits: not to be guessed, so the hash needs no salt.
    private const int TokenBytes = 32;

    private readonly StoreDatabase _database;
    private readonly TimeProvider _clock;

    internal OneTimeLinks(StoreDatabase database, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
    }

    /// <summary>How long links of a purpose work.</summary>
    public static TimeSpan ValidFor(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Invitation => TimeSpan.FromDays(7),
        _ => TimeSpan.FromDays(1),
    };

    /// <summary>Makes a link. Earlier ones of the account (without an account: of the purpose) end; so do those that have expired.</summary>
    /// <param name="purpose">What it is good for.</param>
    /// <param name="accountId">Whose it is.</param>
    /// <param name="keepOthers">Leaves earlier links alone: each replica prints one at its start.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The token, to be shown once.</returns>
    public Task<string> MakeAsync(LinkPurpose purpose, int? accountId, bool keepOthers = false, CancellationToken cancellation = default) =>
        _database.ChangeAccountsAsync(context => MakeAsync(context, purpose, accountId, keepOthers, cancellation), cancellation);

    /// <summary>What a token is good for, without using it; null where it is not (any longer) good for anything.</summary>
    public Task<OneTimeLink?> FindAsync(string? token, CancellationToken cancellation = default) =>
        _database.WithAccountsAsync(context => FindAsync(context, token, cancellation), cancellation);

    /// <summary>Uses a link up. Of two that try at once, one succeeds.</summary>
    /// <returns>The link; null where it is not (any longer) good for this.</returns>
    public Task<OneTimeLink?> UseAsync(string? token, LinkPurpose purpose, CancellationToken cancellation = default) =>
        _database.ChangeAccountsAsync(context => UseAsync(context, token, [purpose], cancellation), cancellation);

    /// <summary>Ends all links of a purpose.</summary>
    public Task EndAsync(LinkPurpose purpose, CancellationToken cancellation = default) =>
        _database.WithAccountsAsync(context => context.OneTimeLinks.Where(link => link.Purpose == purpose).ExecuteDeleteAsync(cancellation), cancellation);

    /// <summary>Ends all links of an account.</summary>
    public Task EndAsync(int accountId, CancellationToken cancellation = default) =>
        _database.WithAccountsAsync(context => context.OneTimeLinks.Where(link => link.AccountId == accountId).ExecuteDeleteAsync(cancellation), cancellation);

    /// <summary>Makes a link within a transaction.</summary>
    internal async Task<string> MakeAsync(AccountsDbContext context, LinkPurpose purpose, int? accountId, bool keepOthers, CancellationToken cancellation)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        var now = _clock.GetUtcNow().UtcDateTime;
        await context.OneTimeLinks
            .Where(link => link.ExpiresAt <= now || (!keepOthers && link.AccountId == accountId && (accountId != null || link.Purpose == purpose)))
            .ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
        context.Add(new OneTimeLink { Hash = HashOf(token), Purpose = purpose, AccountId = accountId, ExpiresAt = now + ValidFor(purpose) });
        await context.SaveChangesAsync(cancellation).ConfigureAwait(false);
        return token;
    }

    /// <summary>Uses a link up within a transaction: it works again where the transaction is taken back.</summary>
    internal async Task<OneTimeLink?> UseAsync(AccountsDbContext context, string? token, LinkPurpose[] purposes, CancellationToken cancellation)
    {
        if (await FindAsync(context, token, cancellation).ConfigureAwait(false) is not { } link || !purposes.Contains(link.Purpose))
        {
            return null;
        }
        return await context.OneTimeLinks.Where(other => other.Hash == link.Hash).ExecuteDeleteAsync(cancellation).ConfigureAwait(false) == 1 ? link : null;
    }

    private Task<OneTimeLink?> FindAsync(AccountsDbContext context, string? token, CancellationToken cancellation)
    {
        var hash = HashOf(token);
        var now = _clock.GetUtcNow().UtcDateTime;
        return context.OneTimeLinks.AsNoTracking().FirstOrDefaultAsync(link => link.Hash == hash && link.ExpiresAt > now, cancellation);
    }

    private static string HashOf(string? token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token ?? "")));
}
