using Microsoft.Extensions.Localization;
using TechMart.Dashboard.Exports;
using TechMart.Dashboard.Filters;
using TechMart.Store.Sales;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments.Rfm;

/// <summary>Asks for the RFM segments and makes them ready for the reader.</summary>
public sealed class RfmReport(SalesReports reports, IStringLocalizer<SegmentPageTexts> texts)
{
    /// <summary>The segments of a data set, filter and scoring.</summary>
    public async Task<RfmView> AskAsync(DashboardContext context, CancellationToken cancellation) => RfmView.Of(await SourceAsync(context, cancellation));

    private async Task<RfmSource> SourceAsync(DashboardContext context, CancellationToken cancellation)
    {
        var choice = RfmChoice.Parse(context.Query);
        var report = await Task.Run(() => reports.RfmAsync(context.Dataset!.Id, context.SalesFilter, choice.Options, cancellation), cancellation);
        return new RfmSource(report, context, choice, texts);
    }

    /// <summary>The segments as a file, with what to do about each.</summary>
    internal sealed class SegmentExport(RfmReport report, IStringLocalizer<ShellTexts> shell) : ITableExport
    {
        public string Name => "rfm-segments";

        public async Task<ITable> MakeAsync(DashboardContext context, CancellationToken cancellation) =>
            RfmSegmentTable.ForFile(await report.SourceAsync(context, cancellation), shell);
    }

    /// <summary>The cells of the table of segments as a file.</summary>
    internal sealed class GridExport(RfmReport report, IStringLocalizer<ShellTexts> shell) : ITableExport
    {
        public string Name => "rfm-grid";

        public async Task<ITable> MakeAsync(DashboardContext context, CancellationToken cancellation) =>
            RfmGrid.ForFile(await report.SourceAsync(context, cancellation), shell);
    }
}
