using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TechMart.Store.Audit;
using TechMart.Store.Databases;

namespace TechMart.Store.Accounts;

/// <summary>
/// The people who may sign in, as an administrator sees them. Whatever changes what somebody may do ends their sessions. Changes happen one
/// at a time, each in a transaction with its audit entry. Each call works in a scope of its own, so that a page that stays open for hours holds nothing.
/// </summary>
public sealed partial class AccountStore
{
    /// <summary>Stands in the audit log for all accounts together.</summary>
    public const string Everybody = "*";

    private readonly IServiceScopeFactory _scopes;
    private readonly AccessControl _access;
    private readonly AuditLog _audit;
    private readonly OneTimeLinks _links;
    private readonly TimeProvider _clock;
    private readonly ILogger<AccountStore> _log;

    internal AccountStore(
        IServiceScopeFactory scopes, AccessControl access, AuditLog audit, OneTimeLinks links, TimeProvider clock, ILogger<AccountStore> log)
    {
        _scopes = scopes;
        _access = access;
        _audit = audit;
        _links = links;
        _clock = clock;
        _log = log;
    }

    /// <summary>Whether anybody has an account.</summary>
    public Task<bool> AnyAsync(CancellationToken cancellation = default) => WithPeopleAsync(people => people.Users.AnyAsync(cancellation));

    /// <summary>All accounts by address.</summary>
    public Task<IReadOnlyList<AccountInfo>> ListAsync(CancellationToken cancellation = default) =>
        WithPeopleAsync<IReadOnlyList<AccountInfo>>(async people =>
        {
            var accounts = await people.Users.AsNoTracking().OrderBy(account => account.NormalizedEmail).ToListAsync(cancellation).ConfigureAwait(false);
            return [.. accounts.Select(Describe)];
        });

    /// <summary>An account by its address, or null.</summary>
    public Task<AccountInfo?> FindAsync(string email) =>
        WithPeopleAsync(async people => await people.FindByEmailAsync(email.Trim()).ConfigureAwait(false) is { } account ? Describe(account) : null);

    /// <summary>Whether somebody can sign in who may manage people, or has at least been invited to.</summary>
    public Task<bool> IsManagedAsync(CancellationToken cancellation = default) => WithPeopleAsync(people => IsManagedAsync(people, cancellation));

    /// <summary>Makes an account without a password, and a link by which the person chooses one.</summary>
    /// <exception cref="StoreException">The address is bad or taken, or the actor may not.</exception>
    public async Task<AccountLink> InviteAsync(Actor actor, string email, Role role, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(email);
        await RequireAsync(actor, AuditAction.AccountCreate, email, cancellation).ConfigureAwait(false);
        return await ChangeAsync(async work =>
        {
            var account = NewAccount(email, role);
            Check(await work.People.CreateAsync(account).ConfigureAwait(false), email);
            await work.WriteAsync(actor, AuditAction.AccountCreate, $"{account.Email} ({role})").ConfigureAwait(false);
            return await MakeLinkAsync(work, account).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
    }

    /// <summary>A link by which a person chooses a (new) password. Earlier ones end.</summary>
    /// <exception cref="StoreException">The account is disabled, or the actor may not.</exception>
    public Task<AccountLink> MakePasswordLinkAsync(Actor actor, int accountId, CancellationToken cancellation = default) =>
        ManageAsync(actor, AuditAction.PasswordLink, accountId, async (work, account) =>
        {
            if (account.DisabledAt is not null)
            {
                throw new StoreException(StoreProblem.AccountDisabled, account.Email);
            }
            await work.WriteAsync(actor, AuditAction.PasswordLink, account.Email!).ConfigureAwait(false);
            return await MakeLinkAsync(work, account).ConfigureAwait(false);
        }, cancellation);

    /// <summary>Gives a person another role. Their sessions end.</summary>
    /// <exception cref="StoreException">It would leave nobody to manage people, or the actor may not.</exception>
    public Task ChangeRoleAsync(Actor actor, int accountId, Role role, CancellationToken cancellation = default) =>
        ManageAsync(actor, AuditAction.RoleChange, accountId, async (work, account) =>
        {
            if (account.Role == role)
            {
                return true;
            }
            if (!role.Allows(Permission.ManagePeople))
            {
                await RequireAnotherAdministratorAsync(work, account).ConfigureAwait(false);
            }
            await work.WriteAsync(actor, AuditAction.RoleChange, $"{account.Email} ({account.Role} → {role})").ConfigureAwait(false);
            account.Role = role;
            return await EndSessionsAsync(work, account).ConfigureAwait(false);
        }, cancellation);

    /// <summary>Lets a person sign in no longer. Their sessions and links end.</summary>
    /// <exception cref="StoreException">It would leave nobody to manage people, or the actor may not.</exception>
    public Task DisableAsync(Actor actor, int accountId, CancellationToken cancellation = default) =>
        ManageAsync(actor, AuditAction.AccountDisable, accountId, async (work, account) =>
        {
            await RequireAnotherAdministratorAsync(work, account).ConfigureAwait(false);
            await work.WriteAsync(actor, AuditAction.AccountDisable, account.Email!).ConfigureAwait(false);
            await work.Context.OneTimeLinks.Where(link => link.AccountId == accountId).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
            account.DisabledAt ??= _clock.GetUtcNow().UtcDateTime;
            return await EndSessionsAsync(work, account).ConfigureAwait(false);
        }, cancellation);

    /// <summary>Lets a person sign in again, also one who was locked out.</summary>
    public Task EnableAsync(Actor actor, int accountId, CancellationToken cancellation = default) =>
        ManageAsync(actor, AuditAction.AccountEnable, accountId, async (work, account) =>
        {
            await work.WriteAsync(actor, AuditAction.AccountEnable, account.Email!).ConfigureAwait(false);
            (account.DisabledAt, account.LockoutEnd, account.AccessFailedCount) = (null, null, 0);
            return await EndSessionsAsync(work, account).ConfigureAwait(false);
        }, cancellation);

    /// <summary>Ends a person's sessions on every device.</summary>
    public Task SignOutEverywhereAsync(Actor actor, int accountId, CancellationToken cancellation = default) =>
        ManageAsync(actor, AuditAction.SignOutEverywhere, accountId, async (work, account) =>
        {
            await work.WriteAsync(actor, AuditAction.SignOutEverywhere, account.Email!).ConfigureAwait(false);
            return await EndSessionsAsync(work, account).ConfigureAwait(false);
        }, cancellation);

    /// <summary>
    /// Ends everybody's sessions and all one-time links, and forgets the keys of cookies: for when somebody may have read the store. A program
    /// that runs makes new keys at its next start; sessions end at their next check already.
    /// </summary>
    /// <returns>How many accounts there are.</returns>
    public async Task<int> SignOutEverybodyAsync(Actor actor, CancellationToken cancellation = default)
    {
        await RequireAsync(actor, AuditAction.SignOutEverywhere, Everybody, cancellation).ConfigureAwait(false);
        return await ChangeAsync(async work =>
        {
            await work.WriteAsync(actor, AuditAction.SignOutEverywhere, Everybody).ConfigureAwait(false);
            await work.Context.OneTimeLinks.ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
            await work.Context.DataProtectionKeys.ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
            var accounts = await work.People.Users.ToListAsync(cancellation).ConfigureAwait(false);
            foreach (var account in accounts)
            {
                await EndSessionsAsync(work, account).ConfigureAwait(false);
            }
            return accounts.Count;
        }, cancellation).ConfigureAwait(false);
    }

    /// <summary>Takes the second factor off the account of a person who lost it: app and recovery codes. Their sessions end.</summary>
    public Task RemoveSecondFactorAsync(Actor actor, int accountId, CancellationToken cancellation = default) =>
        ManageAsync(actor, AuditAction.SecondFactorOff, accountId, async (work, account) =>
        {
            await work.WriteAsync(actor, AuditAction.SecondFactorOff, account.Email!).ConfigureAwait(false);
            return await ForgetSecondFactorAsync(work, account).ConfigureAwait(false);
        }, cancellation);

    /// <summary>Takes an invitation back that was never accepted.</summary>
    /// <exception cref="StoreException">The person has a password already, or the actor may not.</exception>
    public Task RemoveInvitationAsync(Actor actor, int accountId, CancellationToken cancellation = default) =>
        ManageAsync(actor, AuditAction.AccountRemove, accountId, async (work, account) =>
        {
            if (account is not { PasswordHash: null, IsDemo: false, LastSignInAt: null })
            {
                throw new StoreException(StoreProblem.NotAnInvitation, account.Email);
            }
            await work.WriteAsync(actor, AuditAction.AccountRemove, account.Email!).ConfigureAwait(false);
            Check(await work.People.DeleteAsync(account).ConfigureAwait(false), account.Email!);
            return true;
        }, cancellation);

    private static Task<bool> IsManagedAsync(UserManager<Account> people, CancellationToken cancellation) =>
        people.Users.AnyAsync(account => account.Role == Role.Administrator && account.DisabledAt == null, cancellation);

    private async Task<T> ManageAsync<T>(Actor actor, AuditAction action, int accountId, Func<Change, Account, Task<T>> change, CancellationToken cancellation)
    {
        var id = accountId.ToString(CultureInfo.InvariantCulture);
        var email = await WithPeopleAsync(
            people => people.Users.Where(account => account.Id == accountId).Select(account => account.Email).FirstOrDefaultAsync(cancellation)).ConfigureAwait(false);
        await RequireAsync(actor, action, email ?? id, cancellation).ConfigureAwait(false);
        return await ChangeAsync(
            async work => await change(work, await work.People.FindByIdAsync(id).ConfigureAwait(false) ?? throw new StoreException(StoreProblem.UnknownAccount, id)).ConfigureAwait(false),
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Whoever manages people is looked up: what an open page knows of a person may be half a minute old.</summary>
    private async Task RequireAsync(Actor actor, AuditAction action, string subject, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.AccountId is { } id && actor.May(Permission.ManagePeople))
        {
            var role = await WithPeopleAsync(people => people.Users
                .Where(account => account.Id == id && account.DisabledAt == null).Select(account => (Role?)account.Role).FirstOrDefaultAsync(cancellation)).ConfigureAwait(false);
            actor = actor with { Role = role };
        }
        await _access.RequireAsync(actor, Permission.ManagePeople, action, subject, cancellation).ConfigureAwait(false);
    }

    /// <summary>Refuses where the account is the last by which somebody who may manage people can sign in.</summary>
    private static async Task RequireAnotherAdministratorAsync(Change work, Account account)
    {
        if (await IsLastAdministratorAsync(work, account).ConfigureAwait(false))
        {
            throw new StoreException(StoreProblem.LastAdministrator, account.Email);
        }
    }

    private static async Task<bool> IsLastAdministratorAsync(Change work, Account account)
    {
        if (account is not { Role: Role.Administrator, DisabledAt: null })
        {
            return false;
        }
        var logins = work.Context.UserLogins;
        var able = await work.People.Users
            .Where(other => other.Role == Role.Administrator && other.DisabledAt == null)
            .Where(other => other.PasswordHash != null || other.IsDemo || logins.Any(login => login.UserId == other.Id))
            .Select(other => new { other.Id, ByLinkOnly = other.PasswordHash == null && other.IsDemo })
            .ToListAsync(work.Cancellation).ConfigureAwait(false);
        // The demo's administrator comes in by the link that the program prints: nobody to leave a shop to.
        return able.Exists(other => other.Id == account.Id) && !able.Exists(other => other.Id != account.Id && !other.ByLinkOnly);
    }

    /// <summary>Saves the account with a new stamp; sessions with the old one end at their next check.</summary>
    private static async Task<bool> EndSessionsAsync(Change work, Account account)
    {
        Check(await work.People.UpdateSecurityStampAsync(account).ConfigureAwait(false), account.Email!);
        return true;
    }

    private async Task<AccountLink> MakeLinkAsync(Change work, Account account)
    {
        var info = Describe(account);
        var purpose = info.State == AccountState.Invited ? LinkPurpose.Invitation : LinkPurpose.NewPassword;
        var token = await _links.MakeAsync(work.Context, purpose, account.Id, keepOthers: false, work.Cancellation).ConfigureAwait(false);
        return new AccountLink(info, purpose, token, _clock.GetUtcNow().UtcDateTime + OneTimeLinks.ValidFor(purpose));
    }

    private Account NewAccount(string email, Role role) =>
        new() { UserName = email.Trim(), Email = email.Trim(), Role = role, CreatedAt = _clock.GetUtcNow().UtcDateTime, LockoutEnabled = true };

    private AccountInfo Describe(Account account)
    {
        var state = account switch
        {
            { DisabledAt: not null } => AccountState.Disabled,
            { LockoutEnd: { } end } when end > _clock.GetUtcNow() => AccountState.Locked,
            { PasswordHash: null, IsDemo: false, LastSignInAt: null } => AccountState.Invited,
            _ => AccountState.Active,
        };
        return new AccountInfo(account.Id, account.Email!, account.Role, state, account.TwoFactorEnabled, account.IsDemo, account.CreatedAt, account.LastSignInAt);
    }

    private static void Check(IdentityResult result, string email)
    {
        if (result.Errors.FirstOrDefault() is { } error)
        {
            throw new StoreException(
                error.Code switch
                {
                    nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => StoreProblem.AccountExists,
                    nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => StoreProblem.BadEmail,
                    nameof(IdentityErrorDescriber.PasswordTooShort) => StoreProblem.PasswordTooShort,
                    nameof(StoreProblem.PasswordTooLong) => StoreProblem.PasswordTooLong,
                    nameof(IdentityErrorDescriber.ConcurrencyFailure) => StoreProblem.AccountChanged,
                    _ => error.Code.StartsWith("Password", StringComparison.Ordinal) ? StoreProblem.PasswordTooCommon : throw new InvalidOperationException(error.Description),
                },
                email);
        }
    }

    private Task<T> WithPeopleAsync<T>(Func<UserManager<Account>, Task<T>> work) => WithPeopleAsync((people, _) => work(people));

    private async Task<T> WithPeopleAsync<T>(Func<UserManager<Account>, AccountsDbContext, Task<T>> work)
    {
        await using var scope = _scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<StoreDatabase>().GuardAsync(
            () => work(scope.ServiceProvider.GetRequiredService<UserManager<Account>>(), scope.ServiceProvider.GetRequiredService<AccountsDbContext>()),
            CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Runs work that changes people, one at a time: all of it is done, with its audit entry, or nothing.</summary>
    private async Task<T> ChangeAsync<T>(Func<Change, Task<T>> work, CancellationToken cancellation)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<StoreDatabase>();
        return await database.GuardAsync(async () =>
        {
            // The context is the one that Identity works with, so that its saves are part of the transaction.
            var context = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
            await using var transaction = await database.BeginAccountsChangeAsync(context, cancellation).ConfigureAwait(false);
            var change = new Change(scope.ServiceProvider.GetRequiredService<AccountUsers>(), context, _audit, cancellation);
            var result = await work(change).ConfigureAwait(false);
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            return result;
        }, cancellation).ConfigureAwait(false);
    }

    private sealed record Change(AccountUsers People, AccountsDbContext Context, AuditLog Audit, CancellationToken Cancellation)
    {
        public Task WriteAsync(Actor actor, AuditAction action, string subject, AuditOutcome outcome = AuditOutcome.Done) =>
            Audit.WriteAsync(Context, actor, new AuditEvent(action, subject) { Outcome = outcome }, Cancellation);
    }
}
