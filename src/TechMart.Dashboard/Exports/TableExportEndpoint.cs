using System.Globalization;
using Microsoft.Extensions.Localization;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Hosting;
using TechMart.Dashboard.Refusals;
using TechMart.Store.Audit;
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
    public static void MapTableExports(this IEndpointRouteBuilder routes) => routes
        .MapGet("/export/{name}.{extension:regex(^(csv|xlsx)$)}", ExportAsync)
        .RequireAuthorization(Policies.CanDownload)
        .RequireRateLimiting(ExportLimit.Policy)
        .RefuseAs(AuditAction.Export);

    private static async Task<IResult> ExportAsync(
        string name,
        string extension,
        HttpContext http,
        IEnumerable<ITableExport> exports,
        ExportGate gate,
        DatasetStore datasets,
        IStringLocalizer<ShellTexts> texts,
        CancellationToken cancellation)
    {
        var query = http.Request.QueryString.Value?.TrimStart('?') ?? "";
        var filter = DashboardFilter.Parse(query);
        var all = await datasets.ListAsync(cancellation);
        var dataset = DashboardContext.Find(all, filter.Data);
        if (exports.FirstOrDefault(export => export.Name == name) is not { } asked || dataset is null)
        {
            return Results.NotFound();
        }
        var context = new DashboardContext(all, dataset, filter, new ReaderFormat(CultureInfo.CurrentCulture, dataset.Currency, texts)) { Query = query };
        var file = await gate.OpenAsync(http.Asking(), asked, extension == "csv" ? TableFileKind.Csv : TableFileKind.Xlsx, context, cancellation);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Stream(stream => file.WriteAsync(stream, cancellation), file.ContentType, file.Name);
    }
}
