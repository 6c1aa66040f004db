using Microsoft.Extensions.Localization;
using TechMart.Dashboard.Exports;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Tables;
using TechMart.Store.Sales;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments.Consumption;

/// <summary>Asks what customers buy and makes it ready for the reader.</summary>
public sealed class ConsumptionReport(SalesReports reports, IStringLocalizer<SegmentPageTexts> texts, IStringLocalizer<ConsumptionTexts> pageTexts)
{
    /// <summary>What the customers of a data set and filter buy.</summary>
    public async Task<ConsumptionView> AskAsync(DashboardContext context, CancellationToken cancellation) => ConsumptionView.Of(await SourceAsync(context, cancellation));

    private async Task<ConsumptionSource> SourceAsync(DashboardContext context, CancellationToken cancellation)
    {
        var choice = ConsumptionChoice.Parse(context.Query);
        var report = await Task.Run(() => reports.ConsumptionAsync(context.Dataset!.Id, context.SalesFilter, choice.Options, null, cancellation), cancellation);
        return new ConsumptionSource(report, context, choice, texts, pageTexts);
    }

    /// <summary>The profiles' shares and indices as a file.</summary>
    internal sealed class ProfileExport(ConsumptionReport report) : ITableExport
    {
        public string Name => "consumption-profiles";

        public async Task<ITable> MakeAsync(DashboardContext context, CancellationToken cancellation) =>
            ConsumptionHeat.Table(await report.SourceAsync(context, cancellation));
    }
}
