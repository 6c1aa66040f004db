using Bunit;
using TechMart.Dashboard.Components.Pages.Overview;
using TechMart.Dashboard.Tests.Reports;
using TechMart.Dashboard.Tests.Shop;

namespace TechMart.Dashboard.Tests.Components;

public class OverviewContentTests : ComponentTest
{
    [Fact]
    public async Task OverviewContent_FullData_ShowsEveryPart()
    {
        var view = await OverviewViewTests.ViewAsync(SmallShop.HalfYear(), new DateOnly(2011, 3, 1), new DateOnly(2011, 3, 31));

        var page = Render<OverviewContent>(parameters => parameters.Add(p => p.View, view).Add(p => p.DownloadProducts, (extension, _) => "/export/overview-products." + extension));

        Assert.Equal(8, page.FindAll(".kpi").Count);
        Assert.Equal(5, page.FindAll(".chart").Count);
        Assert.Equal(view.Findings.Count, page.FindAll(".findings li").Count);
        Assert.Contains("Tea &lt;b&gt;", page.Find(".table-block").InnerHtml, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("a[download]").Count);
    }

    [Fact]
    public async Task OverviewContent_BareData_SaysWhatIsMissingInsteadOfEmptyCharts()
    {
        var view = await OverviewViewTests.ViewAsync(new SmallShop(hasTime: false).Sale("A", "", 10));

        var page = Render<OverviewContent>(parameters => parameters.Add(p => p.View, view));

        Assert.Empty(page.FindAll(".chart"));
        Assert.Equal(7, page.FindAll(".card .hint").Count);
    }
}
