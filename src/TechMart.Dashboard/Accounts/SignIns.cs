using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Accounts;

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInAnswer
{
    /// <summary>Address and password, link or code are not good. Why is not told: whoever guesses would learn who has an account.</summary>
    Refused,

    /// <summary>The code of the second factor is still to come.</summary>
    CodeNeeded,

    /// <summary>The person is signed in.</summary>
    Done,
}

/// <summary>Signs people in and out of a request, and writes every success and failure into the audit log, also where whoever tried has hung up.</summary>
internal sealed class SignIns(AccountStore accounts, AccountSignIn signIn, UserManager<Account> people, AuditLog audit, TimeProvider clock, IHttpContextAccessor http)
{
    /// <summary>Stands in the audit log for an address that has no account: people type passwords into the wrong field.</summary>
    public const string UnknownAddress = "(no account)";

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("Signing in needs a request.");

    /// <summary>With address and password.</summary>
    /// <param name="email">What was typed as address.</param>
    /// <param name="password">What was typed as password.</param>
    /// <param name="keep">Whether the session outlives the browser.</param>
    public async Task<SignInAnswer> WithPasswordAsync(string email, string password, bool keep)
    {
        var account = await people.FindByEmailAsync(email.Trim());
        if (account?.PasswordHash is null || await people.IsLockedOutAsync(account) || !await signIn.CanSignInAsync(account))
        {
            // Takes as long as verifying: else the time would tell who has an account.
            people.PasswordHasher.HashPassword(account ?? new Account(), password);
            return await RefuseAsync(account?.Email);
        }
        var result = await signIn.PasswordSignInAsync(account, password, keep, lockoutOnFailure: true);
        return await AnswerAsync(account, result);
    }

    /// <summary>Second step: with the code that the person's app shows.</summary>
    public Task<SignInAnswer> WithCodeAsync(string code, bool keep) =>
        SecondStepAsync(() => signIn.TwoFactorAuthenticatorSignInAsync(Digits(code), keep, rememberClient: false));

    /// <summary>Second step: with one of the recovery codes.</summary>
    public Task<SignInAnswer> WithRecoveryCodeAsync(string code) =>
        SecondStepAsync(() => signIn.TwoFactorRecoveryCodeSignInAsync(code.Trim().ToUpperInvariant()));

    /// <summary>After a one-time link proved who it is; the second factor is asked for where it is on.</summary>
    /// <param name="accountId">Whose link it was.</param>
    /// <param name="keep">Whether the session outlives the browser.</param>
    public async Task<SignInAnswer> AfterLinkAsync(int accountId, bool keep = false)
    {
        var account = await people.Users.AsNoTracking().SingleAsync(known => known.Id == accountId, Http.RequestAborted);
        return await AnswerAsync(account, await signIn.SignInAfterLinkAsync(account, keep));
    }

    /// <summary>After an identity provider said who it is; the second factor is asked for where it is on.</summary>
    public async Task<(SignInAnswer Answer, ProviderRefusal? Refusal)> WithProviderAsync(ProvidedPerson person)
    {
        var (account, refusal) = await accounts.FromProviderAsync(person, Http.From(), Http.RequestAborted);
        if (refusal is null)
        {
            return (await AfterLinkAsync(account!.Id), null);
        }
        await RefuseAsync(account?.Email);
        return (SignInAnswer.Refused, refusal);
    }

    /// <summary>Somebody whom nobody could name failed to sign in.</summary>
    public Task RefuseUnknownAsync() => RefuseAsync(email: null);

    /// <summary>Signs out of this browser. Wherever else a copy of its cookie is, it is refused from its next check on.</summary>
    public async Task SignOutAsync()
    {
        var actor = Http.Asking();
        if (actor.AccountId is not null)
        {
            // First, and also where whoever signs out has hung up: what cannot be ended is not told to have ended.
            await signIn.EndSessionAsync(actor);
        }
        await signIn.SignOutAsync();
    }

    private async Task<SignInAnswer> SecondStepAsync(Func<Task<SignInResult>> check)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return SignInAnswer.Refused;
        }
        // Asked first: a locked account is written down as locked once.
        return await people.IsLockedOutAsync(account) ? await RefuseAsync(account.Email) : await AnswerAsync(account, await check());
    }

    private async Task<SignInAnswer> AnswerAsync(Account account, SignInResult result)
    {
        if (result.RequiresTwoFactor)
        {
            return SignInAnswer.CodeNeeded;
        }
        if (!result.Succeeded)
        {
            if (result.IsLockedOut)
            {
                await audit.WriteAsync(Actor.Anonymous(Http.From()), new AuditEvent(AuditAction.Lockout, account.Email!), CancellationToken.None);
            }
            return await RefuseAsync(account.Email);
        }
        var now = clock.GetUtcNow().UtcDateTime;
        await people.Users.Where(known => known.Id == account.Id)
            .ExecuteUpdateAsync(update => update.SetProperty(known => known.LastSignInAt, now), CancellationToken.None);
        await audit.WriteAsync(
            new Actor(account.Email!, account.Role, Http.From(), account.Id), new AuditEvent(AuditAction.SignIn, account.Email!), CancellationToken.None);
        return SignInAnswer.Done;
    }

    private async Task<SignInAnswer> RefuseAsync(string? email)
    {
        await audit.WriteAsync(
            Actor.Anonymous(Http.From()), new AuditEvent(AuditAction.SignIn, email ?? UnknownAddress) { Outcome = AuditOutcome.Failed }, CancellationToken.None);
        return SignInAnswer.Refused;
    }

    /// <summary>The digits of a code: apps show codes in two groups, and people type them so.</summary>
    public static string Digits(string code) => new([.. code.Where(char.IsAsciiDigit)]);
}
