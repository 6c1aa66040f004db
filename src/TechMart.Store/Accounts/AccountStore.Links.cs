using Microsoft.EntityFrameworkCore;
using TechMart.Store.Audit;

namespace TechMart.Store.Accounts;

/// <content>What people do themselves, by a link that works once.</content>
public sealed partial class AccountStore
{
    /// <summary>The address of the demo's administrator until they enter their own.</summary>
    public const string DemoEmail = "demo@localhost";

    /// <summary>
    /// By which link one gets in while nobody manages people: at the first start, where those who came by an identity provider are no
    /// administrators, or in a demo whose administrator has no password.
    /// </summary>
    /// <param name="isDemo">Whether a store without accounts is to be a demo.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns><see cref="LinkPurpose.FirstAdministrator"/> or <see cref="LinkPurpose.Demo"/>; null where people sign in.</returns>
    public Task<LinkPurpose?> EntranceAsync(bool isDemo, CancellationToken cancellation = default) => WithPeopleAsync<LinkPurpose?>(async people =>
        await people.Users.AnyAsync(account => account.IsDemo && account.PasswordHash == null && account.DisabledAt == null, cancellation).ConfigureAwait(false) ? LinkPurpose.Demo
        : await IsManagedAsync(people, cancellation).ConfigureAwait(false) ? null
        : isDemo && !await people.Users.AnyAsync(cancellation).ConfigureAwait(false) ? LinkPurpose.Demo : LinkPurpose.FirstAdministrator);

    /// <summary>The address of the person to whom a link for choosing a password belongs; null where the link is not good any longer.</summary>
    public async Task<string?> OwnerOfPasswordLinkAsync(string? token, CancellationToken cancellation = default) =>
        await _links.FindAsync(token, cancellation).ConfigureAwait(false) is { Purpose: LinkPurpose.Invitation or LinkPurpose.NewPassword, AccountId: { } id }
            ? await WithPeopleAsync(people => people.Users
                .Where(account => account.Id == id && account.DisabledAt == null).Select(account => account.Email).FirstOrDefaultAsync(cancellation)).ConfigureAwait(false)
            : null;

    /// <summary>Makes the first administrator with a token of <see cref="LinkPurpose.FirstAdministrator"/>.</summary>
    /// <exception cref="StoreException">The link is not good any longer, or address or password are refused; then the link still works.</exception>
    public Task<AccountInfo> CreateFirstAdministratorAsync(string token, string email, string password, string? from, CancellationToken cancellation = default) =>
        ChangeAsync(async work =>
        {
            // Each replica prints a link: of two people who use two of them at once, one becomes the first.
            if (await _links.UseAsync(work.Context, token, [LinkPurpose.FirstAdministrator], cancellation).ConfigureAwait(false) is null
                || await IsManagedAsync(work.People, cancellation).ConfigureAwait(false))
            {
                throw new StoreException(StoreProblem.LinkUsed);
            }
            var account = NewAccount(email, Role.Administrator);
            account.EmailConfirmed = true;
            Check(await work.People.CreateAsync(account, password).ConfigureAwait(false), email);
            await EndStartLinksAsync(work).ConfigureAwait(false);
            await work.WriteAsync(Self(account, from), AuditAction.AccountCreate, $"{account.Email} ({account.Role})").ConfigureAwait(false);
            return Describe(account);
        }, cancellation);

    /// <summary>Sets the password of the person to whom a link of <see cref="LinkPurpose.Invitation"/> or <see cref="LinkPurpose.NewPassword"/> belongs. Their sessions end.</summary>
    /// <exception cref="StoreException">The link is not good any longer, or the password is refused; then the link still works.</exception>
    public Task<AccountInfo> ChoosePasswordAsync(string token, string password, string? from, CancellationToken cancellation = default) =>
        ChangeAsync(async work =>
        {
            var link = await _links.UseAsync(work.Context, token, [LinkPurpose.Invitation, LinkPurpose.NewPassword], cancellation).ConfigureAwait(false);
            var account = link is null
                ? null : await work.People.Users.FirstOrDefaultAsync(known => known.Id == link.AccountId && known.DisabledAt == null, cancellation).ConfigureAwait(false);
            if (account is null)
            {
                throw new StoreException(StoreProblem.LinkUsed);
            }
            // The link came from an administrator to this person: that proves the address as well as a mail would.
            (account.EmailConfirmed, account.LockoutEnd, account.AccessFailedCount) = (true, null, 0);
            await SetPasswordAsync(work, account, password).ConfigureAwait(false);
            await work.WriteAsync(Self(account, from), AuditAction.PasswordChange, account.Email!).ConfigureAwait(false);
            return Describe(account);
        }, cancellation);

    /// <summary>The demo's administrator, made where there is nobody yet.</summary>
    /// <exception cref="StoreException">The link is not good any longer.</exception>
    public Task<AccountInfo> OpenDemoAsync(string token, string? from, CancellationToken cancellation = default) =>
        ChangeAsync(async work =>
        {
            if (await _links.UseAsync(work.Context, token, [LinkPurpose.Demo], cancellation).ConfigureAwait(false) is null)
            {
                throw new StoreException(StoreProblem.LinkUsed);
            }
            var people = await work.People.Users.OrderByDescending(account => account.IsDemo).Take(1).ToListAsync(cancellation).ConfigureAwait(false);
            if (people is [var known])
            {
                // A link printed long ago must not let anybody into what has become a shop with people.
                return known is { IsDemo: true, DisabledAt: null, PasswordHash: null } ? Describe(known) : throw new StoreException(StoreProblem.LinkUsed);
            }
            var account = NewAccount(DemoEmail, Role.Administrator);
            account.IsDemo = true;
            Check(await work.People.CreateAsync(account).ConfigureAwait(false), DemoEmail);
            await work.WriteAsync(Self(account, from), AuditAction.AccountCreate, $"{account.Email} ({account.Role})").ConfigureAwait(false);
            return Describe(account);
        }, cancellation);

    /// <summary>Makes the demo's administrator an account like any other, with an address and a password of its own. Their sessions and the printed links end.</summary>
    /// <exception cref="StoreException">Address or password are refused, or the actor is not the demo's administrator.</exception>
    public Task<AccountInfo> KeepDemoAsync(Actor actor, string email, string password, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(email);
        return ChangeAsync(async work =>
        {
            var account = await work.People.Users.FirstOrDefaultAsync(known => known.Id == actor.AccountId, cancellation).ConfigureAwait(false);
            if (account is not { IsDemo: true, PasswordHash: null, DisabledAt: null })
            {
                throw new StoreException(StoreProblem.NotPermitted, account?.Email);
            }
            (account.UserName, account.Email, account.IsDemo, account.EmailConfirmed) = (email.Trim(), email.Trim(), false, true);
            await SetPasswordAsync(work, account, password).ConfigureAwait(false);
            await EndStartLinksAsync(work).ConfigureAwait(false);
            await work.WriteAsync(actor, AuditAction.PasswordChange, account.Email!).ConfigureAwait(false);
            return Describe(account);
        }, cancellation);
    }

    /// <summary>
    /// Sets a password, ends the person's sessions and whatever other links of theirs are about. So does the key of a second factor that was
    /// never switched on: whoever was in the account before may have seen it.
    /// </summary>
    private static async Task SetPasswordAsync(Change work, Account account, string password)
    {
        if (account.PasswordHash is not null)
        {
            Check(await work.People.RemovePasswordAsync(account).ConfigureAwait(false), account.Email!);
        }
        Check(await work.People.AddPasswordAsync(account, password).ConfigureAwait(false), account.Email!);
        await work.Context.OneTimeLinks.Where(link => link.AccountId == account.Id).ExecuteDeleteAsync(work.Cancellation).ConfigureAwait(false);
        if (!account.TwoFactorEnabled)
        {
            await work.Context.UserTokens.Where(token => token.UserId == account.Id).ExecuteDeleteAsync(work.Cancellation).ConfigureAwait(false);
        }
    }

    private static Task EndStartLinksAsync(Change work) => work.Context.OneTimeLinks
        .Where(link => link.Purpose == LinkPurpose.FirstAdministrator || link.Purpose == LinkPurpose.Demo).ExecuteDeleteAsync(work.Cancellation);

    private static Actor Self(Account account, string? from) => new(account.Email!, account.Role, from, account.Id);
}
