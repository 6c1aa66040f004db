using TechMart.Analytics.Sales;
using TechMart.Import.Cleaning;

namespace TechMart.Import.Inspection;

/// <summary>What a person decided about a file; everything left null is detected.</summary>
public sealed record InspectionSettings
{
    /// <summary>Name of the encoding.</summary>
    public string? Encoding { get; init; }

    /// <summary>Delimiter.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Whether the first record names the columns.</summary>
    public bool? HasHeader { get; init; }

    /// <summary>Format of the dates, for example <c>dd/MM/yyyy HH:mm</c>.</summary>
    public string? DateFormat { get; init; }

    /// <summary>The format of an earlier file with the same columns: it counts where the data cannot tell which of several is meant.</summary>
    public string? UsualDateFormat { get; init; }

    /// <summary>Decimal sign, <c>.</c> or <c>,</c>.</summary>
    public char? Decimal { get; init; }

    /// <summary>
    /// Columns for roles, by role name (<c>customer</c>, …, <c>attribute:NAME</c>) → column name or number from 1; an empty text unmaps the role.
    /// </summary>
    public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>();

    /// <summary>How to clean.</summary>
    public CleaningRules Cleaning { get; init; } = new();

    /// <summary>What counts as an order where there is no order number.</summary>
    public OrderRule OrderRule { get; init; }

    /// <summary>What the file holds.</summary>
    public FileKind Kind { get; init; } = FileKind.Sales;
}

/// <summary>What a file holds.</summary>
public enum FileKind
{
    /// <summary>Sales lines.</summary>
    Sales,

    /// <summary>Customers with attributes, joined by customer id.</summary>
    Customers,

    /// <summary>Products with names and categories, joined by product id.</summary>
    Products,
}
