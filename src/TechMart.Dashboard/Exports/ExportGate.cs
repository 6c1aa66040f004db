using System.Globalization;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Tables;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Exports;

/// <summary>
/// The only way by which a table becomes a file: it asks whether the person may, and writes into the audit log who takes what, before
/// there is a file that could be handed out.
/// </summary>
public sealed class ExportGate(AccessControl access, AuditLog audit)
{
    /// <summary>A table that is made for the export.</summary>
    /// <param name="actor">Who wants it.</param>
    /// <param name="export">The table.</param>
    /// <param name="kind">CSV or Excel.</param>
    /// <param name="context">Data set and filter.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StoreException">The person may not, or it cannot be written down; there is no file then.</exception>
    public async Task<TableFile> OpenAsync(Actor actor, ITableExport export, TableFileKind kind, DashboardContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(export);
        ArgumentNullException.ThrowIfNull(context);
        await access.RequireAsync(actor, export.Needs, AuditAction.Export, TableFile.NameOf(export.Name, kind), cancellation);
        var file = new TableFile(await export.MakeAsync(context, cancellation), kind, TableQuery.Parse(context.Query), context.Format.Culture);
        await WriteAsync(actor, file, context.Dataset?.Id, context.Query, cancellation);
        return file;
    }

    /// <summary>A table that stands on a page as it is, for example the numbers of a chart, as CSV.</summary>
    /// <param name="actor">Who wants it.</param>
    /// <param name="shown">The table.</param>
    /// <param name="culture">Of the reader.</param>
    /// <param name="datasetId">The data set shown.</param>
    /// <param name="filter">The query of the page's address.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StoreException">The person may not, or it cannot be written down; there is no file then.</exception>
    public async Task<TableFile> OpenAsync(
        Actor actor, ITable shown, CultureInfo culture, int? datasetId, string filter, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var file = new TableFile(shown, TableFileKind.Csv, new TableQuery(), culture);
        await access.RequireAsync(actor, Permission.Download, AuditAction.Export, file.Name, cancellation);
        await WriteAsync(actor, file, datasetId, filter, cancellation);
        return file;
    }

    private Task WriteAsync(Actor actor, TableFile file, int? datasetId, string filter, CancellationToken cancellation) => audit.WriteAsync(
        actor,
        new AuditEvent(AuditAction.Export, file.Name)
        { DatasetId = datasetId, Filter = filter, Rows = file.Rows },
        cancellation);
}
