using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Localization;
using TechMart.Dashboard.Hosting;

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
        return Results.LocalRedirect(LocalAddress.OrHome(form["returnUrl"]));
    }).AllowAnonymous().WithMetadata(new RequireAntiforgeryTokenAttribute());
}
