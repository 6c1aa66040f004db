using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Localization;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Accounts.Provider;
using TechMart.Dashboard.Administration;
using TechMart.Dashboard.Components;
using TechMart.Dashboard.Configuration;
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
    /// <summary>Says that the program runs.</summary>
    public const string LivePath = "/healthz";

    /// <summary>Says that the program can work: its store answers and is up to date.</summary>
    public const string ReadyPath = "/readyz";

    public const string ReadyTag = "ready";

    public static void MapDashboard(this WebApplication app)
    {
        app.UseReverseProxy(app.Services.GetRequiredService<DashboardSettings>().Web);
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FailurePage.WriteAsync, StatusCodeSelector = FailurePage.StatusOf });
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(KeepPageForReaders);
        app.UseRequestLocalization();
        app.UseCookiePolicy();
        app.Use(app.Services.GetRequiredService<FormLimits>().RunAsync);
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(app.Services.GetRequiredService<OpenPageGuard>().RunAsync);
        // Behind authorization: what nobody may have costs nobody's share.
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.UseForgeryGuard();
        app.MapHealthChecks(LivePath, new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks(ReadyPath, new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) }).AllowAnonymous();
        app.MapStaticAssets().AllowAnonymous();
        app.MapCulture();
        app.MapSignOut();
        app.MapProviderSignIn();
        app.MapTableExports();
        app.MapUploads();
        app.MapDownloads();
        app.MapAuditDownloads();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    /// <summary>Tells the person at the terminal where the pages are, and how to get in while nobody can sign in.</summary>
    public static async Task SayWhereItIsAsync(this WebApplication app)
    {
        var shell = app.Services.GetRequiredService<IStringLocalizer<ShellTexts>>();
        Console.WriteLine(shell["Started", string.Join(", ", app.Urls)]);
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<StartLink>().MakeAsync(app.Urls, app.Lifetime.ApplicationStopping) is { } link)
        {
            var texts = app.Services.GetRequiredService<IStringLocalizer<AccountTexts>>();
            Console.WriteLine();
            Console.WriteLine(texts[$"Start_{link.Purpose}"]);
            Console.WriteLine();
            Console.WriteLine($"    {link.Address}");
            Console.WriteLine();
        }
    }

    /// <summary>
    /// The page for addresses that do not exist is for who reads. Asked for in the place of a form that was sent to one, it would refuse it for want of a token.
    /// </summary>
    private static Task KeepPageForReaders(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
        return next(http);
    }

    public static async Task StartStoreAsync(this WebApplication app)
    {
        await app.Services.GetRequiredService<StoreStart>().RunAsync(app.Lifetime.ApplicationStopping);
    }
}
