using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace TechMart.Tests;

/// <summary>Reads a workbook back, as a spreadsheet program would: names of sheets, and each cell with its type and number format.</summary>
internal static class WorkbookReader
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    public static IReadOnlyList<WorkbookSheet> Read(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var targets = Part(archive, "xl/_rels/workbook.xml.rels").Root!.Elements(Package + "Relationship")
            .ToDictionary(relation => (string)relation.Attribute("Id")!, relation => (string)relation.Attribute("Target")!);
        var styles = Part(archive, "xl/styles.xml").Root!;
        var formats = styles.Element(Main + "numFmts")?.Elements().ToDictionary(format => (int)format.Attribute("numFmtId")!, format => (string)format.Attribute("formatCode")!) ?? [];
        var formatOfStyle = styles.Element(Main + "cellXfs")!.Elements()
            .Select(style => (int)style.Attribute("numFmtId")! switch { 0 => "General", 49 => "@", var id => formats[id] }).ToList();
        return
        [
            .. Part(archive, "xl/workbook.xml").Root!.Element(Main + "sheets")!.Elements().Select(sheet =>
            {
                var content = Part(archive, "xl/" + targets[(string)sheet.Attribute(Relations + "id")!]).Root!;
                return new WorkbookSheet(
                    (string)sheet.Attribute("name")!,
                    [.. content.Element(Main + "sheetData")!.Elements(Main + "row").Select(row => row.Elements(Main + "c").Select(cell => Cell(cell, formatOfStyle)).ToList())],
                    content.Descendants(Main + "pane").Any(pane => (string?)pane.Attribute("state") == "frozen"),
                    (string?)content.Element(Main + "autoFilter")?.Attribute("ref"));
            }),
        ];
    }

    private static WorkbookCell Cell(XElement cell, List<string> formats)
    {
        var format = formats[(int?)cell.Attribute("s") ?? 0];
        Assert.Null(cell.Element(Main + "f"));
        return (string?)cell.Attribute("t") == "inlineStr"
            ? new WorkbookCell(cell.Element(Main + "is")!.Value, null, format)
            : new WorkbookCell(null, cell.Element(Main + "v") is { } value ? double.Parse(value.Value, CultureInfo.InvariantCulture) : null, format);
    }

    private static XDocument Part(ZipArchive archive, string name)
    {
        using var part = archive.GetEntry(name)!.Open();
        return XDocument.Load(part, LoadOptions.PreserveWhitespace);
    }
}

/// <summary>A sheet.</summary>
internal sealed record WorkbookSheet(string Name, IReadOnlyList<IReadOnlyList<WorkbookCell>> Rows, bool HasFrozenRow, string? Filter);

/// <summary>A cell: text or a number, with its number format.</summary>
internal sealed record WorkbookCell(string? Text, double? Number, string Format);
