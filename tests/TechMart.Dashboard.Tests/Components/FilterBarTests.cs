using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Components.Layout;
using TechMart.Dashboard.Filters;
using TechMart.Store.Segments;

namespace TechMart.Dashboard.Tests.Components;

public class FilterBarTests : ComponentTest
{
    private static readonly FilterFacets Facets = new(
        new DateOnly(2010, 12, 1),
        new DateOnly(2011, 12, 9),
        ["Food", "Toys"],
        [new("country", ["France", "United Kingdom"]), new("region", ["North", "South"]), new("gender", ["F", "M"]), new("shoe size", ["38", "39"])]);

    [Fact]
    public void FilterBar_ChosenPeriod_GoesToAnAddressThatSaysIt()
    {
        var bar = Show("?data=Shop&category=Toys");

        bar.Find("select").Change("LastMonth");

        Assert.Equal("/?data=Shop&period=lastmonth&category=Toys", Address());
    }

    [Fact]
    public void FilterBar_CustomPeriod_BeginsAsTheOneShown()
    {
        Show("?period=lastmonth").Find("select").Change("Custom");

        Assert.Equal("/?period=2011-11-01..2011-11-30", Address());
    }

    [Fact]
    public void FilterBar_CustomComparison_BeginsOneYearEarlier()
    {
        Show("?period=lastmonth").FindAll("select")[1].Change("Custom");

        Assert.Equal("/?period=lastmonth&compare=2010-11-01..2010-11-30", Address());
    }

    [Fact]
    public void FilterBar_CustomComparisonWithEndBeforeStart_IsNotFollowed()
    {
        var bar = Show("?compare=2010-11-01..2010-11-30");
        var before = Address();

        bar.FindAll("input[type=date]")[0].Change("2010-12-24");

        Assert.Equal(before, Address());
    }

    [Fact]
    public void FilterBar_TickedCategory_IsAddedToTheAddress()
    {
        var bar = Show("?category=Toys");

        bar.FindAll("input[type=checkbox]")[0].Change(true);

        Assert.Equal("/?category=Food%2CToys", Address());
    }

    [Fact]
    public void FilterBar_Chips_SayWhatIsActiveAndTakeItAway()
    {
        var bar = Show("?period=lastmonth&category=Toys&where.country=France&where.shoe%20size=38,39");

        Assert.Equal(
            ["1 Nov 2011\u00A0– 30 Nov 2011", "Category: Toys", "Country: France", "shoe size: 38, 39"],
            bar.FindAll(".chip span").Select(chip => chip.TextContent));
        bar.FindAll(".chip-remove")[1].Click();
        Assert.Equal("/?period=lastmonth&where.country=France&where.shoe%20size=38%2C39", Address());
    }

    [Theory]
    [InlineData("?segment=rfm:at-risk&period=lastmonth", "Segment: At risk")]
    [InlineData("?segment=Big", "Segment: Big")]
    [InlineData("?segment=big&period=lastmonth", "Segment: big (computed from all sales)")]
    [InlineData("?segment=Autumn", "Segment: Autumn (computed from 1 Oct 2011 – 30 Nov 2011)")]
    [InlineData("?segment=Autumn&period=2011-10-01..2011-11-30&category=Toys", "Segment: Autumn")]
    [InlineData("?category=Toys&segment=define:{\"kind\":\"rfm\",\"segment\":\"lost\",\"within\":{\"categories\":[\"Toys\"],\"segment\":\"Big\"}}", "Segment: RFM segment “Lost” (computed from category Toys; customers of “Big”)")]
    [InlineData("?segment=Frozen&period=lastmonth", "Segment: Frozen")]
    public void FilterBar_ChipOfASegment_SaysWhereItIsComputedFromOtherSalesThanThePageShows(string query, string words)
    {
        var bar = Show(
            query,
            [
                Saved("Big", new RfmSegmentDefinition { Segment = SegmentCodes.Champions }),
                Saved("Autumn", new RfmSegmentDefinition { Segment = SegmentCodes.Lost, Within = new SegmentScope { From = new(2011, 10, 1), To = new(2011, 11, 30) } }),
                Saved("Frozen", null),
            ]);

        Assert.Contains(words, bar.FindAll(".chip span").Select(chip => chip.TextContent));
    }

    [Fact]
    public void FilterBar_Reset_KeepsTheDataSet()
    {
        var bar = Show("?data=Shop&period=lastmonth&category=Toys");

        bar.Find(".chips .button").Click();

        Assert.Equal("/?data=Shop", Address());
    }

    [Fact]
    public void FilterBar_ManyAttributes_StandUnderMore() =>
        Assert.Equal(["Gender", "shoe size"], Show("").FindAll(".dropdown .dropdown summary span").Select(name => name.TextContent));

    [Fact]
    public void FilterBar_DataWithoutTime_OffersNoPeriod()
    {
        var context = Context("", Dataset() with { From = null, To = null });

        var bar = Render<FilterBar>(parameters => parameters.Add(p => p.Context, context).Add(p => p.Facets, Facets));

        Assert.Empty(bar.FindAll("select"));
    }

    [Fact]
    public void FilterBar_CopyLink_SaysSo()
    {
        Show("").Find("[data-copy-link]").Click();

        Assert.Equal("Link copied", Assert.Single(Services.GetRequiredService<Toasts>().Shown).Text);
    }

    private IRenderedComponent<FilterBar> Show(string query, IReadOnlyList<SavedSegmentInfo>? saved = null)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/" + query);
        return Render<FilterBar>(parameters => parameters.Add(p => p.Context, Context(query)).Add(p => p.Facets, Facets).Add(p => p.Segments, saved ?? []));
    }

    private static SavedSegmentInfo Saved(string name, SegmentDefinition? definition) =>
        new(1, 1, name, "", definition, definition is null ? 3 : null, "mia", default, "mia", default, 1);

    private string Address() => new Uri(Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;
}
