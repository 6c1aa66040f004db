using Microsoft.Extensions.DependencyInjection;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Store.Accounts;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;

namespace TechMart.Dashboard.Tests.Shop;

/// <summary>Brings a small file into a store by the product's own import.</summary>
internal static class SalesImport
{
    public static async Task<ImportInfo> RunAsync(IServiceProvider services, string dataset, string csv, string name = "sales.csv")
    {
        var folder = Directory.CreateTempSubdirectory("techmart-file-");
        try
        {
            var path = Path.Combine(folder.FullName, "sales.csv");
            await File.WriteAllTextAsync(path, csv);
            var datasets = services.GetRequiredService<DatasetStore>();
            var target = await datasets.FindAsync(dataset) ?? await datasets.CreateAsync(Actor.Program, dataset, "GBP");
            var settings = new InspectionSettings();
            var file = SourceFile.Open(path, name);
            var inspection = await FileInspector.InspectAsync(file, settings, new ReadLimits());
            return await services.GetRequiredService<ImportStore>().RunAsync(new ImportRequest(target.Id, file, inspection, settings, Actor.Program));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
