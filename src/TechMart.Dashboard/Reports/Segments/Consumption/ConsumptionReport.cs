using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Clustering;
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
    /// <param name="context">The data set and filter.</param>
    /// <param name="progress">Is told how far the search is.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<ConsumptionView> AskAsync(DashboardContext context, IProgress<ClusterSearchProgress> progress, CancellationToken cancellation) =>
        ConsumptionView.Of(await SourceAsync(context, progress, cancellation));

    private async Task<ConsumptionSource> SourceAsync(DashboardContext context, IProgress<ClusterSearchProgress>? progress, CancellationToken cancellation)
    {
        var choice = ConsumptionChoice.Parse(context.Query);
        var report = await Task.Run(() => reports.ConsumptionAsync(context.Dataset!.Id, context.SalesFilter, choice.Options, progress, cancellation), cancellation);
        return new ConsumptionSource(report, context, choice, texts, pageTexts);
    }

    /// <summary>The mean shares as a file.</summary>
    internal sealed class CategoryExport(ConsumptionReport report) : ITableExport
    {
        public string Name => ConsumptionTables.CategoriesName;

        public async Task<ITable> MakeAsync(DashboardContext context, CancellationToken cancellation) =>
            ConsumptionTables.Categories(await report.SourceAsync(context, null, cancellation));
    }

    /// <summary>What to offer to whom, as a file.</summary>
    internal sealed class OfferExport(ConsumptionReport report) : ITableExport
    {
        public string Name => ConsumptionTables.OffersName;

        public async Task<ITable> MakeAsync(DashboardContext context, CancellationToken cancellation) =>
            ConsumptionTables.Offers(await report.SourceAsync(context, null, cancellation));
    }

    /// <summary>The profiles' shares and indices as a file.</summary>
    internal sealed class ProfileExport(ConsumptionReport report) : ITableExport
    {
        public string Name => "consumption-profiles";

        public async Task<ITable> MakeAsync(DashboardContext context, CancellationToken cancellation) =>
            ConsumptionHeat.Table(await report.SourceAsync(context, null, cancellation));
    }
}
