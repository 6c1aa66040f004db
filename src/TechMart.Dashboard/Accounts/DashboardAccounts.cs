using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Identity;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Accounts;

/// <summary>Registers sign-in by cookie, the policies, and who is behind an open page.</summary>
internal static class DashboardAccounts
{
    public static void AddDashboardAccounts(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = "techmart.session";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = AccountUrls.SignIn;
            options.AccessDeniedPath = AccountUrls.Denied;
            options.ReturnUrlParameter = AccountUrls.ReturnUrl;
            // Who did not ask to stay signed in: as long as the browser is open, and not over night.
            options.ExpireTimeSpan = TimeSpan.FromHours(12);
            var toDenied = options.Events.OnRedirectToAccessDenied;
            options.Events.OnRedirectToAccessDenied = context =>
            {
                if (context.HttpContext.User.MustEnroll())
                {
                    context.RedirectUri = AccountUrls.SecondFactorFor(context.Request.GetEncodedPathAndQuery());
                }
                return toDenied(context);
            };
        });
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, AccountClaims>();
        services.AddScoped<AccountSignIn>();
        services.AddScoped<SignInManager<Account>>(provider => provider.GetRequiredService<AccountSignIn>());
        services.AddScoped<SignIns>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<StartLink>();
        services.AddScoped<ISecurityStampValidator, SecurityStampValidator<Account>>();
        services.AddScoped<ITwoFactorSecurityStampValidator, TwoFactorSecurityStampValidator<Account>>();
        services.AddOptions<SecurityStampValidatorOptions>().Configure<TimeProvider>((options, clock) =>
        {
            (options.ValidationInterval, options.TimeProvider) = (AccountRevalidation.Interval, clock);
            options.OnRefreshingPrincipal = KeepSession;
        });
        services.AddPolicies();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, AccountRevalidation>();
        services.AddScoped<CurrentActor>();
    }

    // What a cookie says of the person is made anew at each check; which session it is stays.
    private static Task KeepSession(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.FindFirst(Actors.SessionClaim) is { } session)
        {
            ((ClaimsIdentity)context.NewPrincipal!.Identity!).AddClaim(session.Clone());
        }
        return Task.CompletedTask;
    }
}
