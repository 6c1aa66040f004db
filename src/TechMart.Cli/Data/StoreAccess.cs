using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Backups;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;
using TechMart.Store.Sales;
using TechMart.Store.Segments;

namespace TechMart.Cli.Data;

/// <summary>The store, opened for one command: the same that the dashboard uses.</summary>
internal sealed class StoreAccess : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StoreAccess(ServiceProvider services, string? publicUrl)
    {
        _services = services;
        PublicUrl = publicUrl;
    }

    /// <summary>The address at which people reach the dashboard, as configured; null where it is not said.</summary>
    public string? PublicUrl { get; }

    /// <summary>Folder for files under way.</summary>
    public string DataFolder => _services.GetRequiredService<StoreOptions>().DataFolder;

    /// <summary>Who works at the command line.</summary>
    public static Actor Actor { get; } = Actor.CommandLine(Environment.UserName);

    public DatasetStore Datasets => _services.GetRequiredService<DatasetStore>();

    public ImportStore Imports => _services.GetRequiredService<ImportStore>();

    public AccountStore Accounts => _services.GetRequiredService<AccountStore>();

    public StoreBackup Backup => _services.GetRequiredService<StoreBackup>();

    public SegmentStore Segments => _services.GetRequiredService<SegmentStore>();

    public AccessControl Access => _services.GetRequiredService<AccessControl>();

    public AuditLog Audit => _services.GetRequiredService<AuditLog>();

    public SalesTables Tables => _services.GetRequiredService<SalesTables>();

    public SalesReports Reports => _services.GetRequiredService<SalesReports>();

    /// <summary>Opens the store and brings it up to date.</summary>
    /// <param name="dataFolder">Folder of the embedded database; null = as configured.</param>
    /// <param name="clock">The store's clock.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<StoreAccess> OpenAsync(string? dataFolder, TimeProvider clock, CancellationToken cancellation)
    {
        var access = Find(dataFolder, clock);
        try
        {
            await access._services.GetRequiredService<StoreStart>().RunAsync(cancellation).ConfigureAwait(false);
            return access;
        }
        catch
        {
            await access.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The store, left closed: it may not be there yet.</summary>
    /// <param name="dataFolder">Folder of the embedded database; null = as configured.</param>
    /// <param name="clock">The store's clock.</param>
    public static StoreAccess Find(string? dataFolder, TimeProvider clock)
    {
        var root = Root();
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(root, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .Build();
        var options = new StoreOptions
        {
            ConnectionString = configuration.GetConnectionString("TechMart"),
            DataFolder = dataFolder is null
                ? Path.GetFullPath(configuration["Storage:DataFolder"] is { Length: > 0 } configured ? configured : "data", root)
                : Path.GetFullPath(dataFolder),
        };
        PrivateFolder.Create(options.DataFolder);
        return new StoreAccess(
            new ServiceCollection().AddSingleton(clock).AddTechMartStore(options).BuildServiceProvider(),
            configuration["Web:PublicUrl"] is { Length: > 0 } address ? address : null);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>The repository's root where the program runs from inside it, else the program's own folder.</summary>
    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TechMart.Dashboard.sln")))
            {
                return folder.FullName;
            }
        }
        return AppContext.BaseDirectory;
    }
}
