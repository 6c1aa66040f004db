using TechMart.Dashboard.Uploads;
using TechMart.Store.Accounts;
using TechMart.Store.Datasets;

namespace TechMart.Dashboard.Hosting;

/// <summary>Loads the generated shop when the program starts with a store that holds nothing, so that there is something to look at.</summary>
internal sealed class DemoAtStart(DatasetStore datasets, DemoImport demo, ILogger<DemoAtStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if ((await datasets.ListAsync(stoppingToken)).Count == 0)
            {
                await demo.StartAsync(Actor.Program, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends before the shop was generated.
        }
#pragma warning disable CA1031 // The program works without it; the Data page offers to load the shop.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.LogWarning(exception, "The demo shop could not be loaded");
        }
    }
}
