using Microsoft.Extensions.Localization;
using TechMart.Dashboard.Exports;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Tables;
using TechMart.Store.ProductGroupings;
using TechMart.Store.Sales;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments.Groups;

/// <summary>Asks for the groups of products and makes them ready for the reader.</summary>
public sealed class ProductGroupsReport(SalesReports reports, ProductGroupStore store, IStringLocalizer<SegmentPageTexts> texts)
{
    /// <summary>The groups of a data set.</summary>
    public async Task<ProductGroupsView> AskAsync(DashboardContext context, CancellationToken cancellation)
    {
        var source = await SourceAsync(context, cancellation);
        return ProductGroupsView.Of(source, await store.LastChangeAsync(context.Dataset!.Id, cancellation));
    }

    private async Task<ProductGroupsSource> SourceAsync(DashboardContext context, CancellationToken cancellation)
    {
        var report = await Task.Run(() => reports.ProductGroupsAsync(context.Dataset!.Id, cancellation), cancellation);
        return new ProductGroupsSource(report, context, texts);
    }

    /// <summary>Which product is in which group, as a file.</summary>
    internal sealed class ProductExport(ProductGroupsReport report) : ITableExport
    {
        public string Name => ProductGroupsView.Export;

        public async Task<ITable> MakeAsync(DashboardContext context, CancellationToken cancellation) =>
            ProductGroupsView.Table(await report.SourceAsync(context, cancellation));
    }
}
