namespace TechMart.Analytics.Sales;

/// <summary>Which group each product belongs to: what stands for categories where the data have none, or where an analyst would rather have other ones.</summary>
/// <param name="Groups">Names of the groups, each once.</param>
/// <param name="GroupOfProduct">For a product's key the index of its group; products that are not in it belong to no group.</param>
public sealed record ProductGrouping(IReadOnlyList<string> Groups, IReadOnlyDictionary<string, int> GroupOfProduct);
