using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Tables;
using TechMart.Store.Datasets;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Exports;

/// <summary>
/// <c>GET /export/NAME.csv</c> and <c>.xlsx</c>: a table as a file. The query is the filter of the page and the order and filters
/// of the table, so that the file holds what the screen shows.
/// </summary>
internal static class TableExportEndpoint
{
    private const string ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapTableExports(this IEndpointRouteBuilder routes) => routes.MapGet("/export/{name}.{extension:regex(^(csv|xlsx)$)}", ExportAsync).RequireAuthorization(Policies.CanDownload);

    private static async Task<IResult> ExportAsync(
        string name,
        string extension,
        HttpContext http,
        IEnumerable<ITableExport> exports,
        DatasetStore datasets,
        IStringLocalizer<ShellTexts> texts,
        CancellationToken cancellation)
    {
        var query = http.Request.QueryString.Value;
        var filter = DashboardFilter.Parse(query);
        var all = await datasets.ListAsync(cancellation);
        if (exports.FirstOrDefault(export => export.Name == name) is not { } asked || DashboardContext.Find(all, filter.Data) is not { } dataset)
        {
            return Results.NotFound();
        }
        var culture = CultureInfo.CurrentCulture;
        var context = new DashboardContext(all, dataset, filter, new ReaderFormat(culture, dataset.Currency, texts));
        var table = await asked.MakeAsync(context, cancellation);
        var rows = TableQuery.Parse(query);
        http.Response.Headers.CacheControl = "no-store";
        return extension == "csv"
            ? Results.Stream(stream => WriteCsvAsync(table, rows, culture, stream, cancellation), "text/csv; charset=utf-8", table.Name + ".csv")
            : Results.File(await ExcelAsync(table, rows, culture, cancellation), ExcelType, table.Name + ".xlsx");
    }

    private static async Task WriteCsvAsync(ITable table, TableQuery rows, CultureInfo culture, Stream stream, CancellationToken cancellation)
    {
        // The mark at the beginning tells spreadsheets that the text is UTF-8.
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        foreach (var line in CsvTable.Lines(table, rows, culture))
        {
            await writer.WriteAsync(line.AsMemory(), cancellation);
        }
    }

    /// <summary>The writer of workbooks goes back in its stream, which a response cannot: a temporary file in between, gone when it is sent.</summary>
    private static async Task<Stream> ExcelAsync(ITable table, TableQuery rows, CultureInfo culture, CancellationToken cancellation)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await ExcelTable.WriteAsync(table, rows, culture, file, cancellation);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
