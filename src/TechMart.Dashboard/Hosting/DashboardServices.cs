using Microsoft.AspNetCore.Localization;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Accounts.Provider;
using TechMart.Dashboard.Administration;
using TechMart.Dashboard.Components;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Configuration;
using TechMart.Dashboard.Exports;
using TechMart.Dashboard.Localisation;
using TechMart.Dashboard.Refusals;
using TechMart.Dashboard.Reports.Overview;
using TechMart.Dashboard.Reports.Segments.Clusters;
using TechMart.Dashboard.Reports.Segments.Consumption;
using TechMart.Dashboard.Reports.Segments.Customers;
using TechMart.Dashboard.Reports.Segments.Groups;
using TechMart.Dashboard.Reports.Segments.Migration;
using TechMart.Dashboard.Reports.Segments.Profiles;
using TechMart.Dashboard.Reports.Segments.Rfm;
using TechMart.Dashboard.Reports.Segments.Saved;
using TechMart.Dashboard.Uploads;
using TechMart.Store;

namespace TechMart.Dashboard.Hosting;

/// <summary>Registers all that the web host needs.</summary>
internal static class DashboardServices
{
    public static void AddDashboard(this IServiceCollection services, DashboardSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        // First, so that nothing that answers stands before it.
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, SecurityHeaders>());
        services.AddReverseProxy(settings.Web);
        services.AddSafeCookies(settings.Web);
        services.AddServerLimits();
        services.AddSingleton<FormLimits>();
        services.AddSingleton<OpenPageGuard>();
        services.AddRateLimiter(options => options.AddPolicy<string, ExportLimit>(ExportLimit.Policy));
        services.AddTechMartStore(settings.Store);
        services.AddDashboardAccounts();
        services.AddProviderSignIn(settings);
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SupportedCultures = SupportedCultures.Formats;
            options.SupportedUICultures = SupportedCultures.Languages;
            options.DefaultRequestCulture = new(SupportedCultures.Choices[0], SupportedCultures.Languages[0]);
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = ReaderCookies.Culture }, new AcceptLanguageHeaderRequestCultureProvider()];
        });
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddScoped<Toasts>();
        services.AddScoped<FailureReport>();
        services.AddScoped<OverviewReport>();
        services.AddScoped<RfmReport>();
        services.AddScoped<ClusterReport>();
        services.AddScoped<ConsumptionReport>();
        services.AddScoped<ProductGroupsReport>();
        services.AddScoped<ProfileReport>();
        services.AddScoped<MigrationReport>();
        services.AddScoped<CustomersReport>();
        services.AddScoped<SavedSegmentsReport>();
        services.AddTableExports();
        services.AddRefusals();
        services.AddAdministration();
        services.AddUploads(new UploadOptions
        {
            Folder = Path.Combine(settings.DataFolder, "uploads"),
            MaxBytes = settings.MaxUploadBytes,
            MaxWaitingBytesOfAPerson = settings.MaxWaitingBytesPerPerson,
            MaxWaitingBytes = settings.MaxWaitingBytes,
        });
        services.AddSingleton<StoreReadiness>();
        services.AddHealthChecks().AddCheck<StoreReadiness>("store", tags: [DashboardPipeline.ReadyTag], timeout: TimeSpan.FromSeconds(5));
        TelemetryExport.Add(services, settings);
        services.AddHostedService<ColumnsWarmUp>();
        if (settings.LoadDemoWhenEmpty)
        {
            services.AddHostedService<DemoAtStart>();
        }
    }
}
