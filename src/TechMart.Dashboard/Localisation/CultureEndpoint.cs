using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Localization;

namespace TechMart.Dashboard.Localisation;

/// <summary>Takes a reader's choice of how numbers and dates are written, and remembers it for a year.</summary>
internal static class CultureEndpoint
{
    public static void MapCulture(this IEndpointRouteBuilder routes) => routes.MapPost("/culture", async (HttpContext http, TimeProvider time) =>
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (SupportedCultures.Choices.FirstOrDefault(choice => choice.Name == form["culture"]) is { } culture)
        {
            http.Response.Cookies.Append(
                ReaderCookies.Culture,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
                new CookieOptions { Expires = time.GetUtcNow().AddYears(1), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });
        }
        var returnUrl = form["returnUrl"].ToString();
        return Results.LocalRedirect(IsLocal(returnUrl) ? returnUrl : "/");
    }).AllowAnonymous().WithMetadata(new RequireAntiforgeryTokenAttribute());

    private static bool IsLocal(string address) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal);
}
