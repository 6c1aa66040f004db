using TechMart.Demo;

namespace TechMart.Analytics.Tests.Demo;

/// <summary>The structureless shop has nothing to find.</summary>
public sealed class DemoStructurelessTests
{
    private static readonly DemoTruth Truth = DemoTruth.Of(new DemoOptions { Customers = 6_000, Structureless = true });
    private static readonly List<DemoLine> Sales = DemoShop.Lines(Truth).Where(line => !line.IsReturn).ToList();
    private static readonly List<(DemoCustomer Customer, DateTime Time)> Orders =
        Sales.GroupBy(line => line.Order).Select(order => (order.First().Customer, order.First().Time)).ToList();

    [Fact]
    public void Truth_NamesNothingPlanted()
    {
        Assert.Single(Truth.Segments);
        Assert.Null(Truth.Segments[0].Spend);
        Assert.Null(Truth.RegionGrowth);
        Assert.Null(Truth.WeakCohort);
        Assert.Null(Truth.PriceIncrease);
        Assert.Empty(Truth.Prices.Changes);
        Assert.Empty(Truth.Bundles);
        Assert.All(Truth.MonthIndex, index => Assert.Equal(1, index));
    }

    [Fact]
    public void Orders_AreSpreadEvenlyOverMonthsWeekdaysAndHours()
    {
        var days = Truth.Options.Days;
        foreach (var month in Orders.GroupBy(order => (order.Time.Year, order.Time.Month)))
        {
            // Customers differ in their rates, but each keeps theirs: the counts are Poisson.
            Near.Share(month.Count(), Orders.Count, (double)DateTime.DaysInMonth(month.Key.Year, month.Key.Month) / days);
        }
        for (var weekday = 0; weekday < 7; weekday++)
        {
            Near.Share(Orders.Count(order => (int)order.Time.DayOfWeek == weekday), Orders.Count, 1 / 7.0, slack: 1.0 / days);
        }
        for (var hour = 0; hour < 24; hour++)
        {
            Near.Share(Orders.Count(order => order.Time.Hour == hour), Orders.Count, 1 / 24.0);
        }
    }

    [Fact]
    public void Products_AreBoughtIndependently()
    {
        var orders = Sales.GroupBy(line => line.Order).Select(order => order.Select(line => line.Product.Index).ToHashSet()).ToList();
        var popular = Sales.GroupBy(line => line.Product.Index).OrderByDescending(group => group.Count()).Take(12).Select(group => group.Key).ToList();
        foreach (var first in popular)
        {
            foreach (var second in popular.Where(second => second > first))
            {
                var (a, b) = (orders.Count(order => order.Contains(first)), orders.Count(order => order.Contains(second)));
                var expected = (double)a * b / orders.Count;
                Near.Value(orders.Count(order => order.Contains(first) && order.Contains(second)), expected, Math.Sqrt(expected), slack: 0.05 * expected);
            }
        }
    }

    [Fact]
    public void Category_DoesNotDependOnTheCustomersGender()
    {
        foreach (var category in Truth.Categories)
        {
            var women = Sales.Where(line => line.Customer.Gender == "Female").ToList();
            var men = Sales.Where(line => line.Customer.Gender == "Male").ToList();
            var share = (double)Sales.Count(line => line.Product.Category == category) / Sales.Count;
            Near.Share(women.Count(line => line.Product.Category == category), women.Count, share);
            Near.Share(men.Count(line => line.Product.Category == category), men.Count, share);
        }
    }
}
