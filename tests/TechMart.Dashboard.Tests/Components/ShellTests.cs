using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using TechMart.Dashboard.Components.Layout;
using TechMart.Dashboard.Components.Pages.Overview;
using TechMart.Dashboard.Reports.Overview;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Tests.Components;

/// <summary>The frame and the Overview over a real embedded store.</summary>
public sealed class ShellTests : ComponentTest, IAsyncLifetime
{
    private const string Sales =
        """
        customer,timestamp,order,product,price,quantity
        A,2011-01-03 10:00:00,1,Tea,20,1
        B,2011-02-04 11:00:00,2,Tea,20,2
        B,2011-03-05 12:00:00,3,Jam,10,3
        """;

    public ShellTests()
    {
        Services.AddLogging();
        Services.AddSingleton<IStringLocalizer<FindingsTexts>>(new StrictTexts<FindingsTexts>());
        Services.AddScoped<OverviewReport>();
        ComponentFactories.AddStub<Microsoft.AspNetCore.Components.Forms.AntiforgeryToken>();
    }

    public Task InitializeAsync() => Services.GetRequiredService<StoreStart>().RunAsync();

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    [Fact]
    public void Overview_EmptyStore_PointsToTheDataPage()
    {
        var shell = Show("/");

        Assert.Equal("/data", shell.WaitForElement(".notice-empty a.button-primary").GetAttribute("href"));
        Assert.Empty(shell.FindAll(".filter-bar"));
    }

    [Fact]
    public void Overview_EmptyStore_OfWhoCannotImport_SaysWhatToWaitFor()
    {
        Sitter.Become(Role.Marketing);

        var shell = Show("/");

        Assert.Contains("has to upload", shell.WaitForElement(".notice-empty").TextContent, StringComparison.Ordinal);
        Assert.Empty(shell.FindAll("a[href='/data']"));
    }

    [Fact]
    public void NavMenu_OfARole_HasThePagesThatItMayOpen()
    {
        var shell = Show("/");
        IEnumerable<string> Entries() => shell.FindAll(".nav li").Select(entry => entry.TextContent.Trim());
        Assert.Contains("Data", Entries());

        Sitter.Become(Role.Marketing);
        Assert.Contains("Overview", Entries());
        Assert.DoesNotContain("Data", Entries());
        Assert.All(shell.FindAll(".nav ul"), group => Assert.NotEmpty(group.Children));

        Sitter.Become(null);
        Assert.Empty(Entries());
    }

    [Fact]
    public async Task Overview_WithSales_ShowsThemWithFiltersAndVersion()
    {
        await SalesImport.RunAsync(Services, "Shop", Sales);

        var shell = Show("/");

        Assert.Contains("90", shell.WaitForElement(".kpi-value").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("· 1 import", shell.Find(".top-version").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(shell.FindAll(".filter-bar select"));
    }

    [Fact]
    public async Task Overview_OtherPeriodInTheAddress_IsFollowed()
    {
        await SalesImport.RunAsync(Services, "Shop", Sales);
        var shell = Show("/");
        shell.WaitForElement(".kpi-value");

        Services.GetRequiredService<NavigationManager>().NavigateTo("/?period=lastmonth");

        shell.WaitForAssertion(() => Assert.Contains("40", shell.Find(".kpi-value").TextContent, StringComparison.Ordinal));
        Assert.Single(shell.FindAll(".chip"));
    }

    [Fact]
    public async Task Overview_ImportUndone_RefreshesByItselfAndSaysSo()
    {
        await SalesImport.RunAsync(Services, "Shop", Sales);
        var second = await SalesImport.RunAsync(Services, "Shop", Sales.Replace("2011", "2012", StringComparison.Ordinal));
        var shell = Show("/");
        shell.WaitForAssertion(() => Assert.Contains("180", shell.Find(".kpi-value").TextContent, StringComparison.Ordinal));

        await Services.GetRequiredService<ImportStore>().UndoAsync(second.Id, Actor.Program);

        shell.WaitForAssertion(() => Assert.Contains("90", shell.Find(".kpi-value").TextContent, StringComparison.Ordinal));
        shell.WaitForAssertion(() => Assert.Contains("“Shop” has new data", shell.Find(".toast").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Overview_UnknownDataSet_SaysSoAndLeadsBack()
    {
        await SalesImport.RunAsync(Services, "Shop", Sales);

        var shell = Show("/?data=Nowhere");

        Assert.Contains("Nowhere", shell.WaitForElement(".notice-title").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TopBar_OtherDataSet_GoesToItsAddressWithoutTheFiltersOfTheFormer()
    {
        await SalesImport.RunAsync(Services, "Shop", Sales);
        var other = await Services.GetRequiredService<DatasetStore>().CreateAsync(Actor.Program, "Other shop");
        var shell = Show("/?data=Shop&period=lastmonth&category=Tea");

        shell.WaitForElement(".top-dataset select").Change(other.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

        shell.WaitForAssertion(() => Assert.EndsWith(
            "/?data=Other%20shop&period=lastmonth", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    private IRenderedComponent<LayoutView> Show(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<LayoutView>(parameters => parameters
            .Add(view => view.Layout, typeof(SalesLayout))
            .AddChildContent<OverviewPage>());
    }
}
