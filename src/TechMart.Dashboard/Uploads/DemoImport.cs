using TechMart.Demo;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;

namespace TechMart.Dashboard.Uploads;

/// <summary>Loads the generated shop the way a person's file is loaded: written to disk, inspected, imported through the queue.</summary>
public sealed class DemoImport(UploadFolder uploads, DatasetStore datasets, ImportQueue queue, ImportRetries retries, AccessControl access)
{
    /// <summary>Generates the shop and puts its import into the queue.</summary>
    public async Task<ImportJob> StartAsync(Actor by, CancellationToken cancellation)
    {
        await access.RequireAsync(by, Permission.Import, AuditAction.Import, DemoShop.FileName, cancellation);
        var upload = await uploads.MakeAsync(
            by, DemoShop.FileName, (stream, token) => Task.Run(() => DemoShop.WriteCsvAsync(stream, new DemoOptions(), token), token), cancellation);
        try
        {
            var settings = new InspectionSettings();
            var file = SourceFile.Open(upload.Path, upload.Name);
            var inspection = await Task.Run(() => FileInspector.InspectAsync(file, settings, new ReadLimits(), null, cancellation), cancellation);
            var dataset = await datasets.FindAsync(DemoShop.DatasetName, cancellation)
                ?? await datasets.CreateAsync(by, DemoShop.DatasetName, DemoShop.Currency, isDemo: true, cancellation: cancellation);
            return retries.Enqueue(queue, new ImportRequest(dataset.Id, file, inspection, settings, by), upload.Id);
        }
        catch
        {
            uploads.Remove(upload.Id);
            throw;
        }
    }
}
