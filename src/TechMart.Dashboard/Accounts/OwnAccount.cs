using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Accounts;

/// <summary>What the person of a request changes of their own account. Whatever ends their sessions leaves the one of this browser.</summary>
internal sealed class OwnAccount(AccountStore accounts, AccountSignIn signIn, UserManager<Account> people, AuditLog audit, IHttpContextAccessor http)
{
    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("Changing one's own account needs a request.");

    private Actor Person => Http.Asking();

    /// <summary>The account as the store has it now.</summary>
    public Task<Account> GetAsync()
    {
        var id = Person.AccountId;
        return people.Users.AsNoTracking().SingleAsync(account => account.Id == id, Http.RequestAborted);
    }

    /// <summary>Whether it is the person's password. Wrong ones count as when signing in: a session left open is no place for guessing.</summary>
    /// <param name="password">What was typed.</param>
    /// <param name="attempted">What it is asked for.</param>
    public async Task<bool> ProveAsync(string password, AuditAction attempted)
    {
        if (await people.GetUserAsync(Http.User) is { } account && (await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true)).Succeeded)
        {
            return true;
        }
        await audit.WriteAsync(Person, new AuditEvent(attempted, Person.Name) { Outcome = AuditOutcome.Failed }, CancellationToken.None);
        return false;
    }

    /// <summary>Sets another password.</summary>
    /// <exception cref="Store.StoreException">The password is refused.</exception>
    public async Task ChangePasswordAsync(string password)
    {
        await accounts.ChangeOwnPasswordAsync(Person, password, Http.RequestAborted);
        await StayAsync();
    }

    /// <summary>Gives the demo's administrator an address and a password.</summary>
    /// <exception cref="Store.StoreException">Address or password are refused.</exception>
    public async Task KeepDemoAsync(string email, string password)
    {
        await accounts.KeepDemoAsync(Person, email, password, Http.RequestAborted);
        await StayAsync();
    }

    /// <summary>What an authenticator app needs: the key, and the address that its QR code holds.</summary>
    public async Task<(string Key, string Address)> PrepareSecondFactorAsync(string issuer)
    {
        var key = await accounts.PrepareSecondFactorAsync(Person, Http.RequestAborted);
        var (name, product) = (UrlEncoder.Default.Encode(Person.Name), UrlEncoder.Default.Encode(issuer));
        return (key, $"otpauth://totp/{product}:{name}?secret={key}&issuer={product}&digits=6");
    }

    /// <summary>Switches the second factor on; returns the recovery codes, or null where the code is not right.</summary>
    public async Task<IReadOnlyList<string>?> ConfirmSecondFactorAsync(string code)
    {
        var recovery = await accounts.ConfirmSecondFactorAsync(Person, SignIns.Digits(code), Http.RequestAborted);
        if (recovery is not null)
        {
            await StayAsync();
        }
        return recovery;
    }

    /// <summary>How many recovery codes are left.</summary>
    public async Task<int> CountRecoveryCodesAsync() => await people.CountRecoveryCodesAsync(await GetAsync());

    /// <summary>Makes new recovery codes.</summary>
    public Task<IReadOnlyList<string>> RenewRecoveryCodesAsync() => accounts.RenewRecoveryCodesAsync(Person, Http.RequestAborted);

    /// <summary>Switches the second factor off.</summary>
    public async Task RemoveSecondFactorAsync()
    {
        await accounts.RemoveOwnSecondFactorAsync(Person, Http.RequestAborted);
        await StayAsync();
    }

    /// <summary>Ends all sessions, also the one of this browser.</summary>
    public async Task EndSessionsAsync()
    {
        await accounts.EndOwnSessionsAsync(Person, Http.RequestAborted);
        await signIn.SignOutAsync();
    }

    // Read anew: the account that this request knows still has the former stamp.
    private async Task StayAsync() => await signIn.RefreshSignInAsync(await GetAsync());
}
