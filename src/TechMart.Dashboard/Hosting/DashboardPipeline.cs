using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Localization;
using TechMart.Dashboard.Components;
using TechMart.Dashboard.Exports;
using TechMart.Dashboard.Localisation;
using TechMart.Dashboard.Refusals;
using TechMart.Dashboard.Uploads;
using TechMart.Store;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Hosting;

/// <summary>What a request passes through, and where it can go.</summary>
internal static class DashboardPipeline
{
    public const string ReadyTag = "ready";

    public static void MapDashboard(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FailurePage.WriteAsync });
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseRequestLocalization();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseForgeryGuard();
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) }).AllowAnonymous();
        app.MapStaticAssets().AllowAnonymous();
        app.MapCulture();
        app.MapTableExports();
        app.MapUploads();
        app.MapDownloads();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    /// <summary>Tells the person at the terminal where the pages are.</summary>
    public static void SayWhereItIs(this WebApplication app)
    {
        var texts = app.Services.GetRequiredService<IStringLocalizer<ShellTexts>>();
        Console.WriteLine(texts["Started", string.Join(", ", app.Urls)]);
    }

    public static async Task StartStoreAsync(this WebApplication app)
    {
        await app.Services.GetRequiredService<StoreStart>().RunAsync(app.Lifetime.ApplicationStopping);
    }
}
