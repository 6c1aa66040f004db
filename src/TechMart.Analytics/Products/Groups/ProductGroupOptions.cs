namespace TechMart.Analytics.Products.Groups;

/// <summary>How products are grouped by the words of their names.</summary>
public sealed record ProductGroupOptions
{
    /// <summary>Most groups.</summary>
    public int MostGroups { get; init; } = 24;

    /// <summary>Fewest products of a group.</summary>
    public int LeastProducts { get; init; } = 3;

    /// <summary>Least part of all purchases (customers who bought, summed over the products) that a group has.</summary>
    public double LeastShare { get; init; } = 0.01;

    /// <summary>Most products to look at, those bought by most customers; others join the groups that their names fit.</summary>
    public int MostProducts { get; init; } = 5_000;
}
