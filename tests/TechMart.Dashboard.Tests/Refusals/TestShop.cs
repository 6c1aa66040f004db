using Microsoft.Extensions.DependencyInjection;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Dashboard.Tests.Hosting;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Dashboard.Uploads;
using TechMart.Store.Accounts;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;
using TechMart.Store.Sales;
using TechMart.Store.Segments;

namespace TechMart.Dashboard.Tests.Refusals;

/// <summary>A host with one file imported, a row of which was rejected.</summary>
public sealed class TestShop : IAsyncLifetime
{
    /// <summary>A saved segment that belongs to none of the people.</summary>
    public const string Segment = "Theirs";

    public DashboardHost Host { get; } = new();

    public DatasetInfo Dataset { get; private set; } = null!;

    public ImportInfo Import { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Import = await SalesImport.RunAsync(
            Host.Services,
            "Shop",
            """
            customer,timestamp,order,product,category,price,quantity
            A,2011-01-03 10:00:00,1,Tea,Food,20,1
            B,2011-01-04 10:00:00,2,Jam,Food,30,1
            B,2011-01-05 10:00:00,3,Tea,Food,many,1
            """);
        Dataset = (await Host.Services.GetRequiredService<DatasetStore>().FindAsync("Shop"))!;
        await Host.Services.GetRequiredService<SegmentStore>().SaveAsync(Actor.Program, Dataset.Id, Segment, "", new RfmSegmentDefinition { Segment = SegmentCodes.Champions });
    }

    /// <summary>Everything that an action could have changed, to be compared.</summary>
    public async Task<string> StateAsync()
    {
        var datasets = await Host.Services.GetRequiredService<DatasetStore>().ListAsync();
        var imports = await Host.Services.GetRequiredService<ImportStore>().ListAsync();
        var segments = await Host.Services.GetRequiredService<SegmentStore>().ListAsync(Dataset.Id);
        var options = Host.Services.GetRequiredService<UploadOptions>();
        var uploads = Directory.Exists(options.Folder) ? Directory.GetFiles(options.Folder).Length : 0;
        var groups = (await Host.Services.GetRequiredService<SalesReports>().ProductGroupsAsync(Dataset.Id)).Result.Revision;
        var people = await Host.Services.GetRequiredService<AccountStore>().ListAsync();
        return string.Join('\n', [.. datasets.Select(dataset => dataset.ToString()), .. imports.Select(import => $"{import.Id} {import.State}"), .. segments.Select(segment => $"{segment.Name} {segment.Revision}"), $"{uploads} uploads", $"groups {groups}", $"{people.Count} people"]);
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
