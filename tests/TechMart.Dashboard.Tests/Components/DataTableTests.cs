using Bunit;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Tables;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Components;

public class DataTableTests : ComponentTest
{
    private static readonly Table<int> Numbers = new(
        "numbers", "Numbers", new Columns<int>().Text("name", "Name", row => $"Row {row:00}").Whole("square", "Square", row => row * row, bar: true), [.. Enumerable.Range(1, 25)]);

    [Fact]
    public void DataTable_ManyRows_ShowsOnePageAndSaysWhich()
    {
        var table = Show();

        Assert.Equal(10, table.FindAll("tbody tr").Count);
        Assert.Equal("1–10 of 25", table.Find("[role=status]").TextContent);
        table.Find("[aria-label='Next page']").Click();
        table.Find("[aria-label='Next page']").Click();
        Assert.Equal(5, table.FindAll("tbody tr").Count);
        Assert.Equal("21–25 of 25", table.Find("[role=status]").TextContent);
        Assert.True(table.Find("[aria-label='Next page']").HasAttribute("disabled"));
    }

    [Fact]
    public void DataTable_ClicksOnAHeading_SortHighestFirstThenLowestThenNot()
    {
        var table = Show();

        table.FindAll(".sort")[1].Click();
        Assert.Equal("descending", table.FindAll("th")[1].GetAttribute("aria-sort"));
        Assert.Contains("625", table.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
        table.FindAll(".sort")[1].Click();
        Assert.Equal("ascending", table.FindAll("th")[1].GetAttribute("aria-sort"));
        table.FindAll(".sort")[1].Click();
        Assert.Null(table.FindAll("th")[1].GetAttribute("aria-sort"));
    }

    [Fact]
    public void DataTable_Filter_NarrowsAndIsCarriedByDownloads()
    {
        var table = Show(parameters => parameters.Add(p => p.DownloadUrl, (extension, query) => $"/export/numbers.{extension}?{query}"));

        table.Find("[aria-pressed]").Click();
        table.Find("input[aria-label='Filter by Square']").Change(">500");
        table.FindAll(".sort")[1].Click();

        Assert.Equal("1–3 of 3", table.Find("[role=status]").TextContent);
        Assert.Equal("/export/numbers.xlsx?sort=-square&f.square=%3E500", table.FindAll("a[download]")[1].GetAttribute("href"));
    }

    [Theory]
    [InlineData(Role.Marketing, 0)]
    [InlineData(Role.Manager, 2)]
    public void DataTable_Downloads_AreForThoseWhoMay(Role role, int links)
    {
        Sitter.Become(role);

        var table = Show(parameters => parameters.Add(p => p.DownloadUrl, (extension, query) => $"/export/numbers.{extension}?{query}"));

        Assert.Equal(links, table.FindAll("a[download]").Count);
    }

    [Fact]
    public void DataTable_FilterThatNothingPasses_SaysSo()
    {
        var table = Show();

        table.Find("[aria-pressed]").Click();
        table.Find("input[aria-label='Filter by Name']").Change("nowhere");

        Assert.Equal("No row passes the filters.", table.Find(".table-empty").TextContent);
        Assert.Equal("0–0 of 0", table.Find("[role=status]").TextContent);
    }

    [Fact]
    public void DataTable_NewTableWithFewerRows_StaysOnAPageThatExists()
    {
        var table = Show();
        table.Find("[aria-label='Next page']").Click();

        table.Render(parameters => parameters.Add(p => p.Table, Numbers with { Rows = [1, 2] }));

        Assert.Equal("1–2 of 2", table.Find("[role=status]").TextContent);
    }

    [Fact]
    public void DataTable_Actions_StandAtTheEndOfEachRow()
    {
        var table = Show(parameters => parameters.Add(p => p.Actions, row => $"<button>Undo {row}</button>"));

        Assert.Equal("Undo 1", table.Find("tbody tr .actions button").TextContent);
    }

    private IRenderedComponent<DataTable<int>> Show(Action<ComponentParameterCollectionBuilder<DataTable<int>>>? more = null) =>
        Render<DataTable<int>>(parameters =>
        {
            parameters.Add(p => p.Table, Numbers);
            more?.Invoke(parameters);
        });
}
