using Microsoft.AspNetCore.Antiforgery;

namespace TechMart.Dashboard.Refusals;

/// <summary>
/// Refuses, for every endpoint that changes something, requests without the token that only a page of this host can have. Stands
/// behind the middleware that checks the token.
/// </summary>
internal static class ForgeryGuard
{
    public static void UseForgeryGuard(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            await next(http);
            return;
        }
        await http.RequestServices.GetRequiredService<RefusalLog>().WriteAsync(http);
        await RefusalAnswers.Of(http, Refusal.StaleToken).ExecuteAsync(http);
    });
}
