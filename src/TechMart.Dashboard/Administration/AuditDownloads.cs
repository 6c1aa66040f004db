using System.Globalization;
using System.Net.Mime;
using System.Text;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Exports;
using TechMart.Dashboard.Hosting;
using TechMart.Dashboard.Refusals;
using TechMart.Dashboard.Tables;
using TechMart.Store.Audit;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Administration;

/// <summary>
/// <c>GET /admin/audit-log.csv</c> and <c>.xlsx</c>: the filtered audit log as a file, entry by entry, however many there are. The query
/// is the page's, and <c>zone</c>, the time zone of the days and times.
/// </summary>
internal static class AuditDownloads
{
    // Excel has 1,048,576 rows; the first is the heading.
    private const int MostExcelRows = (1 << 20) - 1;
    private const string ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapAuditDownloads(this IEndpointRouteBuilder routes) => routes
        .MapGet($"/admin/{AdministrationUrls.AuditFile}.{{extension:regex(^(csv|xlsx)$)}}", DownloadAsync)
        .RequireAuthorization(Policies.CanManagePeople)
        .RequireRateLimiting(ExportLimit.Policy)
        .RefuseAs(AuditAction.Export);

    private static async Task<IResult> DownloadAsync(string extension, string? zone, HttpContext http, AuditReader reader, TimeProvider clock, CancellationToken cancellation)
    {
        var texts = new Texts(typeof(AdministrationTexts), CultureInfo.CurrentUICulture);
        var readerZone = ReaderZone.Find(zone);
        var filter = AuditFilter.Parse(http.Request.QueryString.Value).FirstPage();
        var file = $"{AdministrationUrls.AuditFile}.{extension}";
        var isCsv = extension == "csv";
        var export = await reader.ExportAsync(
            http.Asking(), filter.ToQuery(readerZone, clock.GetUtcNow().UtcDateTime), file, filter.ToString(), isCsv ? long.MaxValue : MostExcelRows, cancellation);
        if (export is null)
        {
            return Results.Text(texts["Audit_TooManyForExcel"], MediaTypeNames.Text.Plain, Encoding.UTF8, StatusCodes.Status413PayloadTooLarge);
        }
        http.Response.Headers.CacheControl = "no-store";
        var columns = AuditRow.Columns(texts, readerZone);
        var rows = export.Entries.Select(entry => AuditRow.Of(entry, texts, readerZone));
        return isCsv
            ? Results.Stream(stream => WriteCsvAsync(columns, rows, stream, cancellation), "text/csv; charset=utf-8", file)
            : Results.Stream(stream => WriteExcelAsync(texts["Audit_Title"], columns, rows, stream, cancellation), ExcelType, file);
    }

    private static async Task WriteCsvAsync(
        IReadOnlyList<TableColumn<AuditRow>> columns, IAsyncEnumerable<AuditRow> rows, Stream stream, CancellationToken cancellation)
    {
        // The mark at the beginning tells spreadsheets that the text is UTF-8.
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(CsvTable.Heading(columns).AsMemory(), cancellation);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            await writer.WriteAsync(CsvTable.Line(columns, column => columns[column].Value(row)).AsMemory(), cancellation);
        }
    }

    /// <summary>A workbook is packed while it is written, which a response does not bear: a temporary file in between, gone when it is sent.</summary>
    private static async Task WriteExcelAsync(
        string title, IReadOnlyList<TableColumn<AuditRow>> columns, IAsyncEnumerable<AuditRow> rows, Stream stream, CancellationToken cancellation)
    {
        await using var file = SpoolFile.Create();
        await ExcelTable.WriteAsync(title, columns, rows.Select(row => columns.Select(column => column.Value(row)).ToArray()), file, cancellation: cancellation);
        file.Position = 0;
        await file.CopyToAsync(stream, cancellation);
    }
}
