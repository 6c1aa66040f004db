using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Accounts;

/// <summary>
/// Asks for every open page, twice a minute, whether the person's session still stands, and whether they have the second factor that they must have.
/// Where not, the page shows the way to sign in, or to set it up.
/// </summary>
internal class AccountRevalidation(ILoggerFactory log, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(log)
{
    /// <summary>How often a session is checked: a person who was disabled loses access within this time.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override TimeSpan RevalidationInterval => Interval;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        // A scope of its own: an open page's lives for hours, and would see the account as it was.
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return await services.GetRequiredService<AccountSignIn>().ValidateSecurityStampAsync(authenticationState.User) is { } account
            && !(await services.GetRequiredService<AdministrationSettings>().GetAsync(cancellationToken)).MustEnroll(account);
    }
}
