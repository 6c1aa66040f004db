using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Store.Audit;

namespace TechMart.Store.Accounts;

/// <summary>
/// The people who may sign in, as an administrator sees them. Whatever changes what somebody may do ends their sessions.
/// Each call works in a scope of its own, so that a page that stays open for hours holds nothing.
/// </summary>
public sealed class AccountStore
{
    private readonly IServiceScopeFactory _scopes;
    private readonly AccessControl _access;
    private readonly AuditLog _audit;
    private readonly OneTimeLinks _links;
    private readonly TimeProvider _clock;

    internal AccountStore(IServiceScopeFactory scopes, AccessControl access, AuditLog audit, OneTimeLinks links, TimeProvider clock)
    {
        _scopes = scopes;
        _access = access;
        _audit = audit;
        _links = links;
        _clock = clock;
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

    /// <summary>Makes an account without a password, and a link by which the person chooses one.</summary>
    /// <exception cref="StoreException">The address is bad or taken, or the actor may not.</exception>
    public async Task<AccountLink> InviteAsync(Actor actor, string email, Role role, CancellationToken cancellation = default)
    {
        await _access.RequireAsync(actor, Permission.ManagePeople, AuditAction.AccountCreate, email, cancellation).ConfigureAwait(false);
        var account = NewAccount(email, role);
        var info = await WithPeopleAsync(async people =>
        {
            Check(await people.CreateAsync(account).ConfigureAwait(false), email);
            return Describe(account);
        }).ConfigureAwait(false);
        await WriteAsync(actor, AuditAction.AccountCreate, $"{info.Email} ({role})", cancellation).ConfigureAwait(false);
        return await MakeLinkAsync(info, LinkPurpose.Invitation, cancellation).ConfigureAwait(false);
    }

    /// <summary>A link by which a person chooses a (new) password. Earlier ones end.</summary>
    public async Task<AccountLink> MakePasswordLinkAsync(Actor actor, int accountId, CancellationToken cancellation = default)
    {
        var account = await ManagedAsync(actor, AuditAction.PasswordLink, accountId, cancellation).ConfigureAwait(false);
        await WriteAsync(actor, AuditAction.PasswordLink, account.Email, cancellation).ConfigureAwait(false);
        return await MakeLinkAsync(account, account.State == AccountState.Invited ? LinkPurpose.Invitation : LinkPurpose.NewPassword, cancellation)
            .ConfigureAwait(false);
    }

    /// <summary>Gives a person another role. Their sessions end.</summary>
    /// <exception cref="StoreException">It would leave nobody to manage people, or the actor may not.</exception>
    public Task ChangeRoleAsync(Actor actor, int accountId, Role role, CancellationToken cancellation = default) =>
        ChangeAsync(actor, AuditAction.RoleChange, accountId, account => $"{account.Email} ({account.Role} → {role})", role < Role.Administrator, account => account.Role = role, cancellation);

    /// <summary>Lets a person sign in no longer. Their sessions and links end.</summary>
    /// <exception cref="StoreException">It would leave nobody to manage people, or the actor may not.</exception>
    public Task DisableAsync(Actor actor, int accountId, CancellationToken cancellation = default) =>
        ChangeAsync(actor, AuditAction.AccountDisable, accountId, account => account.Email!, true, account => account.DisabledAt ??= _clock.GetUtcNow().UtcDateTime, cancellation);

    /// <summary>Lets a person sign in again, also one who was locked out.</summary>
    public Task EnableAsync(Actor actor, int accountId, CancellationToken cancellation = default) =>
        ChangeAsync(actor, AuditAction.AccountEnable, accountId, account => account.Email!, false, account => (account.DisabledAt, account.LockoutEnd, account.AccessFailedCount) = (null, null, 0), cancellation);

    /// <summary>Ends a person's sessions on every device.</summary>
    public Task SignOutEverywhereAsync(Actor actor, int accountId, CancellationToken cancellation = default) =>
        ChangeAsync(actor, AuditAction.SignOutEverywhere, accountId, account => account.Email!, false, _ => { }, cancellation);

    /// <summary>Takes an invitation back that was never accepted.</summary>
    /// <exception cref="StoreException">The person has a password already, or the actor may not.</exception>
    public async Task RemoveInvitationAsync(Actor actor, int accountId, CancellationToken cancellation = default)
    {
        var info = await ManagedAsync(actor, AuditAction.AccountRemove, accountId, cancellation).ConfigureAwait(false);
        await WithPeopleAsync(async people =>
        {
            var account = await FindAsync(people, accountId).ConfigureAwait(false);
            if (Describe(account).State != AccountState.Invited)
            {
                throw new StoreException(StoreProblem.NotAnInvitation, account.Email);
            }
            Check(await people.DeleteAsync(account).ConfigureAwait(false), info.Email);
            return true;
        }).ConfigureAwait(false);
        await WriteAsync(actor, AuditAction.AccountRemove, info.Email, cancellation).ConfigureAwait(false);
    }

    /// <summary>Makes the first administrator with a token of <see cref="LinkPurpose.FirstAdministrator"/>.</summary>
    /// <exception cref="StoreException">The link is not good any longer, or address or password are refused; then the link still works.</exception>
    public async Task<AccountInfo> CreateFirstAdministratorAsync(string token, string email, string password, string? from, CancellationToken cancellation = default)
    {
        if (await _links.FindAsync(token, cancellation).ConfigureAwait(false) is not { Purpose: LinkPurpose.FirstAdministrator }
            || await AnyAsync(cancellation).ConfigureAwait(false))
        {
            throw new StoreException(StoreProblem.LinkUsed);
        }
        var account = NewAccount(email, Role.Administrator);
        await WithPeopleAsync(async people =>
        {
            foreach (var validator in people.PasswordValidators)
            {
                Check(await validator.ValidateAsync(people, account, password).ConfigureAwait(false), email);
            }
            if (await _links.UseAsync(token, LinkPurpose.FirstAdministrator, cancellation).ConfigureAwait(false) is null)
            {
                throw new StoreException(StoreProblem.LinkUsed);
            }
            Check(await people.CreateAsync(account, password).ConfigureAwait(false), email);
            return true;
        }).ConfigureAwait(false);
        await _links.EndAsync(LinkPurpose.FirstAdministrator, cancellation).ConfigureAwait(false);
        await WriteAsync(new Actor(account.Email!, Role.Administrator, from, account.Id), AuditAction.AccountCreate, $"{account.Email} ({Role.Administrator})", cancellation).ConfigureAwait(false);
        return Describe(account);
    }

    /// <summary>Sets the password of the person to whom a link of <see cref="LinkPurpose.Invitation"/> or <see cref="LinkPurpose.NewPassword"/> belongs. Their sessions end.</summary>
    /// <exception cref="StoreException">The link is not good any longer, or the password is refused; then the link still works.</exception>
    public async Task<AccountInfo> ChoosePasswordAsync(string token, string password, string? from, CancellationToken cancellation = default)
    {
        if (await _links.FindAsync(token, cancellation).ConfigureAwait(false) is not { Purpose: LinkPurpose.Invitation or LinkPurpose.NewPassword, AccountId: { } id } link)
        {
            throw new StoreException(StoreProblem.LinkUsed);
        }
        var info = await WithPeopleAsync(async people =>
        {
            var account = await FindAsync(people, id).ConfigureAwait(false);
            foreach (var validator in people.PasswordValidators)
            {
                Check(await validator.ValidateAsync(people, account, password).ConfigureAwait(false), account.Email!);
            }
            if (account.DisabledAt is not null || await _links.UseAsync(token, link.Purpose, cancellation).ConfigureAwait(false) is null)
            {
                throw new StoreException(StoreProblem.LinkUsed);
            }
            if (account.PasswordHash is not null)
            {
                Check(await people.RemovePasswordAsync(account).ConfigureAwait(false), account.Email!);
            }
            // The link came from an administrator to this person: that proves the address as well as a mail would.
            (account.EmailConfirmed, account.LockoutEnd, account.AccessFailedCount) = (true, null, 0);
            Check(await people.AddPasswordAsync(account, password).ConfigureAwait(false), account.Email!);
            return Describe(account);
        }).ConfigureAwait(false);
        await WriteAsync(new Actor(info.Email, info.Role, from, info.Id), AuditAction.PasswordChange, info.Email, cancellation).ConfigureAwait(false);
        return info;
    }

    /// <summary>The demo's administrator, made where there is none.</summary>
    /// <exception cref="StoreException">The link is not good any longer.</exception>
    public async Task<AccountInfo> OpenDemoAsync(string token, string? from, CancellationToken cancellation = default)
    {
        if (await _links.UseAsync(token, LinkPurpose.Demo, cancellation).ConfigureAwait(false) is null)
        {
            throw new StoreException(StoreProblem.LinkUsed);
        }
        return await WithPeopleAsync(async people =>
        {
            if (await people.Users.FirstOrDefaultAsync(account => account.IsDemo, cancellation).ConfigureAwait(false) is { } known)
            {
                return known is { DisabledAt: null, PasswordHash: null } ? Describe(known) : throw new StoreException(StoreProblem.LinkUsed);
            }
            var account = NewAccount(DemoEmail, Role.Administrator);
            account.IsDemo = true;
            Check(await people.CreateAsync(account).ConfigureAwait(false), DemoEmail);
            await WriteAsync(new Actor(DemoEmail, Role.Administrator, from, account.Id), AuditAction.AccountCreate, $"{DemoEmail} ({Role.Administrator})", cancellation).ConfigureAwait(false);
            return Describe(account);
        }).ConfigureAwait(false);
    }

    /// <summary>The address of the demo's administrator until they enter their own.</summary>
    public const string DemoEmail = "demo@localhost";

    private async Task ChangeAsync(
        Actor actor, AuditAction action, int accountId, Func<Account, string> subject, bool leavesAdministrators, Action<Account> change, CancellationToken cancellation)
    {
        await ManagedAsync(actor, action, accountId, cancellation).ConfigureAwait(false);
        var written = await WithPeopleAsync(async people =>
        {
            var account = await FindAsync(people, accountId).ConfigureAwait(false);
            if (leavesAdministrators && account is { Role: Role.Administrator, DisabledAt: null }
                && !await people.Users.AnyAsync(other => other.Id != accountId && other.Role == Role.Administrator && other.DisabledAt == null && other.PasswordHash != null, cancellation).ConfigureAwait(false))
            {
                throw new StoreException(StoreProblem.LastAdministrator, account.Email);
            }
            var text = subject(account);
            change(account);
            // A new stamp also saves the change; sessions with the old one end at their next check.
            Check(await people.UpdateSecurityStampAsync(account).ConfigureAwait(false), account.Email!);
            return text;
        }).ConfigureAwait(false);
        if (action == AuditAction.AccountDisable)
        {
            await _links.EndAsync(accountId, cancellation).ConfigureAwait(false);
        }
        await WriteAsync(actor, action, written, cancellation).ConfigureAwait(false);
    }

    private async Task<AccountInfo> ManagedAsync(Actor actor, AuditAction action, int accountId, CancellationToken cancellation)
    {
        var info = await WithPeopleAsync(async people => Describe(await FindAsync(people, accountId).ConfigureAwait(false))).ConfigureAwait(false);
        await _access.RequireAsync(actor, Permission.ManagePeople, action, info.Email, cancellation).ConfigureAwait(false);
        return info;
    }

    private async Task<AccountLink> MakeLinkAsync(AccountInfo account, LinkPurpose purpose, CancellationToken cancellation)
    {
        var token = await _links.MakeAsync(purpose, account.Id, cancellation: cancellation).ConfigureAwait(false);
        return new AccountLink(account, purpose, token, _clock.GetUtcNow().UtcDateTime + OneTimeLinks.ValidFor(purpose));
    }

    private Task WriteAsync(Actor actor, AuditAction action, string subject, CancellationToken cancellation) =>
        _audit.WriteAsync(actor, new AuditEvent(action, subject), cancellation);

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

    private static async Task<Account> FindAsync(UserManager<Account> people, int accountId)
    {
        var id = accountId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return await people.FindByIdAsync(id).ConfigureAwait(false) ?? throw new StoreException(StoreProblem.UnknownAccount, id);
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
                    nameof(IdentityErrorDescriber.ConcurrencyFailure) => StoreProblem.Busy,
                    _ => error.Code.StartsWith("Password", StringComparison.Ordinal) ? StoreProblem.PasswordTooCommon : throw new InvalidOperationException(error.Description),
                },
                email);
        }
    }

    private async Task<T> WithPeopleAsync<T>(Func<UserManager<Account>, Task<T>> work)
    {
        await using var scope = _scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Databases.StoreDatabase>().GuardAsync(
            () => work(scope.ServiceProvider.GetRequiredService<UserManager<Account>>())).ConfigureAwait(false);
    }
}
