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
        Assert.All(content.Differences, difference => Assert.Contains("corrected for 25 tests.", difference.Evidence, StringComparison.Ordinal));
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

        Assert.Equal(["Customers", "Revenue", "Average order value", "Revenue per customer", "Orders per customer", "Average order value per customer"], content.Facts.Take(6).Select(fact => fact.Measure));
        Assert.Equal("/customers?segment=rfm%3Achampions", content.Href);
        Assert.Equal(ProfileSilence.ByDefinition, Assert.Single(content.Comparisons.Content!.Rows, row => row.Measure == ProfileMeasures.Orders).Silent);
    }

    [Fact]
    public async Task AverageOrderValue_OfASegment_IsThatOfTheRfmPage()
    {
        var rfm = (await SegmentViews.RfmAsync(SegmentViews.Shop())).Content!.Segments.Content!;
        var column = Assert.Single(rfm.Columns, column => column.Key == "order-value");
        var segments = rfm.Rows.Where(row => row.Customers > 0).ToList();
        Assert.True(segments.Count > 2);

        foreach (var segment in segments)
        {
            var profile = (await SegmentViews.ProfileAsync(SegmentViews.Shop(), segment.Segment)).Content!;
            var shown = Assert.Single(profile.Facts, fact => fact.Measure == column.Title).Group;
            Assert.Equal(Reader.British.Money((decimal?)column.Value(segment)), shown);
        }
    }

    [Fact]
    public async Task Spread_OfWhatTheSegmentWasChosenBy_SaysSo()
    {
        var months = (await SegmentViews.ProfileAsync(SegmentViews.Shop(), "champions")).Content!.Spreads.Single(part => part.Title == "Share of orders by month");

        Assert.Equal("Share of orders by month: differs because the customers were chosen by it", months.Content!.Title);
    }

    [Fact]
    public async Task Spreads_CoverCategoriesPlacesAndTimes()
    {
        var spreads = (await SegmentViews.ProfileAsync(SegmentViews.Shop(), "Toy lovers", ToyLovers())).Content!.Spreads;

        Assert.Contains(spreads, part => part.Title == "Share of spend by category, returns not taken off" && part.Content is { Traces.Count: 2 });
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
        Assert.All(view.Content.Facts.Skip(3), fact => Assert.Equal("–", fact.Group));
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
