using System.Globalization;
using System.Text;
using TechMart.Dashboard.Tables;

namespace TechMart.Dashboard.Exports;

/// <summary>
/// A table as CSV (RFC 4180: comma, CRLF), numbers and dates in the notation that programs read, whatever the reader's culture.
/// Text that a spreadsheet would run as a formula is preceded by an apostrophe.
/// </summary>
public static class CsvTable
{
    private const string LineEnd = "\r\n";

    /// <summary>The rows that a query asks for, as one text. The culture decides how text is ordered and compared, as on screen.</summary>
    public static string Write(ITable table, TableQuery query, CultureInfo culture) => string.Concat(Lines(table, query, culture));

    /// <summary>The lines, header first, each with its end.</summary>
    public static IEnumerable<string> Lines(ITable table, TableQuery query, CultureInfo culture)
    {
        var line = new StringBuilder();
        yield return string.Join(',', table.Columns.Select(column => Quoted(column.Title))) + LineEnd;
        foreach (var row in table.Select(query, culture))
        {
            line.Clear();
            for (var column = 0; column < table.Columns.Count; column++)
            {
                line.Append(column == 0 ? "" : ",").Append(Quoted(Written(table.Columns[column].Kind, table.Value(row, column))));
            }
            yield return line.Append(LineEnd).ToString();
        }
    }

    private static string Written(CellKind kind, object? value) => value switch
    {
        null => "",
        string text => WithoutFormula(text),
        DateOnly month when kind == CellKind.Month => month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        // Fifteen digits: the sixteenth and seventeenth of a share are noise of its division.
        double number => number.ToString("G15", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string WithoutFormula(string text) =>
        text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal)
        && !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "'" + text : text;

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || (text.Length > 0 && (text[0] == ' ' || text[^1] == ' '))
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
