using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using TechMart.Dashboard.Configuration;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;
using TechMart.Store.Sales;

namespace TechMart.Dashboard.Administration;

/// <summary>Looks how the program and its store stand.</summary>
public sealed class SystemSource(
    AccessControl access,
    DashboardSettings settings,
    StoreInspection store,
    DatasetStore datasets,
    SalesTables tables,
    SalesReports reports,
    ImportStore imports,
    ImportQueue queue,
    AccountStore accounts,
    IKeyManager keys,
    TimeProvider clock)
{
    /// <summary>The program's version.</summary>
    public static string Version { get; } =
        typeof(SystemSource).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>How it stands now.</summary>
    /// <param name="actor">Who asks; needs <see cref="Permission.ManagePeople"/>.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StoreException">The person may not, or the store cannot be reached.</exception>
    public async Task<SystemState> LookAsync(Actor actor, CancellationToken cancellation = default)
    {
        await access.RequireAsync(actor, Permission.ManagePeople, AuditAction.Visit, AdministrationUrls.System, cancellation);
        var loaded = tables.Loaded.ToDictionary(data => data.Dataset.Id, data => data.Table.ColumnBytes);
        var people = await accounts.ListAsync(cancellation);
        var jobs = queue.Jobs;
        return new SystemState
        {
            At = clock.GetUtcNow().UtcDateTime,
            Program = Program(),
            Store = await store.InspectAsync(cancellation),
            Datasets = [.. (await datasets.ListAsync(cancellation)).Select(dataset =>
                new DatasetState(dataset, loaded.TryGetValue(dataset.Id, out var bytes) ? bytes : null))],
            LastImport = await imports.FindLastAsync(cancellation),
            Waiting = jobs.Count(job => job.Stage == ImportStage.Waiting),
            Importing = jobs.Count(job => job.Stage == ImportStage.Importing),
            CachedBytes = reports.CachedBytes,
            CacheCapacity = reports.CacheCapacity,
            People = people.Count,
            ActivePeople = people.Count(person => person.State == AccountState.Active),
            Keys = Keys(),
        };
    }

    private ProgramState Program()
    {
        using var process = Process.GetCurrentProcess();
        var memory = GC.GetGCMemoryInfo();
        var disk = new DriveInfo(settings.DataFolder);
        return new ProgramState(
            Version,
            RuntimeInformation.FrameworkDescription,
            $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
            Environment.ProcessorCount,
            clock.GetUtcNow().UtcDateTime - process.StartTime.ToUniversalTime(),
            process.WorkingSet64,
            memory.HeapSizeBytes,
            memory.TotalAvailableMemoryBytes,
            [.. Enumerable.Range(0, GC.MaxGeneration + 1).Select(generation => GC.CollectionCount(generation))],
            memory.PauseTimePercentage / 100,
            settings.DataFolder,
            disk.AvailableFreeSpace,
            disk.TotalSize);
    }

    private KeyState Keys()
    {
        var all = keys.GetAllKeys();
        var newest = all.Where(key => !key.IsRevoked).MaxBy(key => key.ActivationDate);
        return new KeyState(all.Count, newest?.CreationDate.UtcDateTime, newest?.ExpirationDate.UtcDateTime);
    }
}
