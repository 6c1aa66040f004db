using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using TechMart.Dashboard.Exports;
using TechMart.Dashboard.Tables;

namespace TechMart.Dashboard.Tests.Tables;

public class TableFileTests
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly string[] Dangerous = ["=1+1", "0123", "2024-01-05", "+49 30", "@SUM(A1)", "-5", "1E5", "a,b \"c\"\nd", "'quoted", "TRUE", "<b>&"];

    private static readonly Table<string> Texts = new(
        "texts", "=Texts/[1]", new Columns<string>().Text("text", "=Text", row => row).Whole("length", "Length", row => row.Length), Dangerous);

    [Fact]
    public async Task Excel_AnyText_StaysLiteralText()
    {
        var cells = await CellsAsync(Texts, new TableQuery());

        Assert.Equal(Dangerous, cells.Skip(1).Select(row => row[0].Text));
        Assert.All(cells, row => Assert.Equal("text", row[0].Kind));
        Assert.Equal("=Text", cells[0][0].Text);
        Assert.Equal("number", cells[1][1].Kind);
        Assert.Equal("4", cells[1][1].Text);
    }

    [Fact]
    public async Task Excel_SortedAndFiltered_HoldsTheSameRowsAsTheScreen()
    {
        var query = new TableQuery { Sort = "length", Descending = true }.With("length", ">5");

        var cells = await CellsAsync(Texts, query);

        Assert.Equal(Texts.Select(query, CultureInfo.InvariantCulture).Select(row => Dangerous[row]), cells.Skip(1).Select(row => row[0].Text));
    }

    [Fact]
    public async Task Excel_NumbersAndDates_AreNumbersAndDates()
    {
        var table = new Table<decimal?>(
            "numbers",
            "Numbers",
            new Columns<decimal?>().Money("money", "Money", row => row).Day("day", "Day", _ => new DateOnly(2011, 12, 9)).Percent("share", "Share", row => (double?)row),
            [8911407.904m, null]);

        var cells = await CellsAsync(table, new TableQuery());

        Assert.Equal("8911407.904", cells[1][0].Text);
        Assert.Equal("40886", cells[1][1].Text);
        Assert.Equal("", cells[2][0].Text);
    }

    [Fact]
    public async Task Excel_WhatAWorkbookCannotHold_IsLeftOut()
    {
        var table = new Table<(string Text, double Number)>(
            "odd", "Odd", new Columns<(string Text, double Number)>().Text("text", "T\u0000", row => row.Text).Percent("number", "N", row => row.Number),
            [("a\u0001b\uD800c😀", double.NaN), ("d", double.PositiveInfinity), ("e", 0.5)]);

        var cells = await CellsAsync(table, new TableQuery());

        Assert.Equal(["T", "ab\uFFFDc😀", "d", "e"], cells.Select(row => row[0].Text));
        Assert.Equal(["", "", "0.5"], cells.Skip(1).Select(row => row[1].Text));
    }

    [Fact]
    public void Csv_Text_IsQuotedAndNeverAFormula()
    {
        var csv = CsvTable.Write(Texts, new TableQuery(), CultureInfo.GetCultureInfo("de-DE"));

        Assert.StartsWith("'=Text,Length\r\n'=1+1,4\r\n0123,4\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("\"a,b \"\"c\"\"\nd\",9\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("\r\n-5,2\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("'@SUM(A1)", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_Numbers_AreWrittenForProgramsInAnyCulture()
    {
        var table = new Table<decimal>("n", "N", new Columns<decimal>().Money("m", "M", row => row).Moment("t", "T", _ => new DateTime(2011, 12, 9, 12, 50, 0)), [-1234.5m]);

        Assert.Equal("M,T\r\n-1234.5,2011-12-09 12:50:00\r\n", CsvTable.Write(table, new TableQuery(), CultureInfo.GetCultureInfo("de-DE")));
    }

    [Fact]
    public void Csv_Months_AreWrittenAsMonths()
    {
        var table = new Table<DateOnly>("n", "N", new Columns<DateOnly>().Month("m", "M", row => row).Day("d", "D", row => row), [new DateOnly(2011, 11, 1)]);

        Assert.Equal("M,D\r\n2011-11,2011-11-01\r\n", CsvTable.Write(table, new TableQuery(), CultureInfo.InvariantCulture));
    }

    private static async Task<List<List<(string Kind, string Text)>>> CellsAsync(ITable table, TableQuery query)
    {
        using var file = new MemoryStream();
        await ExcelTable.WriteAsync(table, query, CultureInfo.InvariantCulture, file);
        file.Position = 0;
        using var archive = new ZipArchive(file);
        using var content = archive.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        var sheet = XDocument.Load(content);
        var shared = archive.GetEntry("xl/sharedStrings.xml") is { } entry ? Shared(entry) : [];
        Assert.Empty(sheet.Descendants(Sheet + "f"));
        return [.. sheet.Descendants(Sheet + "row").Select(row => row.Elements(Sheet + "c").Select(cell => (string?)cell.Attribute("t") switch
        {
            "inlineStr" => ("text", string.Concat(cell.Descendants(Sheet + "t").Select(text => text.Value))),
            "s" => ("text", shared[int.Parse(cell.Element(Sheet + "v")!.Value, CultureInfo.InvariantCulture)]),
            _ => ("number", cell.Element(Sheet + "v")?.Value ?? ""),
        }).ToList())];
    }

    private static List<string> Shared(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        return [.. XDocument.Load(content).Descendants(Sheet + "si").Select(item => string.Concat(item.Descendants(Sheet + "t").Select(text => text.Value)))];
    }
}
