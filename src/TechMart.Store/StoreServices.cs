using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Backups;
using TechMart.Store.Databases;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;
using TechMart.Store.Model;
using TechMart.Store.ProductGroupings;
using TechMart.Store.Sales;
using TechMart.Store.Segments;

namespace TechMart.Store;

/// <summary>Registers the store: the database contexts, <see cref="Accounts.AccountStore"/>, <see cref="Audit.AuditLog"/>, <see cref="Backups.StoreBackup"/>, <see cref="Datasets.DatasetStore"/>, <see cref="Imports.ImportStore"/>,
/// <see cref="Imports.ImportQueue"/>, <see cref="Segments.SegmentStore"/>, <see cref="ProductGroupings.ProductGroupStore"/>, <see cref="Sales.SalesTables"/>, <see cref="Sales.SalesReports"/> and <see cref="Sales.SalesLineExport"/>.</summary>
public static class StoreServices
{
    /// <summary>Adds all of it as singletons.</summary>
    public static IServiceCollection AddTechMartStore(this IServiceCollection services, StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<StoreDatabase>(provider => string.IsNullOrWhiteSpace(options.ConnectionString)
            ? new SqliteStoreDatabase(options.DataFolder, provider.GetRequiredService<TimeProvider>())
            : new PostgresStoreDatabase(options.ConnectionString));
        services.AddSingleton<IDbContextFactory<TechMartDbContext>>(provider => provider.GetRequiredService<StoreDatabase>());
        services.AddSingleton(provider => new StoreStart(provider.GetRequiredService<StoreDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new StoreInspection(provider.GetRequiredService<StoreDatabase>()));
        services.AddAccounts();
        services.AddSingleton(provider => new StoreBackup(
            provider.GetRequiredService<StoreDatabase>(),
            provider.GetRequiredService<StoreStart>(),
            provider.GetRequiredService<AccessControl>(),
            provider.GetRequiredService<AuditLog>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DatasetStore(
            provider.GetRequiredService<StoreDatabase>(),
            provider.GetRequiredService<AccessControl>(),
            provider.GetRequiredService<AuditLog>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SegmentStore(
            provider.GetRequiredService<StoreDatabase>(),
            provider.GetRequiredService<AccessControl>(),
            provider.GetRequiredService<AuditLog>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SalesTables(
            provider.GetRequiredService<StoreDatabase>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SalesTables>>()));
        services.AddSingleton(provider => new SalesLineExport(
            provider.GetRequiredService<StoreDatabase>(), provider.GetRequiredService<AccessControl>(), provider.GetRequiredService<AuditLog>()));
        services.AddSingleton(provider => new ClusterLetters(
            provider.GetRequiredService<StoreDatabase>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ClusterLetters>>()));
        services.AddSingleton(provider => new SalesReports(
            provider.GetRequiredService<SalesTables>(), provider.GetRequiredService<StoreDatabase>(), provider.GetRequiredService<ClusterLetters>(), options));
        services.AddSingleton(provider => new ProductGroupStore(
            provider.GetRequiredService<StoreDatabase>(),
            provider.GetRequiredService<SalesReports>(),
            provider.GetRequiredService<AccessControl>(),
            provider.GetRequiredService<AuditLog>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ImportStore(
            provider.GetRequiredService<StoreDatabase>(),
            provider.GetRequiredService<SalesTables>(),
            provider.GetRequiredService<AccessControl>(),
            provider.GetRequiredService<AuditLog>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ImportStore>>()));
        services.AddSingleton(provider => new ImportQueue(
            provider.GetRequiredService<ImportStore>(), provider.GetRequiredService<AccessControl>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ImportQueue>>()));
        return services;
    }
}
