using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Components;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Exports;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store;
using TechMart.Store.Datasets;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Tests.Components;

/// <summary>Renders components with the product's own words for a British reader.</summary>
public abstract class ComponentTest : BunitContext
{
    protected ComponentTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<IStringLocalizer<ShellTexts>>(new StrictTexts<ShellTexts>());
        Services.AddSingleton<IStringLocalizer<OverviewTexts>>(new StrictTexts<OverviewTexts>());
        Services.AddSingleton<IStringLocalizer<AccountTexts>>(new StrictTexts<AccountTexts>());
        Services.AddSingleton(TimeProvider.System);
        Services.AddScoped<Toasts>();
        Services.AddScoped<FailureReport>();
        // The test library has stand-ins of its own that would hide the product's policies.
        Services.RemoveAll<IAuthorizationService>();
        Services.AddPolicies();
        Services.AddTechMartStore(new StoreOptions { DataFolder = Folder });
        Services.AddSingleton<ExportGate>();
        Services.AddSingleton<AuthenticationStateProvider>(Sitter);
        Services.AddScoped<CurrentActor>();
        RenderTree.Add<CascadingAuthenticationState>();
        RenderTree.Add<Microsoft.AspNetCore.Components.CascadingValue<TechMart.Wording.ReaderFormat>>(parameters => parameters.Add(cascade => cascade.Value, Reader.British));
    }

    /// <summary>Of the store, which is there once it was started; removed at the end.</summary>
    protected string Folder { get; } = Path.Combine(Path.GetTempPath(), "techmart-page-" + Guid.NewGuid().ToString("n"));

    /// <summary>Who sits in front of the page.</summary>
    protected Sitter Sitter { get; } = new();

    /// <inheritdoc/>
    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    internal static DatasetInfo Dataset(string name = "Shop", int id = 1, bool isDemo = false) =>
        new(id, name, "GBP", "UTC", isDemo, 3, 1000, 2, new DateOnly(2010, 12, 1), new DateOnly(2011, 12, 9), id);

    internal static DashboardContext Context(string query = "", params DatasetInfo[] datasets)
    {
        var filter = DashboardFilter.Parse(query);
        datasets = datasets.Length == 0 ? [Dataset()] : datasets;
        return new DashboardContext(datasets, DashboardContext.Find(datasets, filter.Data), filter, Reader.British);
    }
}
