using Microsoft.AspNetCore.Antiforgery;
using TechMart.Dashboard.Refusals;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Accounts;

/// <summary>Ends the session of this browser.</summary>
internal static class SignOutEndpoint
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) =>
        routes.MapPost(AccountUrls.SignOut, async (SignIns signIns) =>
        {
            await signIns.SignOutAsync();
            return Results.LocalRedirect(AccountUrls.SignIn);
        }).AllowAnonymous().WithMetadata(new RequireAntiforgeryTokenAttribute()).RefuseAs(
            AuditAction.SignOut,
            // A token is good for one session. That the session had ended already is no mistake of the person.
            (http, _) => http.User.Identity?.IsAuthenticated == true ? null : Results.LocalRedirect(AccountUrls.SignIn));
}
