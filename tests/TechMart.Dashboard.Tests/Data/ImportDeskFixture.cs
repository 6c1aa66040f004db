using System.Text;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Dashboard.Uploads;
using TechMart.Import;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Imports;

namespace TechMart.Dashboard.Tests.Data;

/// <summary>A store in a file of its own, with the desk over which uploads are imported.</summary>
public sealed class ImportDeskFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("techmart-desk-").FullName;
    private ServiceProvider _services = null!;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        var services = new ServiceCollection();
        Register(services, _folder);
        _services = services.BuildServiceProvider();
        await Get<StoreStart>().RunAsync();
    }

    /// <summary>Registers the store in a folder, and the desk.</summary>
    public static void Register(IServiceCollection services, string folder)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddTechMartStore(new StoreOptions { DataFolder = folder });
        services.AddUploads(new UploadOptions { Folder = Path.Combine(folder, "uploads"), MaxBytes = 1 << 24 });
    }

    public Task<Upload> UploadAsync(string content, string name = "sales.csv")
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        return Get<UploadFolder>().TakeAsync(Actor.Program, name, new MemoryStream(bytes), bytes.Length, default);
    }

    /// <summary>Opens a draft of a file.</summary>
    public async Task<ImportDraft> OpenAsync(string content, string name = "sales.csv") =>
        await ImportDraft.OpenAsync(Get<ImportDesk>(), await UploadAsync(content, name), Actor.Program, null, null, default);

    /// <summary>Imports a draft and waits until it has ended.</summary>
    public async Task<ImportJob> ImportAsync(ImportDraft draft, bool allowSameFile = false)
    {
        var ended = new TaskCompletionSource<ImportJob>(TaskCreationOptions.RunContinuationsAsynchronously);
        var queue = Get<ImportQueue>();
        void Look(ImportJob job)
        {
            if (job.Stage is ImportStage.Finished or ImportStage.Failed or ImportStage.Cancelled)
            {
                ended.TrySetResult(job);
            }
        }
        queue.Changed += Look;
        try
        {
            await draft.ImportAsync(Actor.Program, allowSameFile, default);
            return await ended.Task;
        }
        finally
        {
            queue.Changed -= Look;
        }
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
