using System.Globalization;
using TechMart.Dashboard.Tables;

namespace TechMart.Dashboard.Tests.Tables;

public class TableTests
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private static readonly Table<Row> Products = new(
        "products",
        "Products",
        new Columns<Row>()
            .Text("name", "Name", row => row.Name)
            .Money("revenue", "Revenue", row => row.Revenue)
            .Percent("share", "Share", row => row.Share)
            .Day("day", "Day", row => row.Day),
        [
            new("Élan", 10.5m, 0.105, new DateOnly(2011, 12, 9)),
            new("zebra", 1200m, 0.5, new DateOnly(2011, 1, 31)),
            new("Apple", null, null, null),
            new("apple", 1200m, 0.395, new DateOnly(2010, 6, 1)),
        ]);

    [Fact]
    public void Select_WithoutQuery_KeepsTheTablesOrder() => Assert.Equal([0, 1, 2, 3], Products.Select(new TableQuery(), British));

    [Theory]
    [InlineData("name", false, new[] { 2, 3, 0, 1 })]
    [InlineData("revenue", true, new[] { 1, 3, 0, 2 })]
    [InlineData("revenue", false, new[] { 0, 1, 3, 2 })]
    [InlineData("day", false, new[] { 3, 1, 0, 2 })]
    [InlineData("unknown", false, new[] { 0, 1, 2, 3 })]
    public void Select_Sorted_IsStableAndPutsMissingValuesLast(string column, bool descending, int[] expected) =>
        Assert.Equal(expected, Products.Select(new TableQuery { Sort = column, Descending = descending }, British));

    [Theory]
    [InlineData("name", "APP", new[] { 2, 3 })]
    [InlineData("name", "elan", new[] { 0 })]
    [InlineData("revenue", "1,200", new[] { 1, 3 })]
    [InlineData("revenue", ">10.5", new[] { 1, 3 })]
    [InlineData("revenue", ">=10.5", new[] { 0, 1, 3 })]
    [InlineData("revenue", "< 100", new[] { 0 })]
    [InlineData("revenue", "5..20", new[] { 0 })]
    [InlineData("share", "50", new[] { 1 })]
    [InlineData("share", ">=39.5%", new[] { 1, 3 })]
    [InlineData("day", "2011", new[] { 0, 1 })]
    [InlineData("day", "january", new[] { 1 })]
    [InlineData("revenue", "nonsense", new[] { 0, 1, 2, 3 })]
    public void Select_Filtered_FollowsWhatThePersonTyped(string column, string text, int[] expected) =>
        Assert.Equal(expected, Products.Select(new TableQuery().With(column, text), British));

    [Fact]
    public void Select_InGerman_ReadsGermanNumbers() =>
        Assert.Equal([0], Products.Select(new TableQuery().With("revenue", "10,5"), CultureInfo.GetCultureInfo("de-DE")));

    [Fact]
    public void TableQuery_ReadsBackWhatWasWritten()
    {
        var query = new TableQuery { Sort = "re venue", Descending = true }.With("name", "a&b=ü").With("share", ">5").With("day", "  ");

        var read = TableQuery.Parse("?category=Toys&" + query);

        Assert.Equal(query.ToString(), read.ToString());
        Assert.Equal("a&b=ü", read.Filters["name"]);
        Assert.DoesNotContain("day", read.Filters.Keys);
    }

    [Fact]
    public void CellText_FollowsTheReader()
    {
        var columns = Products.Columns;

        Assert.Equal("€10.50", CellText.Of(columns[1], 10.5m, Shop.Reader.Of("en-GB", "EUR")));
        Assert.Equal("10,50\u00A0€", CellText.Of(columns[1], 10.5m, Shop.Reader.German));
        Assert.Equal("10,5\u00A0%", CellText.Of(columns[2], 0.105, Shop.Reader.German));
        Assert.Equal("–", CellText.Of(columns[1], null, Shop.Reader.German));
    }

    private sealed record Row(string Name, decimal? Revenue, double? Share, DateOnly? Day);
}
