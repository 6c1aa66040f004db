using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Segments;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Customers;
using TechMart.Dashboard.Reports.Segments.Saved;
using TechMart.Dashboard.Tests.Components;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Datasets;
using TechMart.Store.Segments;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Tests.Segments;

/// <summary>Renders pages over a real embedded store with forty customers, C01 to C40; each spent a hundred for each of its number.</summary>
public abstract class SegmentPageTest : ComponentTest, IAsyncLifetime
{
    protected SegmentPageTest()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        Services.AddLogging();
        Services.AddSingleton<IStringLocalizer<SegmentPageTexts>>(new StrictTexts<SegmentPageTexts>());
        Services.AddScoped<SavedSegmentsReport>();
        Services.AddScoped<CustomersReport>();
    }

    /// <summary>The data set.</summary>
    protected DatasetInfo Shop { get; private set; } = null!;

    /// <summary>The saved segments.</summary>
    protected SegmentStore Segments => Services.GetRequiredService<SegmentStore>();

    /// <summary>Quiet messages shown.</summary>
    protected IEnumerable<string> Told => Services.GetRequiredService<Toasts>().Shown.Select(toast => toast.Text);

    /// <summary>Where the page is.</summary>
    protected NavigationManager Address => Services.GetRequiredService<NavigationManager>();

    public async Task InitializeAsync()
    {
        await Services.GetRequiredService<StoreStart>().RunAsync();
        var csv = new StringBuilder("customer,timestamp,order,category,country,total\n");
        for (var customer = 1; customer <= 40; customer++)
        {
            var orders = 1 + (customer / 10);
            for (var order = 0; order < orders; order++)
            {
                csv.Append(CultureInfo.InvariantCulture, $"C{customer:00},2011-{1 + (customer % 12):00}-{10 - order:00} 10:00:00,o{customer}-{order},")
                    .Append(CultureInfo.InvariantCulture, $"{(customer % 2 == 0 ? "Toys" : "Food")},{(customer % 4 == 0 ? "Spain" : "Peru")},{customer * 100m / orders:0.00##}\n");
            }
        }
        await SalesImport.RunAsync(Services, "Shop", csv.ToString());
        Shop = (await Services.GetRequiredService<DatasetStore>().FindAsync("Shop"))!;
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    /// <summary>Who spent at least so much.</summary>
    protected static ConditionSegmentDefinition Spent(decimal amount) => new([SegmentCondition.That(CustomerMeasure.Spend, MeasureComparison.AtLeast, amount)]);

    /// <summary>Somebody with a role, as the page knows them.</summary>
    protected static Actor Somebody(Role role) => new($"{role}@example.com".ToLowerInvariant(), role);

    /// <summary>A page at an address.</summary>
    protected IRenderedComponent<CascadingValue<DashboardContext>> Open<TPage>(string query = "")
        where TPage : IComponent => Render<CascadingValue<DashboardContext>>(parameters => parameters
            .Add(cascade => cascade.Value, ContextOf(query))
            .AddChildContent<TPage>());

    /// <summary>The same page at another address.</summary>
    protected void GoTo<TPage>(IRenderedComponent<CascadingValue<DashboardContext>> page, string query)
        where TPage : IComponent => page.Render(parameters => parameters
            .Add(cascade => cascade.Value, ContextOf(query))
            .AddChildContent<TPage>());

    /// <summary>Finds and touches something in one turn, so that no drawing comes in between.</summary>
    protected static Task DoAsync(IRenderedComponent<IComponent> page, Action touch) => page.InvokeAsync(touch);

    /// <summary>Presses a button by what it says, or what it is called.</summary>
    protected static Task PressAsync(IRenderedComponent<IComponent> page, string name) => DoAsync(page, () => Button(page, name).Click());

    /// <summary>A button by what it says, or what it is called.</summary>
    protected static IElement Button(IRenderedComponent<IComponent> page, string name) =>
        page.FindAll("button").First(button => (button.GetAttribute("aria-label") ?? button.TextContent.Trim()) == name);

    /// <summary>The names of all buttons.</summary>
    protected static IReadOnlyList<string> Buttons(IRenderedComponent<IComponent> page) =>
        [.. page.FindAll("button").Select(button => button.GetAttribute("aria-label") ?? button.TextContent.Trim())];

    private DashboardContext ContextOf(string query) => Context(query, Shop) with { Query = query };
}
