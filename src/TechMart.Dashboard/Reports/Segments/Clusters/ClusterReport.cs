using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Dashboard.Exports;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Tables;
using TechMart.Store.Sales;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments.Clusters;

/// <summary>Asks for the clusters and makes them ready for the reader.</summary>
public sealed class ClusterReport(SalesReports reports, IStringLocalizer<SegmentPageTexts> texts, IStringLocalizer<ClusterTexts> own)
{
    /// <summary>The clusters of a data set, filter and choice.</summary>
    /// <param name="context">The data set and filter.</param>
    /// <param name="progress">Is told how far the work is.</param>
    /// <param name="early">Is given, on any thread, what there is to see before it is known whether there are groups.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<ClusterView> AskAsync(DashboardContext context, IProgress<ClusterSearchProgress> progress, Action<ClusterView> early, CancellationToken cancellation)
    {
        var source = await SourceAsync(context, progress, early, cancellation);
        return await Task.Run(() => ClusterView.Of(source), cancellation);
    }

    private async Task<ClusterSource> SourceAsync(DashboardContext context, IProgress<ClusterSearchProgress>? progress, Action<ClusterView>? early, CancellationToken cancellation)
    {
        var choice = ClusterChoice.Parse(context.Query);
        var report = await Task.Run(
            () => reports.ClustersAsync(context.Dataset!.Id, context.SalesFilter, choice.Options, choice.Shown, progress, early is null ? null : Tell, cancellation), cancellation);
        return new ClusterSource(report, context, choice, texts, own);

        void Tell(SalesReport<ClusterResult> part) => early(ClusterView.Of(new ClusterSource(part, context, choice, texts, own) { IsEarly = true }));
    }

    /// <summary>The groups as a file.</summary>
    internal sealed class ClusterExport(ClusterReport report) : ITableExport
    {
        public string Name => "clusters";

        public async Task<ITable> MakeAsync(DashboardContext context, CancellationToken cancellation) =>
            ClusterTables.Clusters(await report.SourceAsync(context, null, null, cancellation)).Content!;
    }

    /// <summary>All customers with their groups as a file.</summary>
    internal sealed class MemberExport(ClusterReport report) : ITableExport
    {
        public string Name => "clusters-members";

        public async Task<ITable> MakeAsync(DashboardContext context, CancellationToken cancellation) =>
            ClusterTables.Members(await report.SourceAsync(context, null, null, cancellation));
    }
}
