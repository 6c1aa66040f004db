using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using TechMart.Analytics.Products.Groups;
using TechMart.Dashboard.Components.Pages.Segments.Groups;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Groups;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Datasets;
using TechMart.Store.ProductGroupings;
using TechMart.Store.Sales;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Tests.Components;

/// <summary>The page of product groups upon a store of its own.</summary>
public sealed class ProductGroupsPageTests : ComponentTest
{
    private static readonly string[] Products = ["Oval candle", "Round candle", "Glass candle", "Tea mug", "Coffee mug", "Travel mug", "Jute bag", "Paper bag", "Lunch bag", "Rope"];
    private DatasetInfo _dataset = null!;

    public ProductGroupsPageTests()
    {
        Services.AddSingleton<IStringLocalizer<SegmentPageTexts>>(new StrictTexts<SegmentPageTexts>());
        Services.AddScoped<ProductGroupsReport>();
    }

    [Fact]
    public async Task Page_OfDerivedGroups_ShowsThemWithProductsSalesAndShare()
    {
        var page = await ShowAsync();

        Assert.Equal(["Bag", "Candle", "Mug", "In no group"], page.FindAll(".group-list h3").Select(title => title.TextContent).OrderBy(name => name == "In no group").ThenBy(name => name));
        var candle = Row(page, "Candle");
        Assert.Equal(["3", "£93.00", "30.0%"], candle.QuerySelectorAll("dd").Select(fact => fact.TextContent));
        Assert.Contains("candle", candle.TextContent, StringComparison.Ordinal);
        Assert.Contains("nobody has changed them", page.Markup, StringComparison.Ordinal);
        Assert.Contains("before returns, 1 Jan 2011\u00a0– 31 Jan 2011", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["/export/product-groups.csv", "/export/product-groups.xlsx"], page.FindAll("a[download]").Select(link => link.GetAttribute("href")!.Split('?')[0]));
    }

    [Fact]
    public async Task Rename_Merge_Move_AreKeptAndShown()
    {
        var page = await ShowAsync();

        await page.Find("button[aria-label='Rename Mug']").ClickAsync();
        await page.Find(".group-rename input").ChangeAsync("Cups");
        await page.Find(".group-rename").SubmitAsync();
        Assert.NotNull(Row(page, "Cups"));

        await page.Find("input[aria-label='Choose the group Candle']").ChangeAsync(true);
        Assert.Empty(page.FindAll(".is-sticky"));
        await page.Find("input[aria-label='Choose the group Bag']").ChangeAsync(true);
        await page.Find(".is-sticky select").ChangeAsync("bag");
        await page.Find(".is-sticky button.button-primary").ClickAsync();
        Assert.Equal("6", Row(page, "Bag").QuerySelector("dd")!.TextContent);

        await page.Find("input[type=search]").InputAsync("MUG t");
        Assert.Equal(["Tea mug", "Travel mug"], Found(page));
        await page.Find("input[aria-label='Choose Travel mug']").ChangeAsync(true);
        await page.FindAll(".groups-bar input").Single(field => field.GetAttribute("maxlength") == "100").InputAsync("Outdoor");
        await page.FindAll("button").Single(button => button.TextContent == "Move").ClickAsync();
        Assert.Equal("1", Row(page, "Outdoor").QuerySelector("dd")!.TextContent);

        var kept = (await Services.GetRequiredService<SalesReports>().ProductGroupsAsync(_dataset.Id)).Result;
        Assert.Equal(["Bag", "Cups", "Outdoor"], kept.Groups.Select(group => group.Name).Order());
        Assert.Equal(3, kept.Revision);
        Assert.Contains("Changed by administrator@example.com", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rename_ToATakenName_SaysSoBesideTheFieldAndKeepsIt()
    {
        var page = await ShowAsync();
        await page.Find("button[aria-label='Rename Mug']").ClickAsync();
        await page.Find(".group-rename input").ChangeAsync("BAG");

        await page.Find(".group-rename").SubmitAsync();

        Assert.Equal("There is a group “BAG” already. Merge the two instead.", page.Find(".group-rename [role=alert]").TextContent.Trim());
        Assert.Equal("BAG", page.Find(".group-rename input").GetAttribute("value"));
        await page.Find(".group-rename").KeyDownAsync(Key.Escape);
        Assert.Empty(page.FindAll(".group-rename"));
    }

    [Fact]
    public async Task Change_AfterSomebodyElses_IsToldAndShowsTheirs()
    {
        var page = await ShowAsync();
        await Services.GetRequiredService<ProductGroupStore>().EditAsync(Actor.Program, _dataset.Id, 0, new RenameGroup("bag", "Bags"));
        await page.Find("button[aria-label='Rename Mug']").ClickAsync();
        await page.Find(".group-rename input").ChangeAsync("Cups");

        await page.Find(".group-rename").SubmitAsync();

        Assert.Contains("changed by somebody else meanwhile", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(Row(page, "Bags"));
        Assert.NotNull(Row(page, "Mug"));
    }

    [Fact]
    public async Task Reset_IsAskedBeforeItIsDone()
    {
        var page = await ShowAsync(new RenameGroup("mug", "Cups"));
        await page.FindAll("button").Single(button => button.TextContent == "Derive anew").ClickAsync();
        Assert.Contains("are lost", page.Find("[role=alertdialog]").TextContent, StringComparison.Ordinal);

        await page.FindAll("[role=alertdialog] button").Single(button => button.TextContent == "Keep my groups").ClickAsync();
        Assert.NotNull(Row(page, "Cups"));
        await page.FindAll("button").Single(button => button.TextContent == "Derive anew").ClickAsync();
        await page.FindAll("[role=alertdialog] button").Single(button => button.TextContent == "Derive anew").ClickAsync();

        Assert.NotNull(Row(page, "Mug"));
        Assert.Empty(page.FindAll("[role=alertdialog]"));
    }

    [Fact]
    public async Task Page_OfWhoMayNotChangeThem_ShowsThemOnly()
    {
        Sitter.Become(Role.Marketing);

        var page = await ShowAsync(new RenameGroup("mug", "Cups"));

        Assert.NotNull(Row(page, "Cups"));
        Assert.Empty(page.FindAll("input[type=checkbox], .groups-bar, a[download]"));
        Assert.All(page.FindAll("button"), button => Assert.DoesNotContain("Rename", button.TextContent, StringComparison.Ordinal));
        Assert.Contains("Analysts can change the groups.", page.Markup, StringComparison.Ordinal);
        await page.Find("button[aria-label='Products of Cups']").ClickAsync();
        Assert.Equal(["Coffee mug", "Tea mug", "Travel mug"], Found(page).Order());
    }

    private async Task<IRenderedComponent<CascadingValue<DashboardContext>>> ShowAsync(ProductGroupEdit? edit = null)
    {
        await Services.GetRequiredService<StoreStart>().RunAsync();
        var lines = Products.SelectMany((product, number) => Enumerable.Range(1, 31).Select(day => string.Create(CultureInfo.InvariantCulture, $"C{day},2011-01-{day:00} 10:00:00,{number}-{day},{product},1,1")));
        await SalesImport.RunAsync(Services, "Shop", "customer,timestamp,order,product,price,quantity\n" + string.Join('\n', lines));
        _dataset = (await Services.GetRequiredService<DatasetStore>().FindAsync("Shop"))!;
        if (edit is not null)
        {
            await Services.GetRequiredService<ProductGroupStore>().EditAsync(Actor.Program, _dataset.Id, 0, edit);
        }
        var context = Context("", _dataset);
        var page = Render<CascadingValue<DashboardContext>>(parameters => parameters.Add(cascade => cascade.Value, context).AddChildContent<ProductGroupsPage>());
        page.WaitForElement(".group-list");
        return page;
    }

    private static AngleSharp.Dom.IElement Row(IRenderedComponent<CascadingValue<DashboardContext>> page, string group) =>
        page.FindAll(".group-list li").Single(row => row.QuerySelector("h3")?.TextContent == group);

    private static IEnumerable<string> Found(IRenderedComponent<CascadingValue<DashboardContext>> page) =>
        page.FindAll("tbody th").Select(name => name.FirstChild!.TextContent);
}
