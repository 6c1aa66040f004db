using TechMart.Analytics.Sales;
using TechMart.Import.Cleaning;
using TechMart.Import.Reading;

namespace TechMart.Import.Inspection;

/// <summary>Everything that is needed to import a file the same way again.</summary>
public sealed record ImportPlan
{
    /// <summary>What the file holds.</summary>
    public FileKind Kind { get; init; } = FileKind.Sales;

    /// <summary>How the bytes are read.</summary>
    public required Dialect Dialect { get; init; }

    /// <summary>Names of all columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The columns that are used.</summary>
    public required IReadOnlyList<MappedColumn> Mapping { get; init; }

    /// <summary>Format of the timestamps; null without a timestamp column.</summary>
    public string? DateFormat { get; init; }

    /// <summary>Format of the sign-up dates; null without that column.</summary>
    public string? SignupFormat { get; init; }

    /// <summary>Decimal sign of the numbers.</summary>
    public char Decimal { get; init; } = '.';

    /// <summary>How total, price and quantity hang together.</summary>
    public required TotalEvidence Total { get; init; }

    /// <summary>How to clean.</summary>
    public CleaningRules Cleaning { get; init; } = new();

    /// <summary>What counts as an order without an order number.</summary>
    public OrderRule OrderRule { get; init; }

    /// <summary>The position of the column with a role, or −1.</summary>
    public int IndexOf(ColumnRole role) => Mapping.FirstOrDefault(column => column.Role == role)?.Index ?? -1;
}
