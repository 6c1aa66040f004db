using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Sales;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Tests.Shop;

namespace TechMart.Dashboard.Tests.Reports.Segments;

public class ProfileViewTests
{
    [Fact]
    public async Task Differences_OfAPlantedGroup_AreRankedAndSaidInWords()
    {
        var content = (await SegmentViews.ProfileAsync(SegmentViews.Shop(), "Toy lovers", ToyLovers())).Content!;

        Assert.Contains(content.Differences, difference => difference.Sentence == "Bought Toys: 100.0%, more than the 0.0% of all others.");
        Assert.All(content.Differences, difference => Assert.Contains("after correction", difference.Evidence, StringComparison.Ordinal));
        var chart = content.Effects.Content!;
        var dots = Assert.IsType<ScatterTrace>(chart.Traces[0]);
        Assert.Equal(("markers", dots.X.Count), (dots.Mode, dots.ErrorX!.Array.Count));
        Assert.Contains("Toy lovers", chart.Title, StringComparison.Ordinal);
        Assert.Equal("Toy lovers", content.Name);
    }

    [Fact]
    public async Task Facts_OfASegment_AreThoseOfBothSides()
    {
        var content = (await SegmentViews.ProfileAsync(SegmentViews.Shop(), "champions")).Content!;

        Assert.Equal(["Customers", "Revenue", "Revenue per customer", "Orders per customer"], content.Facts.Take(4).Select(fact => fact.Measure));
        Assert.Equal("/customers?segment=rfm%3Achampions", content.Href);
        Assert.Equal(ProfileSilence.ByDefinition, Assert.Single(content.Comparisons.Content!.Rows, row => row.Measure == ProfileMeasures.Orders).Silent);
    }

    [Fact]
    public async Task Spreads_CoverCategoriesPlacesAndTimes()
    {
        var spreads = (await SegmentViews.ProfileAsync(SegmentViews.Shop(), "Toy lovers", ToyLovers())).Content!.Spreads;

        Assert.Contains(spreads, part => part.Title == "Share of spend by category" && part.Content is { Traces.Count: 2 });
        Assert.Contains(spreads, part => part.Title == "Customers by Country");
        Assert.Contains(spreads, part => part.Title == "Share of orders by weekday");
        Assert.Contains(spreads, part => part.Title == "Share of orders by hour");
    }

    [Fact]
    public async Task View_OfAFewCustomers_TellsNoNumbersAndSaysWhy()
    {
        var group = new ProfileGroup(new CustomerSegment("Few", "few", ["C00", "C02", "C04"]));

        var view = await SegmentViews.ProfileAsync(SegmentViews.Shop(), "Few", group);

        Assert.Contains(view.Notes, note => note.Contains("only 3 customers", StringComparison.Ordinal));
        Assert.Empty(view.Content!.Differences);
        Assert.NotNull(view.Content.Effects.Missing);
        Assert.Contains("comparisons are not told", view.Content.Untold, StringComparison.Ordinal);
        Assert.All(view.Content.Facts.Skip(2), fact => Assert.Equal("–", fact.Group));
        Assert.All(view.Content.Spreads, part => Assert.Null(part.Content));
    }

    [Fact]
    public async Task View_OfNobody_HasNothingToCompare()
    {
        var view = await SegmentViews.ProfileAsync(SegmentViews.Shop(), "Nobody", new ProfileGroup(new CustomerSegment("Nobody", "nobody", ["X"])));

        Assert.Null(view.Content);
        Assert.NotEmpty(view.Notes);
        Assert.Equal(["Best of Spain", "Nobody"], view.Saved.Select(option => option.Name));
        Assert.Contains(view.Options, option => option.Name.StartsWith("Champions (", StringComparison.Ordinal));
    }

    internal static ProfileGroup ToyLovers() =>
        new(new CustomerSegment("Toy lovers", "toys", [.. Enumerable.Range(0, 30).Select(number => $"C{number * 2:00}")]));
}
