using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Components.Charts;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Tables;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Tests.Components;

public class PlotlyChartTests : ComponentTest
{
    private static readonly Chart Sample = new()
    {
        Title = "Revenue peaks in November",
        Subtitle = "Revenue in GBP",
        Traces = [new BarTrace { X = Values.Of(["Nov", "Dec"]), Y = Values.Of([2m, 1m]) }],
        Layout = new ChartLayout(),
        Table = new Table<(string Month, decimal Revenue)>(
            "trend", "Trend", new Columns<(string Month, decimal Revenue)>().Text("month", "Month", row => row.Month).Money("revenue", "Revenue", row => row.Revenue), [("Nov", 2), ("Dec", 1)]),
    };

    private readonly BunitJSModuleInterop _module;

    public PlotlyChartTests()
    {
        _module = JSInterop.SetupModule("/js/chart.js");
        _module.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void PlotlyChart_DrawsOnceUntilTheChartChanges()
    {
        var chart = Render<PlotlyChart>(parameters => parameters.Add(p => p.Chart, Sample));
        chart.Render();

        Assert.Equal(Sample.ToJson(), Assert.Single(_module.Invocations["draw"]).Arguments[1]);
        chart.Render(parameters => parameters.Add(p => p.Chart, Sample with { Height = 200 }));
        Assert.Equal(2, _module.Invocations["draw"].Count);
    }

    [Fact]
    public void PlotlyChart_TableView_ShowsTheSameNumbers()
    {
        var chart = Render<PlotlyChart>(parameters => parameters.Add(p => p.Chart, Sample));

        chart.Find("[aria-label='Show as table: Trend']").Click();

        Assert.Equal(["Nov", "£2.00", "Dec", "£1.00"], chart.FindAll("tbody td").Select(cell => cell.TextContent));
        Assert.True(chart.Find(".plot").HasAttribute("hidden"));
        Assert.Equal(["col", "col"], chart.FindAll("th").Select(cell => cell.GetAttribute("scope")));
    }

    [Fact]
    public void PlotlyChart_IsNamedAndDescribed()
    {
        var chart = Render<PlotlyChart>(parameters => parameters.Add(p => p.Chart, Sample));

        Assert.Contains("Revenue peaks in November", chart.Find("[role=img]").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(chart.Find("h2").Id, chart.Find("figure").GetAttribute("aria-labelledby"));
    }

    [Fact]
    public void PlotlyChart_Image_CarriesTheWordsAboveTheChart()
    {
        var chart = Render<PlotlyChart>(parameters => parameters.Add(p => p.Chart, Sample with { Title = "A < B" }));

        chart.Find("[aria-label='Save as image: Trend']").Click();

        Assert.Equal(["trend", "A &lt; B", "Revenue in GBP"], Assert.Single(_module.Invocations["saveImage"]).Arguments.Skip(1));
    }

    [Fact]
    public async Task PlotlyChart_Csv_HoldsTheNumbers()
    {
        await Services.GetRequiredService<StoreStart>().RunAsync();
        var chart = Render<PlotlyChart>(parameters => parameters.Add(p => p.Chart, Sample));

        chart.Find("[aria-label='Save the numbers as CSV: Trend']").Click();

        await chart.WaitForAssertionAsync(() => Assert.Single(_module.Invocations["saveText"]));
        var saved = Assert.Single(_module.Invocations["saveText"]);
        Assert.Equal("trend.csv", saved.Arguments[0]);
        Assert.Equal("Month,Revenue\r\nNov,2\r\nDec,1\r\n", saved.Arguments[2]);
    }

    [Fact]
    public async Task PlotlyChart_Csv_IsWrittenDownWithTheFilterOfThePage()
    {
        await Services.GetRequiredService<StoreStart>().RunAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/?data=Shop&period=lastmonth");
        var context = Context();
        var chart = Render<CascadingValue<DashboardContext>>(parameters => parameters
            .Add(cascade => cascade.Value, context)
            .AddChildContent<PlotlyChart>(inner => inner.Add(p => p.Chart, Sample)));

        chart.Find("[aria-label='Save the numbers as CSV: Trend']").Click();
        await chart.WaitForAssertionAsync(() => Assert.Single(_module.Invocations["saveText"]));

        await using var people = Services.CreateAsyncScope();
        var entry = Assert.Single(await people.ServiceProvider.GetRequiredService<AccountsDbContext>().AuditEntries.ToListAsync());
        Assert.Equal((AuditAction.Export, AuditOutcome.Done, "trend.csv", 2L), (entry.Action, entry.Outcome, entry.Subject, entry.Rows!.Value));
        Assert.Equal(("data=Shop&period=lastmonth", context.Dataset!.Id, "administrator@example.com"), (entry.Filter, entry.DatasetId!.Value, entry.By));
    }

    [Fact]
    public void PlotlyChart_ForWhoMayNotDownload_OffersImageAndTableOnly()
    {
        Sitter.Become(Role.Marketing);

        var chart = Render<PlotlyChart>(parameters => parameters.Add(p => p.Chart, Sample));

        Assert.Equal(["Show as table: Trend", "Save as image: Trend"], chart.FindAll(".chart-tools button").Select(button => button.GetAttribute("aria-label")));
    }

    [Fact]
    public async Task PlotlyChart_Disposed_LeavesNothingInTheBrowser()
    {
        var chart = Render<PlotlyChart>(parameters => parameters.Add(p => p.Chart, Sample));

        await chart.Instance.DisposeAsync();

        Assert.Single(_module.Invocations["purge"]);
    }
}
