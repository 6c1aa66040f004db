using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace TechMart.Tables;

/// <summary>
/// A table as an Excel workbook, row by row. Numbers and dates are numbers and dates, which Excel writes in its reader's notation;
/// text is literal text, never a formula, number or date. What a table says of itself stands on a first sheet before the rows.
/// </summary>
public static class ExcelTable
{
    private const int RowsBetweenFlushes = 2000;
    private const double WidestFact = 90;

    /// <summary>Writes the rows that a query asks for. The culture decides how text is ordered and compared, as on screen.</summary>
    public static Task WriteAsync(ITable table, TableQuery query, CultureInfo culture, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        return WriteAsync(table.Title, table.Columns, Rows(table, query, culture).ToAsyncEnumerable(), stream, table.Facts, cancellation);
    }

    /// <summary>Writes rows as they come.</summary>
    /// <param name="title">What the sheet is called.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">For each row its values, one for each column.</param>
    /// <param name="stream">Where to write.</param>
    /// <param name="facts">What the table says of itself; null or none = there is no sheet for it.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task WriteAsync(
        string title, IReadOnlyList<TableColumn> columns, IAsyncEnumerable<object?[]> rows, Stream stream, TableFacts? facts = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        var styles = new XlsxStyles();
        var sheets = new List<string>();
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        if (facts is { Rows.Count: > 0 })
        {
            sheets.Add(SheetName(facts.Title, sheets));
            await using var writer = Part(archive, "xl/worksheets/sheet1.xml");
            WriteFacts(new XlsxSheet(writer), facts, styles);
        }
        sheets.Add(SheetName(title, sheets));
        await using (var writer = Part(archive, $"xl/worksheets/sheet{sheets.Count}.xml"))
        {
            await WriteRowsAsync(writer, columns, rows, styles, cancellation).ConfigureAwait(false);
        }
        Write(archive, "xl/styles.xml", styles.ToString());
        WriteFrame(archive, sheets);
    }

    private static IEnumerable<object?[]> Rows(ITable table, TableQuery query, CultureInfo culture)
    {
        var values = new object?[table.Columns.Count];
        foreach (var row in table.Select(query, culture))
        {
            for (var column = 0; column < values.Length; column++)
            {
                values[column] = table.Value(row, column);
            }
            yield return values;
        }
    }

    private static async Task WriteRowsAsync(
        StreamWriter writer, IReadOnlyList<TableColumn> columns, IAsyncEnumerable<object?[]> rows, XlsxStyles styles, CancellationToken cancellation)
    {
        var sheet = new XlsxSheet(writer);
        var heading = styles.Of("@", bold: true);
        var formats = columns.Select(column => styles.Of(FormatOf(column))).ToArray();
        sheet.Begin([.. columns.Select(WidthOf)], frozenRows: 1);
        sheet.BeginRow();
        foreach (var column in columns)
        {
            sheet.Cell(column.Title, heading);
        }
        sheet.EndRow();
        var written = 0;
        await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
        {
            sheet.BeginRow();
            for (var column = 0; column < formats.Length; column++)
            {
                sheet.Cell(row[column], formats[column]);
            }
            sheet.EndRow();
            if (++written % RowsBetweenFlushes == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
        sheet.End(columns.Count);
    }

    private static void WriteFacts(XlsxSheet sheet, TableFacts facts, XlsxStyles styles)
    {
        var name = styles.Of("@", bold: true);
        sheet.Begin([Math.Clamp(facts.Rows.Max(fact => fact.Name.Length) + 3, 12, 40), WidestFact], frozenRows: 0);
        sheet.BeginRow();
        sheet.Cell(facts.Heading, name);
        sheet.EndRow();
        foreach (var fact in facts.Rows)
        {
            sheet.BeginRow();
            sheet.Cell(fact.Name, name);
            sheet.Cell(fact.Value, styles.Of(FormatOf(new TableColumn("", "", KindOf(fact.Value))), wrap: fact.Value is string));
            sheet.EndRow();
        }
        sheet.End(filteredColumns: 0);
    }

    private static CellKind KindOf(object? value) => value switch
    {
        string or null => CellKind.Text,
        DateOnly => CellKind.Day,
        DateTime => CellKind.Moment,
        decimal => CellKind.Money,
        _ => CellKind.Count,
    };

    private static string FormatOf(TableColumn column) => column.Kind switch
    {
        CellKind.Text => "@",
        CellKind.Count => "#,##0",
        CellKind.Number => column.Digits == 0 ? "#,##0" : "#,##0." + new string('0', column.Digits),
        CellKind.Money => "#,##0.00",
        CellKind.Percent or CellKind.Change => "0.0%",
        CellKind.Day => "yyyy-mm-dd",
        CellKind.Month => "mmm yyyy",
        _ => "yyyy-mm-dd hh:mm",
    };

    /// <summary>Wide enough for the heading with the button of its filter, and for what cells usually hold.</summary>
    private static double WidthOf(TableColumn column) => Math.Max(column.Title.Length + 4, column.Width ?? column.Kind switch
    {
        CellKind.Text => 20,
        CellKind.Moment => 18,
        CellKind.Money or CellKind.Number => 14,
        _ => 12,
    });

    private static void WriteFrame(ZipArchive archive, List<string> sheets)
    {
        const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        const string Content = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        var numbers = Enumerable.Range(1, sheets.Count).ToList();
        Write(archive, "[Content_Types].xml", $"""
            {Head}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Content}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Content}.styles+xml"/>{string.Concat(numbers.Select(number => $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{Content}.worksheet+xml\"/>"))}</Types>
            """);
        Write(archive, "_rels/.rels", $"""
            {Head}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        Write(archive, "xl/workbook.xml", $"""
            {Head}<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(numbers.Select(number => $"<sheet name=\"{SecurityElement.Escape(sheets[number - 1])}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"))}</sheets></workbook>
            """);
        Write(archive, "xl/_rels/workbook.xml.rels", $"""
            {Head}<Relationships xmlns="{Package}/relationships">{string.Concat(numbers.Select(number => $"<Relationship Id=\"rId{number}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"))}<Relationship Id="rId{sheets.Count + 1}" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """);
    }

    private static StreamWriter Part(ZipArchive archive, string name) =>
        new(archive.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16);

    private static void Write(ZipArchive archive, string name, string content)
    {
        using var writer = Part(archive, name);
        writer.Write(content);
    }

    /// <summary>Excel allows 31 characters, none of these, and no name twice.</summary>
    private static string SheetName(string title, List<string> taken)
    {
        var name = string.Concat(title.Where(letter => !"[]:*?/\\'".Contains(letter, StringComparison.Ordinal) && !char.IsControl(letter) && !char.IsSurrogate(letter))).Trim();
        name = name.Length == 0 ? "Data" : name[..Math.Min(name.Length, 31)].Trim();
        return taken.Contains(name, StringComparer.OrdinalIgnoreCase) ? name[..Math.Min(name.Length, 28)] + " 2" : name;
    }
}
