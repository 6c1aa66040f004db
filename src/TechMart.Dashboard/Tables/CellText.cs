using System.Globalization;
using TechMart.Wording;

namespace TechMart.Dashboard.Tables;

/// <summary>Writes a cell for a reader.</summary>
public static class CellText
{
    /// <summary>The cell as the screen shows it; a missing text is empty, a missing number a dash.</summary>
    public static string Of(TableColumn column, object? value, ReaderFormat format) => column.Kind switch
    {
        CellKind.Text => (string?)value ?? "",
        CellKind.Count => format.Count((long?)value),
        CellKind.Number => format.Number((decimal?)value, column.Digits),
        CellKind.Money => format.Money((decimal?)value),
        CellKind.Percent => format.Percent((double?)value),
        CellKind.Change => format.Change((double?)value),
        CellKind.Day => format.Day((DateOnly?)value),
        CellKind.Month => value is DateOnly month ? format.Month(month) : ReaderFormat.Missing,
        CellKind.Moment => format.Moment((DateTime?)value),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
