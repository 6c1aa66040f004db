using Bunit;
using Microsoft.AspNetCore.Components;
using TechMart.Analytics.Customers.Segments;
using TechMart.Dashboard.Components.Pages.Segments;
using TechMart.Dashboard.Filters;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Segments;

using Page = IRenderedComponent<CascadingValue<DashboardContext>>;

public sealed class CustomersPageTests : SegmentPageTest
{
    [Fact]
    public void List_WithoutAnOrder_OpensByWhatWasSpentAndSaysSo()
    {
        var page = Shown("");

        Assert.Equal(["C40", "C39", "C38"], Customers(page).Take(3));
        Assert.Equal("descending", Heading(page, "Spend after returns").GetAttribute("aria-sort"));
        Assert.Equal("40 customers", page.Find(".table-title").TextContent.Trim());
        Assert.Equal("1–25 of 40", page.Find(".table-foot [role=status]").TextContent);
        Assert.NotNull(page.Find("table.keep-first"));
    }

    [Fact]
    public async Task Order_AnotherColumn_GoesIntoTheAddressWithFilterAndSearch()
    {
        var page = Shown("category=Toys&q=c");

        await DoAsync(page, () => Heading(page, "Customer").QuerySelector("button")!.Click());

        Assert.EndsWith("/customers?category=Toys&q=c&sort=customer", Address.Uri, StringComparison.Ordinal);
        Assert.Equal("C02", Customers(page)[0]);
        Assert.All(page.FindAll("a[download]"), link => Assert.EndsWith("?category=Toys&q=c&sort=customer", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public void Order_OfTheAddress_IsShownAndFollowsTheBackButton()
    {
        var page = Shown("sort=spend");
        Assert.Equal("C01", Customers(page)[0]);

        GoTo<CustomersPage>(page, "sort=-customer&f.spend=%3E3800");
        Assert.Equal(["C40", "C39"], Customers(page));
        GoTo<CustomersPage>(page, "");

        Assert.Equal("C40", Customers(page)[0]);
        Assert.Equal(25, Customers(page).Count);
    }

    [Fact]
    public async Task Order_ClicksOnSpend_TurnItRoundAndBack()
    {
        var page = Shown("");

        await DoAsync(page, () => Heading(page, "Spend after returns").QuerySelector("button")!.Click());
        Assert.Equal("C01", Customers(page)[0]);
        Assert.EndsWith("/customers?sort=spend", Address.Uri, StringComparison.Ordinal);
        await DoAsync(page, () => Heading(page, "Spend after returns").QuerySelector("button")!.Click());

        Assert.Equal("C40", Customers(page)[0]);
        Assert.EndsWith("/customers", Address.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfASegment_SaysWhatItIsAndWhomItsScoresCompareWith()
    {
        await Segments.SaveAsync(Actor.Program, Shop.Id, "Small", "be kind", Small);

        var page = Shown("segment=Small");

        Assert.Equal("Customers: Small", page.Find("h1").TextContent);
        var head = page.Find(".list-head").TextContent;
        Assert.Contains("Spend after returns less than £401.00", head, StringComparison.Ordinal);
        Assert.Contains("be kind", head, StringComparison.Ordinal);
        Assert.Contains("4 customers, £1,000.00 revenue.", head, StringComparison.Ordinal);
        Assert.Contains("with all 40 customers of the period and filters", head, StringComparison.Ordinal);
        Assert.Equal(["C04", "C03", "C02", "C01"], Customers(page));
    }

    [Theory]
    [InlineData(Role.Marketing, false)]
    [InlineData(Role.Manager, true)]
    public void List_OfASegment_CanBeSavedAndTakenByWhoMay(Role role, bool may)
    {
        Sitter.Become(role);

        var page = Shown("segment=rfm:champions");

        Assert.Equal(may ? 2 : 0, page.FindAll("a[download]").Count);
        Assert.Equal(may, page.FindAll("a[href='/segments/saved?segment=rfm%3Achampions&new=1']").Count == 1);
    }

    [Fact]
    public void Search_ForNobody_SaysSo()
    {
        var page = Shown("q=nobody");

        Assert.Equal("No customer matches “nobody”.", page.Find(".table-empty").TextContent.Trim());
    }

    [Fact]
    public void List_OfAFilterWithoutCustomers_SaysWhyAndOffersAll()
    {
        var page = Open<CustomersPage>("period=1999-01-01..1999-02-01");

        Assert.Equal("/customers", page.WaitForElement(".notice-empty a").GetAttribute("href"));
    }

    private static ConditionSegmentDefinition Small => new(
        [SegmentCondition.That(
            CustomerMeasure.Spend, MeasureComparison.LessThan, 401)]);

    private Page Shown(string query)
    {
        var page = Open<CustomersPage>(query);
        page.WaitForElement("tbody");
        return page;
    }

    private static IReadOnlyList<string> Customers(Page page) => [.. page.FindAll("tbody tr td:first-child").Select(cell => cell.TextContent.Trim())];

    private static AngleSharp.Dom.IElement Heading(Page page, string title) =>
        page.FindAll("thead th").Single(heading => heading.TextContent.Trim('▼', '▲', ' ', '\n') == title);
}
