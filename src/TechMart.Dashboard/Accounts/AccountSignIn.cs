using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Accounts;

/// <summary>Signs people in, and finds out whether a session still stands.</summary>
public sealed class AccountSignIn(
    UserManager<Account> people,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    AdministrationSettings settings,
    AccountStore accounts,
    TimeProvider clock)
    : SignInManager<Account>(people, http, claims, options, log, schemes, confirmation)
{
    // For a request that was under way, and clocks of several instances.
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public override async Task<bool> CanSignInAsync(Account user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.DisabledAt is null && await base.CanSignInAsync(user);
    }

    /// <inheritdoc/>
    public override async Task<bool> ValidateSecurityStampAsync(Account? user, string? securityStamp) =>
        user is { DisabledAt: null } && await base.ValidateSecurityStampAsync(user, securityStamp);

    /// <summary>The person whose session it is; null where it does not stand any more: by the account's stamp, or because it was signed out of.</summary>
    public override async Task<Account?> ValidateSecurityStampAsync(ClaimsPrincipal? principal) =>
        await base.ValidateSecurityStampAsync(principal) is { } account
        && !(principal!.FindFirstValue(Actors.SessionClaim) is { } session && await accounts.IsEndedAsync(session))
            ? account
            : null;

    /// <inheritdoc/>
    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        if (authenticationProperties is { IsPersistent: true, ExpiresUtc: null })
        {
            authenticationProperties.ExpiresUtc = clock.GetUtcNow() + (await settings.GetAsync()).SessionKept;
        }
        var session = new Claim(Actors.SessionClaim, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. additionalClaims, session]);
    }

    /// <summary>Ends the session of this browser, and what a copy of its cookie would be good for.</summary>
    public async Task EndSessionAsync(Actor actor)
    {
        var ticket = await Context.AuthenticateAsync(AuthenticationScheme);
        // Who had a copy may have renewed it until now: it is then good for as long as the cookie is when it is made.
        var goodFor = ticket.Properties is { IssuedUtc: { } from, ExpiresUtc: { } to } ? to - from : (await settings.GetAsync()).SessionKept;
        await accounts.SignOutAsync(actor, ticket.Principal?.FindFirstValue(Actors.SessionClaim), goodFor + Margin, CancellationToken.None);
    }

    /// <summary>Signs a person in who came by a one-time link. Where a second factor is on, its code is still to come.</summary>
    public async Task<SignInResult> SignInAfterLinkAsync(Account user, bool keep) =>
        await PreSignInCheck(user) ?? await SignInOrTwoFactorAsync(user, keep);
}
