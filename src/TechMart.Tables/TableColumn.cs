namespace TechMart.Tables;

/// <summary>What the cells of a column hold, which decides how they are aligned, written and filtered.</summary>
public enum CellKind
{
    /// <summary>Text; never read as a number, date or formula.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>Money in the data set's currency.</summary>
    Money,

    /// <summary>A fraction, shown as a percentage.</summary>
    Percent,

    /// <summary>A fraction, shown as a percentage with its sign.</summary>
    Change,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A calendar month, by its first day.</summary>
    Month,

    /// <summary>A day and time.</summary>
    Moment,
}

/// <summary>A column without its values.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Kind">What its cells hold.</param>
public record TableColumn(string Key, string Title, CellKind Kind)
{
    /// <summary>Whether the cells are numbers, which stand to the right.</summary>
    public bool IsNumeric => Kind is CellKind.Count or CellKind.Number or CellKind.Money or CellKind.Percent or CellKind.Change;

    /// <summary>Whether a bar in each cell helps to compare.</summary>
    public bool Bar { get; init; }

    /// <summary>Width in a workbook, in characters; null = as is usual for its kind.</summary>
    public double? Width { get; init; }

    /// <summary>Digits after the decimal sign of a <see cref="CellKind.Number"/>.</summary>
    public int Digits { get; init; } = 2;
}

/// <summary>A column of a table of <typeparamref name="TRow"/>. All its values are of one type, or null.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Value">A row's cell: text, <see cref="long"/>, <see cref="decimal"/>, <see cref="double"/>, <see cref="DateOnly"/> or <see cref="DateTime"/>.</param>
public sealed record TableColumn<TRow>(string Key, string Title, CellKind Kind, Func<TRow, object?> Value) : TableColumn(Key, Title, Kind)
{
    /// <summary>Where a row's cell leads; null = nowhere.</summary>
    public Func<TRow, string?>? Link { get; init; }

    /// <summary>The name of the colour by which a row's cell is known on other charts and tables of the page, on screen a dot before it; null = none.</summary>
    public Func<TRow, string?>? Mark { get; init; }
}
