using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Dashboard.Components.Pages.Segments;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Migration;
using TechMart.Dashboard.Reports.Segments.Rfm;
using TechMart.Dashboard.Tests.Reports.Segments;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Tests.Components;

public class SegmentPartsTests : ComponentTest
{
    public SegmentPartsTests() => Services.AddSingleton<IStringLocalizer<SegmentPageTexts>>(new StrictTexts<SegmentPageTexts>());

    [Fact]
    public void Frame_Tabs_CarryFilterAndScoringAndMarkTheOpenOne()
    {
        var context = Context("period=lastmonth") with { Query = "period=lastmonth&ties=ntile&by=revenue&of=champions" };

        var frame = Render<CascadingValue<DashboardContext>>(parameters => parameters
            .Add(cascade => cascade.Value, context)
            .AddChildContent<SegmentsFrame>(inner => inner.Add(p => p.Tab, SegmentsTab.Profiles)));

        Assert.Equal("Profiles", frame.Find("nav a[aria-current=page]").TextContent);
        Assert.All(frame.FindAll("nav a"), link => Assert.EndsWith("?period=lastmonth&ties=ntile", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task RfmParts_OfCustomers_ShowGridAndAdviceAsLinks()
    {
        var view = await SegmentViews.RfmAsync(SegmentViews.Shop());

        var page = ShowRfm(view, _ => { });

        Assert.Equal(4, page.FindAll(".kpi").Count);
        Assert.Equal(25, page.FindAll(".rfm-grid tbody td").Count);
        Assert.All(page.FindAll(".rfm-grid a"), link => Assert.Matches("^[^:]+: [0-9]+ customers, [0-9.]+%$", link.TextContent));
        Assert.Equal(11, page.FindAll(".advice li").Count);
        Assert.Equal("/export/rfm-grid.csv", page.Find(".rfm-grid-download").GetAttribute("href"));
    }

    [Fact]
    public async Task RfmGrid_EditedCell_LeadsToAnAddressThatSaysIt()
    {
        RfmChoice? chosen = null;
        var page = ShowRfm(await SegmentViews.RfmAsync(SegmentViews.Shop()), choice => chosen = choice);

        page.FindAll("button").First(button => button.TextContent == "Edit table").Click();
        page.Find("select[aria-label='Segment of recency 5, column 1']").Change(SegmentCodes.Promising);

        Assert.Equal(SegmentCodes.Promising, chosen!.Options.Segments.SegmentOf(5, 1));
        Assert.Contains("cells=", chosen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RfmGrid_EditedTable_CanBeTakenBack()
    {
        RfmChoice? chosen = null;
        var page = ShowRfm(await SegmentViews.RfmAsync(SegmentViews.Shop(), new RfmChoice().With(5, 1, SegmentCodes.Promising).ToString()), choice => chosen = choice);

        page.FindAll("button").First(button => button.TextContent.Contains("Usual table", StringComparison.Ordinal)).Click();

        Assert.True(chosen!.IsUsual);
    }

    [Fact]
    public void RfmBorders_FourDays_AreChosenAndTheRestGoesBySharesAsBefore()
    {
        RfmChoice? chosen = null;
        var panel = Render<RfmOptionsPanel>(parameters => parameters.Add(p => p.Choice, new RfmChoice()).Add(p => p.Chosen, (RfmChoice choice) => chosen = choice));

        foreach (var (days, place) in new[] { "30", "90", "180", "365" }.Select((days, place) => (days, place)))
        {
            panel.Find($"input[aria-label='Recency, days, border {place + 1}']").Change(days);
        }
        panel.Find(".rfm-borders button").Click();

        Assert.Equal("recency-borders=30,90,180,365", chosen!.ToString());
    }

    [Theory]
    [InlineData("Recency, days", "30", "", "", "", "Four numbers are needed here, or none.")]
    [InlineData("Money", "10", "5", "20", "30", "Each number must be higher than the one before.")]
    [InlineData("Customers, %", "10", "20", "30", "100", "Shares lie between 0 and 100 %.")]
    [InlineData("Customers, %", "10", "", "30", "90", "Four numbers are needed here, or none.")]
    public void RfmBorders_ThatCannotBeUsed_AreSaidAtTheirRow(string measure, string first, string second, string third, string fourth, string problem)
    {
        var isChosen = false;
        var panel = Render<RfmOptionsPanel>(parameters => parameters.Add(p => p.Choice, new RfmChoice()).Add(p => p.Chosen, (RfmChoice _) => isChosen = true));

        foreach (var (value, place) in new[] { first, second, third, fourth }.Select((value, place) => (value, place)))
        {
            panel.Find($"input[aria-label='{measure}, border {place + 1}']").Change(value);
        }
        panel.Find(".rfm-borders button").Click();

        Assert.Equal(problem, panel.Find("[role=alert]").TextContent);
        Assert.Equal(4, panel.FindAll("input[aria-invalid]").Count);
        Assert.False(isChosen);
    }

    [Fact]
    public async Task RfmScales_OfOwnBorders_SayThem()
    {
        var view = await SegmentViews.RfmAsync(SegmentViews.Shop(), "recency-borders=30,90,180,365&shares=0.1,0.3,0.6,0.9");

        var page = ShowRfm(view, _ => { });

        Assert.Contains("Own borders of recency: score 5 up to 30 days, 4 up to 90, 3 up to 180, 2 up to 365, 1 beyond.", page.Find(".rules").TextContent, StringComparison.Ordinal);
        Assert.Contains("above 10%, 30%, 60% and 90% of the customers", page.Find(".rules").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void RfmOptions_AnotherTieRule_IsChosen()
    {
        RfmChoice? chosen = null;
        var panel = Render<RfmOptionsPanel>(parameters => parameters.Add(p => p.Choice, new RfmChoice()).Add(p => p.Chosen, (RfmChoice choice) => chosen = choice));

        panel.FindAll("select")[2].Change("Notebook");

        Assert.Equal("ties=notebook", chosen!.ToString());
    }

    [Fact]
    public async Task MigrationParts_OfMoves_ShowMatrixWithDescribedLinks()
    {
        var view = await SegmentViews.MigrationAsync(SegmentViews.Shop());
        MigrationChoice? chosen = null;

        var page = Render<MigrationContentParts>(parameters => parameters
            .Add(p => p.View, view).Add(p => p.Content, view.Content!).Add(p => p.Download, (_, _) => "").Add(p => p.Chosen, (MigrationChoice choice) => chosen = choice));

        Assert.All(page.FindAll(".matrix a"), link => Assert.Contains(" customer", link.GetAttribute("aria-label"), StringComparison.Ordinal));
        page.FindAll("button").First(button => button.TextContent == "Revenue after").Click();
        Assert.Equal(MigrationMeasure.RevenueAfter, chosen!.Measure);
    }

    [Fact]
    public async Task MigrationPeriods_ThatDoNotFollowEachOther_AreRefusedInWords()
    {
        var view = await SegmentViews.MigrationAsync(SegmentViews.Shop());
        MigrationChoice? chosen = null;
        var panel = Render<MigrationPeriodPanel>(parameters => parameters
            .Add(p => p.View, view).Add(p => p.Periods, view.Periods!).Add(p => p.Chosen, (MigrationChoice choice) => chosen = choice));

        panel.FindAll("input[type=date]")[1].Change("2030-01-01");

        Assert.Null(chosen);
        Assert.Contains("must begin before it ends", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        panel.FindAll("input[type=date]")[1].Change("2011-02-28");
        Assert.Equal(new DateOnly(2011, 2, 28), chosen!.Before!.Value.To);
    }

    [Fact]
    public async Task ProfileParts_OfAPlantedGroup_ShowFactsSentencesAndCharts()
    {
        var view = await SegmentViews.ProfileAsync(SegmentViews.Shop(), "Toy lovers", ProfileViewTests.ToyLovers());

        var page = Render<ProfileContentParts>(parameters => parameters.Add(p => p.Content, view.Content!).Add(p => p.Download, (_, _) => ""));

        Assert.Equal(view.Content!.Facts.Count, page.FindAll("table")[0].QuerySelectorAll("tbody tr").Length);
        Assert.Equal(view.Content.Differences.Count, page.FindAll(".findings li").Count);
        Assert.Contains("Toys", page.Find(".findings").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<RfmContentParts> ShowRfm(RfmView view, Action<RfmChoice> chosen) => Render<RfmContentParts>(parameters => parameters
        .Add(p => p.View, view)
        .Add(p => p.Content, view.Content!)
        .Add(p => p.Download, (table, extension, _) => $"/export/{table}.{extension}")
        .Add(p => p.Chosen, chosen));
}
