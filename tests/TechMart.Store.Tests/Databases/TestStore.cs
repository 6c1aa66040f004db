using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TechMart.Store.Databases;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;
using TechMart.Store.Model;
using TechMart.Store.Sales;

namespace TechMart.Store.Tests.Databases;

/// <summary>A store of its own for a test: a SQLite file, or a database on the server that TECHMART_TEST_POSTGRES names.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly bool _isPostgres;
    private readonly bool _ownsFolder;
    private ServiceProvider _services;

    private TestStore(StoreOptions options, bool isPostgres, bool ownsFolder = true)
    {
        Options = options;
        _ownsFolder = ownsFolder;
        _isPostgres = isPostgres;
        _services = Services(options);
    }

    /// <summary>Connection string, without a database, of the server to test on; null where there is none.</summary>
    public static string? Server { get; } = Environment.GetEnvironmentVariable("TECHMART_TEST_POSTGRES") is { Length: > 0 } value ? value : null;

    public StoreOptions Options { get; }

    public StoreStart Start => Get<StoreStart>();

    public DatasetStore Datasets => Get<DatasetStore>();

    public ImportStore Imports => Get<ImportStore>();

    public ImportQueue Queue => Get<ImportQueue>();

    public SalesTables Tables => Get<SalesTables>();

    public SalesReports Reports => Get<SalesReports>();

    internal StoreDatabase Database => Get<StoreDatabase>();

    public static TestStore New(bool postgres)
    {
        var folder = Directory.CreateTempSubdirectory("techmart-store-").FullName;
        var options = new StoreOptions { DataFolder = folder };
        if (postgres)
        {
            var connection = new NpgsqlConnectionStringBuilder(Server!)
            {
                Database = $"techmart_{Guid.NewGuid():N}",
                // In seconds: other tests keep the machine busy.
                Timeout = 120,
                CommandTimeout = 300,
            };
            options = options with { ConnectionString = connection.ConnectionString };
        }
        return new TestStore(options, postgres);
    }

    /// <summary>A store in a folder that is there already.</summary>
    public static TestStore In(string folder) => new(new StoreOptions { DataFolder = folder }, isPostgres: false, ownsFolder: false);

    public static async Task<TestStore> StartedAsync(bool postgres)
    {
        var store = New(postgres);
        await store.Start.RunAsync();
        return store;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public TechMartDbContext NewContext() => Get<IDbContextFactory<TechMartDbContext>>().CreateDbContext();

    /// <summary>The services of another process (or replica) on the same store.</summary>
    public ServiceProvider AnotherProcess() => Services(Options);

    /// <summary>Throws away everything in memory, as a restart does.</summary>
    public async Task RestartAsync()
    {
        await _services.DisposeAsync();
        _services = Services(Options);
        await Start.RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_isPostgres)
        {
            await using var context = new PostgresTechMartDbContext(
                new DbContextOptionsBuilder<PostgresTechMartDbContext>().UseNpgsql(Options.ConnectionString).Options);
            await context.Database.EnsureDeletedAsync();
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_ownsFolder)
        {
            Directory.Delete(Options.DataFolder, recursive: true);
        }
    }

    private static ServiceProvider Services(StoreOptions options) =>
        new ServiceCollection().AddTechMartStore(options).BuildServiceProvider();
}
