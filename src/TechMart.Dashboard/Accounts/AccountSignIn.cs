using System.Security.Claims;
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
    TimeProvider clock)
    : SignInManager<Account>(people, http, claims, options, log, schemes, confirmation)
{
    /// <inheritdoc/>
    public override async Task<bool> CanSignInAsync(Account user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.DisabledAt is null && await base.CanSignInAsync(user);
    }

    /// <inheritdoc/>
    public override async Task<bool> ValidateSecurityStampAsync(Account? user, string? securityStamp) =>
        user is { DisabledAt: null } && await base.ValidateSecurityStampAsync(user, securityStamp);

    /// <inheritdoc/>
    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        if (authenticationProperties is { IsPersistent: true, ExpiresUtc: null })
        {
            authenticationProperties.ExpiresUtc = clock.GetUtcNow() + (await settings.GetAsync()).SessionKept;
        }
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims);
    }

    /// <summary>Signs a person in who came by a one-time link. Where a second factor is on, its code is still to come.</summary>
    public async Task<SignInResult> SignInAfterLinkAsync(Account user, bool keep) =>
        await PreSignInCheck(user) ?? await SignInOrTwoFactorAsync(user, keep);
}
