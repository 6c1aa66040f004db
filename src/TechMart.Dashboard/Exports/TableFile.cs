using System.Globalization;
using TechMart.Dashboard.Tables;

namespace TechMart.Dashboard.Exports;

/// <summary>What a table is written as.</summary>
public enum TableFileKind
{
    /// <summary>CSV.</summary>
    Csv,

    /// <summary>An Excel workbook.</summary>
    Xlsx,
}

/// <summary>A table that may be handed out; only <see cref="ExportGate"/> makes one.</summary>
public sealed class TableFile
{
    private readonly ITable _table;
    private readonly TableFileKind _kind;
    private readonly TableQuery _query;
    private readonly CultureInfo _culture;

    internal TableFile(ITable table, TableFileKind kind, TableQuery query, CultureInfo culture)
    {
        (_table, _kind, _query, _culture) = (table, kind, query, culture);
        Rows = table.Select(query, culture).Count;
    }

    /// <summary>Its name.</summary>
    public string Name => NameOf(_table.Name, _kind);

    /// <summary>What it is to a browser.</summary>
    public string ContentType => _kind == TableFileKind.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>How many rows it holds, the heading not counted.</summary>
    public int Rows { get; }

    /// <summary>Writes it.</summary>
    public Task WriteAsync(Stream stream, CancellationToken cancellation) =>
        _kind == TableFileKind.Csv ? CsvTable.WriteAsync(_table, _query, _culture, stream, cancellation) : WriteExcelAsync(stream, cancellation);

    /// <summary>The whole file as CSV text.</summary>
    public string ToCsv() => CsvTable.Write(_table, _query, _culture);

    internal static string NameOf(string table, TableFileKind kind) => $"{table}.{(kind == TableFileKind.Csv ? "csv" : "xlsx")}";

    /// <summary>A workbook is packed while it is written, which a response does not bear: a temporary file in between.</summary>
    private async Task WriteExcelAsync(Stream stream, CancellationToken cancellation)
    {
        await using var file = SpoolFile.Create();
        await ExcelTable.WriteAsync(_table, _query, _culture, file, cancellation);
        file.Position = 0;
        await file.CopyToAsync(stream, cancellation);
    }
}
