using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Tables;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Exports;

/// <summary>A table that can be downloaded: the same that a page shows for the same data set and filter.</summary>
public interface ITableExport
{
    /// <summary>Its name in addresses and file names, for example <c>overview-products</c>.</summary>
    string Name { get; }

    /// <summary>What a person needs to take it out.</summary>
    Permission Needs => Permission.Download;

    /// <summary>Makes the table.</summary>
    Task<ITable> MakeAsync(DashboardContext context, CancellationToken cancellation);
}
