using Microsoft.Extensions.Localization;
using TechMart.Dashboard.Exports;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Tables;
using TechMart.Store.Sales;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Overview;

/// <summary>Asks for the Overview and makes it ready for the reader.</summary>
public sealed class OverviewReport(SalesReports reports, IStringLocalizer<OverviewTexts> texts, IStringLocalizer<FindingsTexts> findings)
{
    /// <summary>The Overview of a data set and filter.</summary>
    public async Task<OverviewView> AskAsync(DashboardContext context, CancellationToken cancellation) =>
        OverviewView.Of(await SourceAsync(context, cancellation));

    private async Task<OverviewSource> SourceAsync(DashboardContext context, CancellationToken cancellation)
    {
        // Models run off the thread of the page, which stays free for the reader's next click.
        var report = await Task.Run(
            () => reports.OverviewAsync(context.Dataset!.Id, context.SalesFilter, context.Filter.Comparison, cancellation: cancellation), cancellation);
        return new OverviewSource(report, context.Format, texts, new FindingWords(findings, context.Format));
    }

    /// <summary>The products of the Overview as a file.</summary>
    internal sealed class ProductExport(OverviewReport report) : ITableExport
    {
        public string Name => "overview-products";

        public async Task<ITable> MakeAsync(DashboardContext context, CancellationToken cancellation)
        {
            var part = ProductTable.Of(await report.SourceAsync(context, cancellation));
            return part.Content ?? new Table<ProductRow>(Name, part.Title, new Columns<ProductRow>(), []);
        }
    }
}
