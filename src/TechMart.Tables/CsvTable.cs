using System.Globalization;
using System.Text;
using TechMart.Import.Values;

namespace TechMart.Tables;

/// <summary>
/// A table as CSV (RFC 4180: comma, CRLF), numbers and dates in the notation that programs read, whatever the reader's culture.
/// Text that a spreadsheet would run as a formula is preceded by an apostrophe.
/// </summary>
public static class CsvTable
{
    private const char Delimiter = ',';
    private const string LineEnd = "\r\n";

    /// <summary>The rows that a query asks for, as one text. The culture decides how text is ordered and compared, as on screen.</summary>
    public static string Write(ITable table, TableQuery query, CultureInfo culture) => string.Concat(Lines(table, query, culture));

    /// <summary>The lines, header first, each with its end.</summary>
    public static IEnumerable<string> Lines(ITable table, TableQuery query, CultureInfo culture)
    {
        yield return Heading(table.Columns);
        foreach (var row in table.Select(query, culture))
        {
            yield return Line(table.Columns, column => table.Value(row, column));
        }
    }

    /// <summary>Writes the rows that a query asks for as a file.</summary>
    public static async Task WriteAsync(ITable table, TableQuery query, CultureInfo culture, Stream stream, CancellationToken cancellation = default)
    {
        // The mark at the beginning tells spreadsheets that the text is UTF-8.
        var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var line in Lines(table, query, culture))
            {
                await writer.WriteAsync(line.AsMemory(), cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The first line, with its end.</summary>
    public static string Heading(IReadOnlyList<TableColumn> columns) =>
        string.Join(Delimiter, columns.Select(column => Quoted(SpreadsheetText.Protect(column.Title, Delimiter)))) + LineEnd;

    /// <summary>A row, with its end.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="value">The row's value in a column.</param>
    public static string Line(IReadOnlyList<TableColumn> columns, Func<int, object?> value)
    {
        var line = new StringBuilder();
        for (var column = 0; column < columns.Count; column++)
        {
            line.Append(column == 0 ? "" : ",").Append(Quoted(Written(columns[column].Kind, value(column))));
        }
        return line.Append(LineEnd).ToString();
    }

    private static string Written(CellKind kind, object? value) => value switch
    {
        null => "",
        string text => SpreadsheetText.Protect(text, Delimiter),
        DateOnly month when kind == CellKind.Month => month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        // Fifteen digits: the sixteenth and seventeenth of a share are noise of its division.
        double number => number.ToString("G15", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || (text.Length > 0 && (text[0] == ' ' || text[^1] == ' '))
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
