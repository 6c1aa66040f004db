using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using TechMart.Dashboard.Configuration;
using TechMart.Dashboard.Hosting;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Accounts.Provider;

/// <summary>Sign-in at an identity provider: where it begins, and what becomes of what the provider says.</summary>
internal static class ProviderSignIn
{
    /// <summary>Name of the scheme.</summary>
    public const string Scheme = "OpenIdConnect";

    /// <summary>Leads to the provider.</summary>
    public const string Start = "/login/provider";

    /// <summary>Where the provider leads back to; registered there.</summary>
    public const string Callback = "/login/provider/callback";

    /// <summary>Name of the query's value by which the page for signing in says why somebody was refused.</summary>
    public const string Refused = "refused";

    /// <summary>Registers it where it is set.</summary>
    public static void AddProviderSignIn(this IServiceCollection services, DashboardSettings settings)
    {
        if (settings.OpenIdConnect is not { } provider)
        {
            return;
        }
        services.AddAuthentication().AddOAuth<OpenIdConnectOptions, OpenIdConnectHandler>(Scheme, provider.Title, options =>
        {
            (options.Authority, options.PublicUrl) = (provider.Authority, settings.Web.PublicUrl);
            (options.ClientId, options.ClientSecret) = (provider.ClientId, provider.ClientSecret);
            // The true ones are asked for; these only have to be there.
            options.AuthorizationEndpoint = options.TokenEndpoint = provider.Authority.AbsoluteUri;
            options.CallbackPath = Callback;
            options.UsePkce = true;
            options.Scope.Clear();
            options.Scope.Add("openid");
            options.Scope.Add("email");
            // The provider leads back by a link: the cookie comes along, also without https.
            options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.SecurePolicy = settings.Web.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.Events.OnTicketReceived = TakeAsync;
            options.Events.OnRemoteFailure = RefuseAsync;
        });
        // After the framework has made the client.
        services.AddOptions<OpenIdConnectOptions>(Scheme).PostConfigure<TimeProvider>((options, clock) => options.Discovery = new ProviderDiscovery(
            options.Authority, new HttpDocumentRetriever(options.Backchannel) { RequireHttps = !options.Authority.IsLoopback }, clock));
    }

    /// <summary>Maps the address that leads to the provider, where there is one.</summary>
    public static void MapProviderSignIn(this WebApplication app)
    {
        if (app.Services.GetRequiredService<DashboardSettings>().OpenIdConnect is null)
        {
            return;
        }
        app.MapGet(Start, async (HttpContext http, string? returnUrl, ILogger<OpenIdConnectHandler> log) =>
        {
            try
            {
                await http.ChallengeAsync(Scheme, new AuthenticationProperties { RedirectUri = LocalAddress.OrHome(returnUrl) });
            }
            catch (AuthenticationFailureException exception)
            {
                log.LogWarning(exception, "The identity provider does not say where to sign in");
                http.Response.Redirect(RefusedFor(ProviderRefusal.Failed));
            }
        }).AllowAnonymous();
    }

    private static async Task TakeAsync(TicketReceivedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var settings = services.GetRequiredService<DashboardSettings>().OpenIdConnect!;
        var answer = await services.GetRequiredService<SignIns>().WithProviderAsync(Describe(context.Principal!, settings));
        context.Response.Redirect(answer switch
        {
            (SignInAnswer.Done, _) => LocalAddress.OrHome(context.ReturnUri),
            (SignInAnswer.CodeNeeded, _) => AccountUrls.SignInCodeFor(context.ReturnUri, keep: false),
            _ => RefusedFor(answer.Refusal ?? ProviderRefusal.Failed),
        });
        context.HandleResponse();
    }

    private static async Task RefuseAsync(RemoteFailureContext context)
    {
        var services = context.HttpContext.RequestServices;
        services.GetRequiredService<ILogger<OpenIdConnectHandler>>().LogWarning(context.Failure, "Signing in at the identity provider failed");
        await services.GetRequiredService<SignIns>().RefuseUnknownAsync();
        context.Response.Redirect(RefusedFor(ProviderRefusal.Failed));
        context.HandleResponse();
    }

    private static ProvidedPerson Describe(ClaimsPrincipal person, OpenIdConnectSettings settings)
    {
        var values = settings.RoleClaim is { } claim ? person.FindAll(claim).Select(found => found.Value) : [];
        return new ProvidedPerson(
            // Subjects are unique at their issuer.
            person.FindFirstValue(JwtRegisteredClaimNames.Iss)!,
            settings.Title,
            person.FindFirstValue(JwtRegisteredClaimNames.Sub)!,
            person.FindFirstValue(JwtRegisteredClaimNames.Email),
            bool.TryParse(person.FindFirstValue(JwtRegisteredClaimNames.EmailVerified), out var isVerified) && isVerified,
            settings.RoleClaim is not null,
            settings.RoleOf(values));
    }

    private static string RefusedFor(ProviderRefusal refusal) => $"{AccountUrls.SignIn}?{Refused}={refusal}";
}
