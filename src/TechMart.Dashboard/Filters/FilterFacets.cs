using TechMart.Analytics.Sales;

namespace TechMart.Dashboard.Filters;

/// <summary>What a data set can be filtered by.</summary>
/// <param name="FirstDay">First day of the data; null without time: then there is no period to choose.</param>
/// <param name="LastDay">Last day of the data.</param>
/// <param name="Categories">Product categories; empty where there are none.</param>
/// <param name="Attributes">Attributes with their values, those that matter most first.</param>
public sealed record FilterFacets(
    DateOnly? FirstDay, DateOnly? LastDay, IReadOnlyList<string> Categories, IReadOnlyList<FilterFacet> Attributes)
{
    private static readonly string[] Order = ["country", "region", "city", "gender", "ageGroup", "profession", "maritalStatus"];

    /// <summary>What the columns of a data set offer.</summary>
    public static FilterFacets Of(SalesTable table) => new(
        table.FirstDay,
        table.LastDay,
        table.Categories,
        [.. table.Attributes
            .Select(name => new FilterFacet(name, table.AttributeValues(name)))
            .Where(facet => facet.Values.Count > 1)
            .OrderBy(facet => Array.IndexOf(Order, facet.Name) is var place and >= 0 ? place : Order.Length)
            .ThenBy(facet => facet.Name, StringComparer.Ordinal)]);
}

/// <summary>An attribute that can be filtered by.</summary>
/// <param name="Name">Its name: <c>country</c>, <c>gender</c>, … or a custom one.</param>
/// <param name="Values">Its values in ordinal order.</param>
public sealed record FilterFacet(string Name, IReadOnlyList<string> Values);
