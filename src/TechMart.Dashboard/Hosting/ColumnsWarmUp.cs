using TechMart.Analytics.Sales;
using TechMart.Dashboard.Filters;
using TechMart.Store.Datasets;
using TechMart.Store.Sales;

namespace TechMart.Dashboard.Hosting;

/// <summary>Loads the columns of the data set that a bare address shows, and asks its Overview once, so that the first reader need not wait.</summary>
internal sealed class ColumnsWarmUp(DatasetStore datasets, SalesReports reports, ILogger<ColumnsWarmUp> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (DashboardContext.Find(await datasets.ListAsync(stoppingToken), null) is { Lines: > 0 } dataset)
            {
                await reports.OverviewAsync(dataset.Id, SalesFilter.All, new DashboardFilter().Comparison, cancellation: stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends before it was warm.
        }
#pragma warning disable CA1031 // The program works without it; whoever opens a page meets the failure and reads of it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.LogWarning(exception, "The columns could not be loaded ahead of the first page");
        }
    }
}
