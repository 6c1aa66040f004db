namespace TechMart.Analytics.Sales;

/// <summary>What sales can be broken down by.</summary>
/// <param name="Kind">Product, category, or an attribute.</param>
/// <param name="Attribute">The attribute's name where <paramref name="Kind"/> is <see cref="DimensionKind.Attribute"/>.</param>
public readonly record struct Dimension(DimensionKind Kind, string? Attribute = null)
{
    /// <summary>By product.</summary>
    public static Dimension Product { get; } = new(DimensionKind.Product);

    /// <summary>By product category.</summary>
    public static Dimension Category { get; } = new(DimensionKind.Category);

    /// <summary>By the value of an attribute, for example <c>country</c>.</summary>
    public static Dimension Of(string attribute) => new(DimensionKind.Attribute, attribute);
}

/// <summary>Kinds of <see cref="Dimension"/>.</summary>
public enum DimensionKind
{
    /// <summary>Products.</summary>
    Product,

    /// <summary>Product categories.</summary>
    Category,

    /// <summary>An attribute of the line: country, gender, …</summary>
    Attribute,
}

/// <summary>Length of the periods of a series.</summary>
public enum Grain
{
    /// <summary>Calendar days.</summary>
    Day,

    /// <summary>ISO 8601 weeks, Monday to Sunday.</summary>
    Week,

    /// <summary>Calendar months.</summary>
    Month,

    /// <summary>Calendar quarters.</summary>
    Quarter,
}
