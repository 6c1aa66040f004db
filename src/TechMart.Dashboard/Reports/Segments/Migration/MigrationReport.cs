using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Migration;
using TechMart.Dashboard.Exports;
using TechMart.Dashboard.Filters;
using TechMart.Store.Sales;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments.Migration;

/// <summary>Asks for the moves between two periods and makes them ready for the reader.</summary>
public sealed class MigrationReport(SalesReports reports, IStringLocalizer<SegmentPageTexts> texts)
{
    /// <summary>The moves between the periods of the address.</summary>
    public async Task<MigrationView> AskAsync(DashboardContext context, CancellationToken cancellation)
    {
        var choice = MigrationChoice.Parse(context.Query);
        return MigrationView.Of(context, choice, await SourceAsync(context, choice, cancellation), texts);
    }

    private async Task<MigrationSource?> SourceAsync(DashboardContext context, MigrationChoice choice, CancellationToken cancellation)
    {
        var usual = MigrationPeriods.Of(context.Dataset!.From, context.Dataset.To);
        if (choice.Options(usual.Count > 0 ? usual[0] : null) is not { } options)
        {
            return null;
        }
        var report = await Task.Run(() => reports.MigrationAsync(context.Dataset.Id, context.SalesFilter, options, cancellation), cancellation);
        return new MigrationSource(report, context, choice, texts);
    }

    /// <summary>All moves and stays as a file.</summary>
    internal sealed class MoveExport(MigrationReport report, IStringLocalizer<SegmentPageTexts> texts, IStringLocalizer<ShellTexts> shell) : ITableExport
    {
        public string Name => "segment-moves";

        public async Task<ITable> MakeAsync(DashboardContext context, CancellationToken cancellation)
        {
            var source = await report.SourceAsync(context, MigrationChoice.Parse(context.Query), cancellation);
            return source is null ? new Table<MigrationCell>(Name, texts["Moves_Table"], new Columns<MigrationCell>(), []) : MoveTable.ForFile(source, shell);
        }
    }
}
