using FsCheck;
using FsCheck.Fluent;
using TechMart.Analytics.Sales;
using TechMart.Dashboard.Filters;

namespace TechMart.Dashboard.Tests.Filters;

public class DashboardFilterTests
{
    [Fact]
    public void ToString_Default_IsEmpty() => Assert.Equal("", new DashboardFilter().ToString());

    [Fact]
    public void Parse_AnyValues_ReadsBackWhatWasWritten()
    {
        Prop.ForAll<string[], string[], string>((categories, countries, data) =>
        {
            var filter = new DashboardFilter
            {
                Data = string.IsNullOrEmpty(data) ? null : data,
                Period = PeriodChoice.Between(new DateOnly(2011, 3, 1), null),
                Comparison = new ComparisonChoice(ComparisonKind.Custom, new DateOnly(2010, 1, 1), new DateOnly(2010, 2, 1)),
                Categories = [.. categories.Select(value => value ?? "")],
            }.With("country, of \\origin", [.. countries.Select(value => value ?? "")]);
            var read = DashboardFilter.Parse("?" + filter);
            return read == filter
                && read.Categories.SequenceEqual(filter.Categories.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void ToString_SameValuesInAnotherOrder_IsTheSame()
    {
        var one = DashboardFilter.Parse("?where.region=North,South&category=Toys,Food&where.country=UK&data=Shop");
        var other = DashboardFilter.Parse("?data=Shop&where.country=UK&category=Food,Toys,Food&where.region=South,North");

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData("?period=lastmonth", PeriodPreset.LastMonth)]
    [InlineData("?period=last30days", PeriodPreset.Last30Days)]
    [InlineData("?period=2011-01-01..2011-02-01", PeriodPreset.Custom)]
    [InlineData("?period=2011-02-01..2011-01-01", PeriodPreset.All)]
    [InlineData("?period=..", PeriodPreset.All)]
    [InlineData("?period=custom", PeriodPreset.All)]
    [InlineData("?period=3", PeriodPreset.All)]
    [InlineData("?period=nonsense", PeriodPreset.All)]
    [InlineData("?period=2011-13-01..2011-14-01", PeriodPreset.All)]
    public void Parse_Period_FallsBackToAll(string query, PeriodPreset expected) =>
        Assert.Equal(expected, DashboardFilter.Parse(query).Period.Preset);

    [Theory]
    [InlineData("?compare=none", ComparisonKind.None)]
    [InlineData("?compare=year", ComparisonKind.Year)]
    [InlineData("?compare=2010-01-01..2010-02-01", ComparisonKind.Custom)]
    [InlineData("?compare=2010-01-01..", ComparisonKind.Previous)]
    [InlineData("?compare=what", ComparisonKind.Previous)]
    [InlineData("", ComparisonKind.Previous)]
    public void Parse_Comparison_FallsBackToPrevious(string query, ComparisonKind expected) =>
        Assert.Equal(expected, DashboardFilter.Parse(query).Comparison.Kind);

    [Fact]
    public void ToSalesFilter_CarriesPeriodCategoriesAndAttributes()
    {
        var filter = DashboardFilter.Parse(@"?period=lastmonth&category=Home\, Garden,\e&where.country=France").ToSalesFilter(new DateOnly(2011, 12, 9));

        Assert.Equal(new DateOnly(2011, 11, 1), filter.From);
        Assert.Equal(new DateOnly(2011, 11, 30), filter.To);
        Assert.Equal([SalesFilter.MissingValue, "Home, Garden"], filter.Categories);
        Assert.Equal("country", Assert.Single(filter.Attributes).Key);
    }

    [Fact]
    public void Reset_KeepsOnlyTheDataSet()
    {
        var filter = DashboardFilter.Parse("?data=Shop&period=lastyear&category=Toys&compare=none").Reset();

        Assert.Equal("data=Shop", filter.ToString());
        Assert.True(filter.IsEverything);
    }

    [Fact]
    public void Urls_CarryTheFilter()
    {
        var filter = DashboardFilter.Parse("?data=My%20Shop&period=lastyear&category=A%26B");

        Assert.Equal("/?data=My%20Shop&period=lastyear&category=A%26B", DashboardUrls.Overview(filter));
        Assert.Equal("/data?data=My%20Shop", DashboardUrls.Data(filter));
        Assert.Equal("/export/overview-products.csv?data=My%20Shop&period=lastyear&category=A%26B&sort=-revenue", DashboardUrls.Export("overview-products", "csv", filter, "sort=-revenue"));
        Assert.Equal("/export/overview-products.csv?sort=-revenue", DashboardUrls.Export("overview-products", "csv", new DashboardFilter(), "sort=-revenue"));
    }
}
