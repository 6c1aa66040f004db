using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Sales;

/// <summary>By what customers' sales are told apart.</summary>
public enum TraitKind
{
    /// <summary>Product category: how a customer's spend is spread.</summary>
    Category,

    /// <summary>An attribute (country, gender, …): which customers have which value.</summary>
    Attribute,

    /// <summary>Weekday, <c>1</c> (Monday) to <c>7</c>: how a customer's orders are spread, as for the following.</summary>
    Weekday,

    /// <summary>Hour of the day, <c>0</c> to <c>23</c>.</summary>
    Hour,

    /// <summary>Calendar month, <c>1</c> to <c>12</c>.</summary>
    Month,
}

/// <summary>
/// How the customers of a group, and all other customers of a selection, spread their purchases: the aggregate that comparisons of customers
/// start from. It holds sums over <em>customers</em>, each of whom counts once, however much they bought. Only known customers with at least one
/// order in the selection are counted, and of their lines only sales.
/// </summary>
/// <param name="GroupCustomers">Customers of the group.</param>
/// <param name="RestCustomers">All other customers.</param>
/// <param name="Breakdowns">
/// Category (where the data have some), each attribute in ordinal order, then (where the data have time) weekday, hour and month.
/// </param>
public sealed record CustomerTraits(int GroupCustomers, int RestCustomers, IReadOnlyList<TraitBreakdown> Breakdowns);

/// <summary>How customers are spread over the values of one trait.</summary>
/// <param name="Kind">The trait.</param>
/// <param name="Attribute">The attribute's name; null for other traits.</param>
/// <param name="GroupCustomers">Customers of the group with any value.</param>
/// <param name="RestCustomers">Other customers with any value.</param>
/// <param name="Rows">The values that occur: categories and attributes in ordinal order, else by number. A missing category has a null key and comes first; a missing attribute has no row.</param>
public sealed record TraitBreakdown(TraitKind Kind, string? Attribute, int GroupCustomers, int RestCustomers, IReadOnlyList<TraitRow> Rows);

/// <summary>One value of a trait.</summary>
/// <param name="Key">The value; null = missing.</param>
/// <param name="Group">The group.</param>
/// <param name="Rest">All other customers.</param>
public sealed record TraitRow(string? Key, TraitSums Group, TraitSums Rest);

/// <summary>What one side of a comparison did with one value of a trait.</summary>
/// <param name="Customers">Customers with at least one sale with this value.</param>
/// <param name="GrossRevenue">Value of their sales with this value; 0 but for categories.</param>
/// <param name="Shares">
/// Moments of the customers' own shares, over all customers of the side, those without included: for a category the share of the customer's
/// spend (value of sales), for weekday, hour and month the share of the customer's orders (an order counts where its first sale lies). Null for attributes.
/// </param>
public readonly record struct TraitSums(int Customers, decimal GrossRevenue, SampleMoments? Shares);
