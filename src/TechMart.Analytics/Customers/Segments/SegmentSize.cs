using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Segments;

/// <summary>How many customers belong to a segment, and what part of the customers and revenue that is.</summary>
/// <param name="Members">All members, also those without an order in the sales looked at.</param>
/// <param name="Customers">Those with an order there.</param>
/// <param name="Revenue">Their sales less returns.</param>
/// <param name="Recent">Those whose last sale is one of the last <see cref="RecentDays"/> days.</param>
/// <param name="AllCustomers">Everybody with an order there.</param>
/// <param name="AllRevenue">Sales less returns of everybody with an order there.</param>
public sealed record SegmentSize(int Members, int Customers, decimal Revenue, int Recent, int AllCustomers, decimal AllRevenue)
{
    /// <summary>The days before the data's end in which somebody must have bought to count as still buying.</summary>
    public const int RecentDays = 90;

    /// <summary>Share of all customers; null without any.</summary>
    public double? CustomerShare => AllCustomers > 0 ? (double)Customers / AllCustomers : null;

    /// <summary>Share of the revenue of all customers; null where that is not positive.</summary>
    public double? RevenueShare => AllRevenue > 0 ? (double)(Revenue / AllRevenue) : null;

    /// <summary>The size of a segment.</summary>
    /// <param name="rfm">Everybody of the sales looked at; without timestamps it knows nobody.</param>
    /// <param name="members">The segment's members.</param>
    public static SegmentSize Of(RfmResult rfm, IReadOnlyCollection<string> members)
    {
        ArgumentNullException.ThrowIfNull(rfm);
        ArgumentNullException.ThrowIfNull(members);
        var (customers, recent, revenue) = (0, 0, 0L);
        foreach (var place in Places(rfm, members))
        {
            customers++;
            revenue += rfm.Customers.NetOf(place);
            recent += rfm.Customers.Recency[place] <= RecentDays ? 1 : 0;
        }
        return new SegmentSize(members.Count, customers, FixedPoint.ToDecimal(revenue), recent, rfm.Customers.Count, rfm.Revenue);
    }

    /// <summary>Those members who spent most, equal ones by id.</summary>
    /// <param name="rfm">Everybody of the sales looked at.</param>
    /// <param name="members">The segment's members.</param>
    /// <param name="count">How many at most.</param>
    public static IReadOnlyList<RfmCustomer> Largest(RfmResult rfm, IReadOnlyCollection<string> members, int count)
    {
        ArgumentNullException.ThrowIfNull(rfm);
        ArgumentNullException.ThrowIfNull(members);
        return [.. Places(rfm, members).OrderByDescending(rfm.Customers.NetOf).ThenBy(place => place).Take(count).Select(place => rfm.Customers[place])];
    }

    private static IEnumerable<int> Places(RfmResult rfm, IReadOnlyCollection<string> members) =>
        members.Select(rfm.Customers.Find).Where(place => place >= 0).Distinct();
}
