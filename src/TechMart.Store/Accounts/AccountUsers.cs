using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TechMart.Store.Databases;

namespace TechMart.Store.Accounts;

/// <summary>
/// Identity's accounts, with wrong passwords counted in the database. Identity itself reads the number, adds one and writes it back,
/// so of many attempts at once it counts one.
/// </summary>
internal sealed class AccountUsers(
    AccountsDbContext context,
    StoreDatabase database,
    TimeProvider clock,
    IUserStore<Account> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<Account> hasher,
    IEnumerable<IUserValidator<Account>> userValidators,
    IEnumerable<IPasswordValidator<Account>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber words,
    IServiceProvider services,
    ILogger<UserManager<Account>> log)
    : UserManager<Account>(store, options, hasher, userValidators, passwordValidators, normalizer, words, services, log)
{
    /// <inheritdoc/>
    public override async Task<IdentityResult> AccessFailedAsync(Account user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var most = Options.Lockout.MaxFailedAccessAttempts;
        DateTimeOffset? until = clock.GetUtcNow().Add(Options.Lockout.DefaultLockoutTimeSpan);
        var stamp = Guid.NewGuid().ToString();
        await database.GuardAsync(async () =>
        {
            await context.Users.Where(account => account.Id == user.Id).ExecuteUpdateAsync(
                update => update
                    .SetProperty(account => account.LockoutEnd, account => account.AccessFailedCount + 1 >= most ? until : account.LockoutEnd)
                    .SetProperty(account => account.AccessFailedCount, account => account.AccessFailedCount + 1 >= most ? 0 : account.AccessFailedCount + 1)
                    // Whoever writes the whole account must not write the old number back.
                    .SetProperty(account => account.ConcurrencyStamp, stamp),
                CancellationToken).ConfigureAwait(false);
            await context.Entry(user).ReloadAsync(CancellationToken).ConfigureAwait(false);
            return true;
        }, CancellationToken).ConfigureAwait(false);
        return IdentityResult.Success;
    }

    /// <inheritdoc/>
    public override Task<bool> IsLockedOutAsync(Account user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Task.FromResult(user.LockoutEnd > clock.GetUtcNow());
    }

    /// <summary>
    /// The key of the person's authenticator app, made where there is none. Identity's own way of making one ends the person's sessions;
    /// a key that no code has confirmed changes nothing yet.
    /// </summary>
    public async Task<string> PrepareAuthenticatorKeyAsync(Account user)
    {
        if (await GetAuthenticatorKeyAsync(user).ConfigureAwait(false) is { Length: > 0 } known)
        {
            return known;
        }
        var key = GenerateNewAuthenticatorKey();
        await ((IUserAuthenticatorKeyStore<Account>)Store).SetAuthenticatorKeyAsync(user, key, CancellationToken).ConfigureAwait(false);
        await UpdateUserAsync(user).ConfigureAwait(false);
        return key;
    }
}
