using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml;
using Radzen.Documents.Spreadsheet;
using TechMart.Dashboard.Tables;

namespace TechMart.Dashboard.Exports;

/// <summary>
/// A table as an Excel workbook, row by row. Numbers and dates are numbers and dates, which Excel writes in its reader's notation;
/// text is literal text, never a formula, number or date.
/// </summary>
public static class ExcelTable
{
    /// <summary>Writes the rows that a query asks for. The culture decides how text is ordered and compared, as on screen.</summary>
    public static Task WriteAsync(ITable table, TableQuery query, CultureInfo culture, Stream stream, CancellationToken cancellation = default)
    {
        var rows = table.Select(query, culture);
        var values = rows.Select(row => Enumerable.Range(0, table.Columns.Count).Select(column => table.Value(row, column)).ToArray());
        return WriteAsync(table.Title, table.Columns, rows.Count, values.ToAsyncEnumerable(), stream, cancellation);
    }

    /// <summary>Writes rows as they come.</summary>
    /// <param name="title">What the sheet is called.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="count">How many rows there are at most.</param>
    /// <param name="rows">For each row its values, one for each column.</param>
    /// <param name="stream">Where to write; it must be able to go back.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task WriteAsync(
        string title, IReadOnlyList<Tables.TableColumn> columns, int count, IAsyncEnumerable<object?[]> rows, Stream stream, CancellationToken cancellation = default)
    {
        var workbook = new Workbook();
        var sheet = workbook.AddSheet(SheetName(title), count + 1, columns.Count);
        for (var column = 0; column < columns.Count; column++)
        {
            sheet.Cells[0, column].SetValue("'" + Written(columns[column].Title));
            sheet.Cells[0, column].Format = new Format { Bold = true, NumberFormat = "@" };
        }
        sheet.Rows.Frozen = 1;
        await workbook.SaveToStreamAsync(stream, Cells(columns, rows, cancellation), true, cancellation);
    }

    private static async IAsyncEnumerable<(CellData? Data, Format? Format)[]> Cells(
        IReadOnlyList<Tables.TableColumn> columns, IAsyncEnumerable<object?[]> rows, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var formats = columns.Select(FormatOf).ToArray();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            var cells = new (CellData? Data, Format? Format)[columns.Count];
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] = (Cell(row[column]), formats[column]);
            }
            yield return cells;
        }
    }

    private static CellData Cell(object? value) => value switch
    {
        null => CellData.Empty,
        string text => CellData.FromString(Written(text)),
        DateOnly day => CellData.FromDate(day.ToDateTime(TimeOnly.MinValue)),
        DateTime moment => CellData.FromDate(moment),
        // A workbook knows no infinite number, and none that is not one.
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) ? CellData.FromNumber(number) : CellData.Empty,
    };

    /// <summary>Characters that XML cannot hold would make the file unreadable.</summary>
    private static string Written(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)));

    private static Format FormatOf(Tables.TableColumn column) => new()
    {
        NumberFormat = column.Kind switch
        {
            CellKind.Text => "@",
            CellKind.Count => "#,##0",
            CellKind.Number => column.Digits == 0 ? "#,##0" : "#,##0." + new string('0', column.Digits),
            CellKind.Money => "#,##0.00",
            CellKind.Percent or CellKind.Change => "0.0%",
            CellKind.Day => "yyyy-mm-dd",
            CellKind.Month => "mmm yyyy",
            _ => "yyyy-mm-dd hh:mm",
        },
    };

    /// <summary>Excel allows 31 characters, and none of these.</summary>
    private static string SheetName(string title)
    {
        var name = string.Concat(title.Where(letter => !"[]:*?/\\'".Contains(letter, StringComparison.Ordinal))).Trim();
        return name.Length == 0 ? "Data" : name[..Math.Min(name.Length, 31)];
    }
}
