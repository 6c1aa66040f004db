using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Profiles;

/// <summary>Customers to describe.</summary>
/// <param name="Members">Who they are.</param>
public sealed record ProfileGroup(CustomerSegment Members)
{
    /// <summary>
    /// The measures (<see cref="ProfileMeasures"/>; a single attribute as <see cref="ProfileMeasures.OfAttribute"/>) that the group was chosen by; they are told, but
    /// neither tested nor ranked.
    /// </summary>
    public IReadOnlyCollection<string> ChosenBy { get; init; } = [];

    /// <summary>
    /// The customers of an RFM segment. It was chosen by the number of orders, and so by everything that more orders bring with them (ordering again, having
    /// bought of more categories, having returned something, revenue); by recency, and so by the months of the orders; and, unless the table leaves it out of account, by money,
    /// and so, together with the number of orders, by their value.
    /// </summary>
    /// <param name="rfm">The scored customers.</param>
    /// <param name="segment">The segment's name in their table.</param>
    /// <param name="filter">The selection that was scored.</param>
    /// <exception cref="ArgumentException">The table has no such segment.</exception>
    public static ProfileGroup OfSegment(RfmResult rfm, string segment, SalesFilter filter)
    {
        var table = rfm.Options.Segments;
        var place = table.Segments.ToList().IndexOf(segment);
        if (place < 0)
        {
            throw new ArgumentException($"There is no segment “{segment}”.", nameof(segment));
        }
        var members = new List<string>(rfm.Segments[place].Customers);
        var segments = rfm.Customers.Segment;
        for (var customer = 0; customer < segments.Length; customer++)
        {
            if (segments[customer] == place)
            {
                members.Add(rfm.Customers.Ids[customer]);
            }
        }
        return new ProfileGroup(new CustomerSegment(segment, $"rfm|{segment}|{rfm.Options.Key}|{filter}", members)) { ChosenBy = ChosenMeasures.Rfm(rfm.Options) };
    }
}
