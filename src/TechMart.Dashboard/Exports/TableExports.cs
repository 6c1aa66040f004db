using TechMart.Dashboard.Reports.Overview;
using TechMart.Dashboard.Reports.Segments.Clusters;
using TechMart.Dashboard.Reports.Segments.Consumption;
using TechMart.Dashboard.Reports.Segments.Customers;
using TechMart.Dashboard.Reports.Segments.Groups;
using TechMart.Dashboard.Reports.Segments.Migration;
using TechMart.Dashboard.Reports.Segments.Profiles;
using TechMart.Dashboard.Reports.Segments.Rfm;

namespace TechMart.Dashboard.Exports;

/// <summary>The tables that can be downloaded. A new one is one line here.</summary>
internal static class TableExports
{
    public static void AddTableExports(this IServiceCollection services)
    {
        services.AddSingleton<ExportGate>();
        services.AddScoped<ITableExport, OverviewReport.ProductExport>();
        services.AddScoped<ITableExport, RfmReport.SegmentExport>();
        services.AddScoped<ITableExport, CustomersReport.CustomerExport>();
        services.AddScoped<ITableExport, RfmReport.GridExport>();
        services.AddScoped<ITableExport, ClusterReport.ClusterExport>();
        services.AddScoped<ITableExport, ClusterReport.MemberExport>();
        services.AddScoped<ITableExport, ConsumptionReport.ProfileExport>();
        services.AddScoped<ITableExport, ConsumptionReport.CategoryExport>();
        services.AddScoped<ITableExport, ConsumptionReport.OfferExport>();
        services.AddScoped<ITableExport, ProductGroupsReport.ProductExport>();
        services.AddScoped<ITableExport, ProfileReport.ComparisonExport>();
        services.AddScoped<ITableExport, MigrationReport.MoveExport>();
    }
}
