using System.Globalization;
using Microsoft.Net.Http.Headers;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Exports;
using TechMart.Dashboard.Hosting;
using TechMart.Dashboard.Refusals;
using TechMart.Store.Audit;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;
using TechMart.Store.Sales;
using TechMart.Wording;

namespace TechMart.Dashboard.Uploads;

/// <summary>Streams rejected rows and cleaned lines as CSV.</summary>
public static class DownloadEndpoints
{
    /// <summary>Maps <c>/downloads/imports/{id}/rejects.csv</c> and <c>/downloads/datasets/{id}/lines.csv</c>.</summary>
    public static void MapDownloads(this IEndpointRouteBuilder routes)
    {
        var downloads = routes.MapGroup("/downloads").RequireAuthorization(Policies.CanDownload).RequireRateLimiting(ExportLimit.Policy).RefuseAs(AuditAction.Export);
        downloads.MapGet("/imports/{id:long}/rejects.csv", RejectsAsync);
        downloads.MapGet("/datasets/{id:int}/lines.csv", LinesAsync);
    }

    private static async Task<IResult> RejectsAsync(long id, ImportStore imports, HttpContext context)
    {
        if (await imports.FindAsync(id, context.RequestAborted) is not { Report: { } report } import)
        {
            return Results.NotFound();
        }
        var words = new ImportWords(CultureInfo.CurrentCulture, Surface.Page, CultureInfo.CurrentUICulture);
        Describe(context.Response, DownloadName.Of(Path.GetFileNameWithoutExtension(import.FileName), "-rejected.csv"), report.Plan.Dialect.Encoding);
        await imports.WriteRejectsAsync(context.Asking(), id, context.Response.Body, row => words.Reason(row.Reason), context.RequestAborted);
        return Results.Empty;
    }

    private static async Task<IResult> LinesAsync(int id, DatasetStore datasets, SalesLineExport export, HttpContext context)
    {
        if (await datasets.FindAsync(id, context.RequestAborted) is not { } dataset)
        {
            return Results.NotFound();
        }
        Describe(context.Response, DownloadName.Of(dataset.Name, ".csv"), "utf-8");
        await export.WriteCsvAsync(context.Asking(), dataset, context.Response.Body, context.RequestAborted);
        return Results.Empty;
    }

    private static void Describe(HttpResponse response, string fileName, string encoding)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = $"text/csv; charset={encoding}";
        response.Headers.CacheControl = "no-store";
    }
}
