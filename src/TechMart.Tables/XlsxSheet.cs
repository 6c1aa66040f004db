using System.Globalization;
using System.Text;
using System.Xml;

namespace TechMart.Tables;

/// <summary>
/// Writes one sheet of a workbook (ECMA-376, SpreadsheetML) row by row: nothing of a row is kept once it is written. Text is inline text, so that no cell
/// can become a formula, and there is no table of texts to be kept.
/// </summary>
internal sealed class XlsxSheet(StreamWriter writer)
{
    /// <summary>Most letters of a cell.</summary>
    private const int MostLetters = 32_767;

    private readonly List<string> _columns = [];
    private int _row;
    private int _column;

    /// <summary>Begins the sheet.</summary>
    /// <param name="widths">Widths of the columns in characters.</param>
    /// <param name="frozenRows">Rows at the top that stay when the rest is scrolled.</param>
    public void Begin(IReadOnlyList<double> widths, int frozenRows)
    {
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">""");
        if (frozenRows > 0)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"""<pane ySplit="{frozenRows}" topLeftCell="A{frozenRows + 1}" activePane="bottomLeft" state="frozen"/>"""));
        }
        writer.Write("</sheetView></sheetViews>");
        if (widths.Count > 0)
        {
            writer.Write("<cols>");
            for (var column = 0; column < widths.Count; column++)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"""<col min="{column + 1}" max="{column + 1}" width="{widths[column]:0.##}" customWidth="1"/>"""));
            }
            writer.Write("</cols>");
        }
        writer.Write("<sheetData>");
    }

    /// <summary>Begins the next row.</summary>
    public void BeginRow()
    {
        _row++;
        _column = 0;
        writer.Write("<row r=\"");
        writer.Write(_row);
        writer.Write("\">");
    }

    /// <summary>Ends the row.</summary>
    public void EndRow() => writer.Write("</row>");

    /// <summary>The next cell of the row.</summary>
    /// <param name="value">Text, a number, a day or a moment; null, and a number that is none, leave the cell empty.</param>
    /// <param name="style">Its style.</param>
    public void Cell(object? value, int style)
    {
        switch (value)
        {
            case null:
            case double number when !double.IsFinite(number):
                Place(style);
                writer.Write("/>");
                break;
            case string text:
                Text(text, style);
                break;
            case DateOnly day:
                Moment(day.ToDateTime(TimeOnly.MinValue), style);
                break;
            case DateTime moment:
                Moment(moment, style);
                break;
            case IFormattable number:
                Number(number.ToString(value is double ? "R" : null, CultureInfo.InvariantCulture), style);
                break;
            default:
                throw new ArgumentException($"A cell cannot hold a {value.GetType().Name}.", nameof(value));
        }
    }

    /// <summary>Ends the sheet.</summary>
    /// <param name="filteredColumns">How many columns the filter over all rows has; 0 = no filter.</param>
    public void End(int filteredColumns)
    {
        writer.Write("</sheetData>");
        if (filteredColumns > 0 && _row > 0)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"""<autoFilter ref="A1:{ColumnName(filteredColumns - 1)}{_row}"/>"""));
        }
        writer.Write("</worksheet>");
    }

    /// <summary>A workbook's days count from 1900, and its own calendar is wrong before March of that year.</summary>
    private void Moment(DateTime moment, int style)
    {
        if (moment < new DateTime(1900, 3, 1))
        {
            Text(moment.ToString(moment.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), style);
            return;
        }
        Number(moment.ToOADate().ToString("R", CultureInfo.InvariantCulture), style);
    }

    private void Number(string number, int style)
    {
        Place(style);
        writer.Write("><v>");
        writer.Write(number);
        writer.Write("</v></c>");
    }

    private void Text(string text, int style)
    {
        Place(style);
        writer.Write(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        Write(text);
        writer.Write("</t></is></c>");
    }

    private void Place(int style)
    {
        while (_columns.Count <= _column)
        {
            _columns.Add(ColumnName(_columns.Count));
        }
        writer.Write("<c r=\"");
        writer.Write(_columns[_column++]);
        writer.Write(_row);
        writer.Write("\" s=\"");
        writer.Write(style);
        writer.Write('"');
    }

    private void Write(string text)
    {
        if (text.Length > MostLetters)
        {
            text = text[..(char.IsHighSurrogate(text[MostLetters - 1]) ? MostLetters - 1 : MostLetters)];
        }
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && text.AsSpan().IndexOfAny("&<>_") < 0)
        {
            writer.Write(text);
            return;
        }
        var written = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                written.Append(letter).Append(text[++at]);
            }
            else if (letter == '\r')
            {
                // An XML reader makes every line end one character anyway.
                written.Append(at + 1 < text.Length && text[at + 1] == '\n' ? "" : "\n");
            }
            else if (letter == '_' && at + 1 < text.Length && text[at + 1] == 'x')
            {
                // Spreadsheets read _x0041_ as a character's code.
                written.Append("_x005F_");
            }
            else if (char.IsSurrogate(letter))
            {
                written.Append('\uFFFD');
            }
            else if (XmlConvert.IsXmlChar(letter))
            {
                written.Append(letter switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => letter.ToString() });
            }
        }
        writer.Write(written.ToString());
    }

    private static string ColumnName(int column)
    {
        var name = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }
        return name;
    }
}
