namespace TechMart.Analytics.Products.Groups;

/// <summary>Groups as an analyst left them: which product belongs where is no longer derived.</summary>
/// <param name="Groups">The groups with all their products, also those that the data hold no longer.</param>
/// <param name="Ungrouped">Products that belong to no group.</param>
/// <param name="Joined">For the key of a group that was merged into another the key of that one.</param>
public sealed record KeptProductGroups(IReadOnlyList<KeptProductGroup> Groups, IReadOnlyList<string> Ungrouped, IReadOnlyDictionary<string, string> Joined);

/// <summary>A group that is kept.</summary>
/// <param name="Key">What it is known by, whatever its name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Products">Its products' keys.</param>
public sealed record KeptProductGroup(string Key, string Name, IReadOnlyList<string> Products);
