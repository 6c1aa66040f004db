using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Customers.Rfm;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Segments;

public sealed class SegmentSizeTests
{
    [Fact]
    public async Task Size_OfAFewOfAShop_CountsThemOnceWithTheirShares()
    {
        var rfm = await RfmAsync([Line("a", 0, 10), Line("b", 60, 20), Line("c", 100, 50), Line("c", 149, -20), Line("d", 150, 40)]);

        var size = SegmentSize.Of(rfm, ["a", "c", "c", "gone"]);

        // The day after the last is counted to: c's last sale is 2 days ago, a's 151.
        Assert.Equal(new SegmentSize(4, 2, 40m, 1, 4, 100m), size);
        Assert.Equal((0.5, 0.4), (size.CustomerShare, size.RevenueShare));
    }

    [Fact]
    public async Task Recent_AtTheBorder_CountsTheLastDaysOnly()
    {
        var rfm = await RfmAsync([Line("just", 61, 1), Line("late", 60, 1), Line("last", 150, 1)]);

        Assert.Equal(1, SegmentSize.Of(rfm, ["just"]).Recent);
        Assert.Equal(0, SegmentSize.Of(rfm, ["late"]).Recent);
    }

    [Fact]
    public async Task Size_WithoutAnybody_HasNoShares()
    {
        var size = SegmentSize.Of(await RfmAsync([]), ["a"]);

        Assert.Equal((1, 0, null, null), (size.Members, size.Customers, size.CustomerShare, size.RevenueShare));
    }

    [Fact]
    public async Task Largest_EqualSpend_AreByIdAndAtMostSoMany()
    {
        var rfm = await RfmAsync([Line("a", 0, 10), Line("b", 1, 30), Line("c", 2, 30), Line("d", 3, 20)]);

        Assert.Equal(["b", "c", "d"], SegmentSize.Largest(rfm, ["d", "c", "b", "a", "gone"], 3).Select(customer => customer.Customer));
    }

    private static Task<RfmResult> RfmAsync(IEnumerable<SalesLine> lines) =>
        RfmAnalysis.RunAsync(new ColumnarSalesQueries(SalesLines.Table(lines)), SalesFilter.All, new RfmOptions());

    private static SalesLine Line(string customer, int day, decimal amount) => new()
    {
        Customer = customer,
        Order = $"{customer}/{day}",
        Time = Shops.Start.AddDays(day),
        Amount = amount,
        Quantity = Math.Sign(amount),
        Flags = amount < 0 ? LineFlags.Return : LineFlags.None,
    };
}
