using System.Globalization;
using TechMart.Analytics.Customers.Consumption;
using TechMart.Dashboard.Reports.Segments.Consumption;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store.Sales;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Tests.Reports.Segments;

public class ConsumptionViewTests
{
    [Fact]
    public async Task Heat_OfThreePlantedTastes_ColoursTheFavouriteOfEach()
    {
        var content = (await ViewAsync(Tastes(), "profiles=3")).Content!;

        Assert.Equal(3, content.Heat!.Rows.Count);
        foreach (var row in content.Heat.Rows)
        {
            var favourite = content.Heat.Categories.ToList().FindIndex(category => row.Name.StartsWith(category.Name, StringComparison.Ordinal));
            Assert.StartsWith("level-", row.Cells[favourite].Style, StringComparison.Ordinal);
            Assert.NotEqual("level-0", row.Cells[favourite].Style);
            Assert.All(row.Cells.Where((_, place) => place != favourite), cell => Assert.StartsWith("below-", cell.Style, StringComparison.Ordinal));
            Assert.Contains("of spend for", row.Cells[favourite].Description, StringComparison.Ordinal);
            Assert.StartsWith("/customers?segment=define", row.Href, StringComparison.Ordinal);
        }
        Assert.All(content.Profiles, profile => Assert.StartsWith("40 customers (33.3%", profile.Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_OfTheTab_SayMeasurePeriodAndNoTermOfArt()
    {
        var content = (await ViewAsync(Tastes(), "profiles=3")).Content!;

        Assert.Equal(
            "Share of spend before returns as an index, 100 = average of all compared customers. 1 Jan 2011\u00a0– 29 Jul 2011. Blue where surely above 100, orange where surely below (95% interval).",
            content.Heat!.Subtitle);
        Assert.All(content.Profiles, profile => Assert.Matches("bought for £[0-9,.]+ before returns.* of the profile again", profile.Words));
        Assert.All(content.Profiles, profile => Assert.DoesNotContain("Jaccard", profile.Words, StringComparison.Ordinal));
        Assert.All(content.Candidates, row => Assert.EndsWith("%", row.Stability, StringComparison.Ordinal));
    }

    [Fact]
    public async Task View_ByProductGroupsAlthoughThereAreCategories_GoesByNames()
    {
        var view = await ViewAsync(Tastes("fresh", "frozen", "dried"), "basis=groups&profiles=3");

        Assert.True(view is { HasCategories: true, ByGroups: true });
        Assert.Equal("Product group", view.Content!.CategoryTitle);
        Assert.All(view.Notes, note => Assert.DoesNotContain("category", note, StringComparison.Ordinal));
        Assert.Equal(["Books", "Food", "Toys"], view.Content!.Heat!.Categories.Select(category => category.Name).Order());
        Assert.Contains("derived from the words of their names", view.Content.Heat.Facts.Definition, StringComparison.Ordinal);
        Assert.All(view.Content.Heat.Rows, row => Assert.Contains("groupKeys", row.Href, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Offers_LeadToThoseWhoDoNotBuyYet()
    {
        var content = (await ViewAsync(Tastes(), "profiles=2")).Content!;

        Assert.NotEmpty(content.Offers);
        Assert.All(content.Offers, offer => Assert.Contains("without", offer.Href, StringComparison.Ordinal));
        Assert.Contains(content.Candidates, row => row.Profiles == 3);
    }

    [Fact]
    public async Task View_OfAFewCustomers_SaysThatTheyAreTooFew()
    {
        var view = await ViewAsync(new SmallShop().Sale("A", "2011-01-01 10:00", 5, "Tea", "Food").Sale("A", "2011-01-02 10:00", 5, "Bear", "Toys"), "");

        Assert.Null(view.Content!.Heat);
        Assert.Equal("50.0%", view.Content.Averages[0].Average);
        Assert.Contains(view.Notes, note => note.Contains("too few for profiles", StringComparison.Ordinal));
    }

    [Fact]
    public async Task View_OfNoCustomers_HasNothing()
    {
        var view = await ViewAsync(new SmallShop().Sale("", "2011-01-01 10:00", 5, "Tea", "Food"), "");

        Assert.Null(view.Content);
        Assert.NotEmpty(view.Notes);
    }

    [Theory]
    [InlineData("profiles=4", 4)]
    [InlineData("profiles=1", null)]
    [InlineData("profiles=many", null)]
    [InlineData("", null)]
    [InlineData("basis=groups&profiles=4", 4, true)]
    [InlineData("basis=stars", null)]
    public void Choice_OfAnAddress_IsReadAndWritten(string query, int? profiles, bool byGroups = false)
    {
        var choice = ConsumptionChoice.Parse(query);

        Assert.Equal((profiles, byGroups), (choice.Profiles, choice.ByGroups));
        Assert.Equal(choice, ConsumptionChoice.Parse(choice.ToString()));
    }

    /// <summary>120 customers, each with four orders of its own taste and every second with one of another.</summary>
    private static SmallShop Tastes(params string[] variants)
    {
        string[] categories = ["Food", "Toys", "Books"];
        var shop = new SmallShop();
        for (var customer = 0; customer < 120; customer++)
        {
            for (var order = 0; order < 4; order++)
            {
                var taste = order == 3 && customer % 2 == 0 ? categories[(customer + 1 + (customer / 6 % 2)) % 3] : categories[customer % 3];
                var time = new DateTime(2011, 1, 1, 9, 0, 0, DateTimeKind.Unspecified).AddDays(customer + (30 * order));
                shop.Sale($"C{customer:000}", time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), 10 + (customer % 7), variants.Length == 0 ? taste : $"{variants[(customer + order) % variants.Length]} {taste}", taste);
            }
        }
        return shop;
    }

    private static async Task<ConsumptionView> ViewAsync(SmallShop shop, string query)
    {
        var data = shop.Load();
        var (context, choice) = (SegmentViews.Context(data, query), ConsumptionChoice.Parse(query));
        var result = await ConsumptionAnalysis.RunAsync(data.Queries, context.SalesFilter, choice.Options);
        return ConsumptionView.Of(new ConsumptionSource(
            new SalesReport<ConsumptionResult>(result, data, context.SalesFilter, 1), context, choice, new StrictTexts<SegmentPageTexts>(), new StrictTexts<ConsumptionTexts>()));
    }
}
