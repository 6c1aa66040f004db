using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TechMart.Store.Audit;

namespace TechMart.Store.Accounts;

/// <summary>A person as an identity provider vouches for them.</summary>
/// <param name="Provider">The provider's issuer.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Subject">Who it is there: never given to anybody else.</param>
/// <param name="Email">The address there, where it is told.</param>
/// <param name="IsEmailVerified">Whether the provider says that the address is the person's.</param>
/// <param name="GivesRole">Whether the provider decides about the role at each sign-in; otherwise <paramref name="Role"/> is for new accounts only.</param>
/// <param name="Role">What the person may do; null = the provider says nothing that means a role.</param>
public sealed record ProvidedPerson(string Provider, string Title, string Subject, string? Email, bool IsEmailVerified, bool GivesRole, Role? Role);

/// <summary>Why a person whom an identity provider vouches for does not get in.</summary>
public enum ProviderRefusal
{
    /// <summary>The provider's answer did not come, or is not to be trusted.</summary>
    Failed,

    /// <summary>The provider says nothing that means a role here.</summary>
    NoRole,

    /// <summary>The provider tells no e-mail address.</summary>
    NoAddress,

    /// <summary>Somebody else has an account with the address: with a password, or with another identity at the provider.</summary>
    AddressTaken,

    /// <summary>Somebody was invited with the address, and the provider does not say that it is this person's.</summary>
    AddressNotVerified,

    /// <summary>An administrator closed the account.</summary>
    Disabled,
}

/// <content>People who sign in at an identity provider.</content>
public sealed partial class AccountStore
{
    /// <summary>
    /// The account of a person whom an identity provider vouches for: found by the provider's subject; else an invited person's of the same,
    /// verified address; else a new one. A role that the provider gives is taken over; where it changes, the person's other sessions end.
    /// Only the last administrator stays one: a group renamed at the provider must not leave the shop to nobody.
    /// </summary>
    /// <returns>The account, or why there is none.</returns>
    public Task<(AccountInfo? Account, ProviderRefusal? Refusal)> FromProviderAsync(ProvidedPerson person, string? from, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        return ChangeAsync<(AccountInfo?, ProviderRefusal?)>(async work =>
        {
            var (account, refusal) = await work.People.FindByLoginAsync(person.Provider, person.Subject).ConfigureAwait(false) is { } known
                ? (known, null)
                : await InvitedAsync(work, person).ConfigureAwait(false);
            refusal ??= account is { DisabledAt: not null } ? ProviderRefusal.Disabled
                : person.Role is null && (person.GivesRole || account is null) ? ProviderRefusal.NoRole
                : null;
            if (refusal is not null)
            {
                return (account is null ? null : Describe(account), refusal);
            }
            if (account is null)
            {
                account = NewAccount(person.Email!, person.Role!.Value);
                account.EmailConfirmed = person.IsEmailVerified;
                if (await work.People.CreateAsync(account).ConfigureAwait(false) is { Succeeded: false } result)
                {
                    return result.Errors.Any(error => error.Code.StartsWith("Invalid", StringComparison.Ordinal))
                        ? (null, ProviderRefusal.NoAddress) : throw new InvalidOperationException(result.Errors.First().Description);
                }
                await work.WriteAsync(Self(account, from), AuditAction.AccountCreate, $"{account.Email} ({account.Role}, {person.Title})").ConfigureAwait(false);
            }
            if (await work.People.FindByLoginAsync(person.Provider, person.Subject).ConfigureAwait(false) is null)
            {
                Check(await work.People.AddLoginAsync(account, new UserLoginInfo(person.Provider, person.Subject, person.Title)).ConfigureAwait(false), account.Email!);
                await work.Context.OneTimeLinks.Where(link => link.AccountId == account.Id).ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
            }
            if (person is { GivesRole: true, Role: { } role } && account.Role != role)
            {
                var keep = !role.Allows(Permission.ManagePeople) && await IsLastAdministratorAsync(work, account).ConfigureAwait(false);
                var change = $"{account.Email} ({account.Role} → {role}, {person.Title})";
                await work.WriteAsync(Self(account, from), AuditAction.RoleChange, change, keep ? AuditOutcome.Refused : AuditOutcome.Done).ConfigureAwait(false);
                if (keep)
                {
                    LastAdministratorKept(_log, person.Title, role, account.Email!);
                }
                else
                {
                    account.Role = role;
                    await EndSessionsAsync(work, account).ConfigureAwait(false);
                }
            }
            return (Describe(account), null);
        }, cancellation);
    }

    /// <summary>The account of an invited person with the address; neither account nor refusal where nobody has it.</summary>
    private static async Task<(Account? Account, ProviderRefusal? Refusal)> InvitedAsync(Change work, ProvidedPerson person)
    {
        if (person.Email is null)
        {
            return (null, ProviderRefusal.NoAddress);
        }
        if (await work.People.FindByEmailAsync(person.Email.Trim()).ConfigureAwait(false) is not { } account)
        {
            return (null, null);
        }
        // Letters that are folded together in looking up (ſ and s) are two people's to a provider.
        var isTaken = account.PasswordHash is not null || account.IsDemo || !EmailAddress.IsSame(account.Email!, person.Email.Trim())
            || await work.Context.UserLogins.AnyAsync(login => login.UserId == account.Id, work.Cancellation).ConfigureAwait(false);
        return (account, isTaken ? ProviderRefusal.AddressTaken : person.IsEmailVerified ? null : ProviderRefusal.AddressNotVerified);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Provider} says {Role} of {Person}, who stays administrator because there is no other. Make somebody else administrator, or set the roles right there")]
    private static partial void LastAdministratorKept(ILogger log, string provider, Role role, string person);
}
