using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TechMart.Store.Databases;
using TechMart.Store.Datasets;

namespace TechMart.Store.Sales;

/// <summary>Keeps the columns of each data set in memory, loads them once, and swaps them when the data change.</summary>
public sealed class SalesTables : IDisposable
{
    /// <summary>Most data sets to keep; the one that nobody asked for longest goes first.</summary>
    internal const int MaxLoaded = 8;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

    private readonly StoreDatabase _database;
    private readonly SalesLoader _loader;
    private readonly TimeProvider _clock;
    private readonly ILogger<SalesTables> _log;
    private readonly Lock _lock = new();
    private readonly Dictionary<int, Entry> _entries = [];
    private readonly Dictionary<int, long> _versions = []; // that people were told of
    private readonly CancellationTokenSource _disposed = new();
    private Action<DatasetInfo>? _changed;
    private ITimer? _watch;
    private long _uses;

    internal SalesTables(StoreDatabase database, TimeProvider clock, ILogger<SalesTables> log)
    {
        _database = database;
        _loader = new SalesLoader(database);
        _clock = clock;
        _log = log;
    }

    /// <summary>Raised, on any thread, when a data set has a new version (also one made by another process).</summary>
    public event Action<DatasetInfo>? Changed
    {
        add
        {
            lock (_lock)
            {
                _changed += value;
                // Nobody has to look for other processes' changes before somebody wants to be told.
                _watch ??= _clock.CreateTimer(_ => _ = WatchAsync(), null, LookEvery, LookEvery);
            }
        }
        remove
        {
            lock (_lock)
            {
                _changed -= value;
            }
        }
    }

    /// <summary>The data set's current columns, loaded now if they are not there; the same object until the data change.</summary>
    /// <exception cref="StoreException">There is no such data set, or the database cannot be reached.</exception>
    public async Task<LoadedDataset> GetAsync(int datasetId, CancellationToken cancellation = default)
    {
        var version = await _database.WithContextAsync(context => context.Datasets
            .Where(dataset => dataset.Id == datasetId)
            .Select(dataset => (long?)dataset.Version)
            .FirstOrDefaultAsync(cancellation), cancellation).ConfigureAwait(false);
        if (version is null)
        {
            Forget(datasetId);
            throw DatasetStore.Unknown(datasetId);
        }
        // Loading goes on for the next one who asks when this one leaves.
        return await Current(datasetId, version.Value).WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>The columns that are in memory now.</summary>
    public IReadOnlyList<LoadedDataset> Loaded
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries.Values.Where(entry => entry.Loading.IsCompletedSuccessfully).Select(entry => entry.Loading.Result)];
            }
        }
    }

    /// <summary>Tells that a data set changed, after an import or an undo.</summary>
    public async Task RefreshAsync(int datasetId, CancellationToken cancellation = default)
    {
        var dataset = await _database.WithContextAsync(context => DatasetStore
            .Describe(context, context.Datasets.Where(dataset => dataset.Id == datasetId))
            .FirstOrDefaultAsync(cancellation), cancellation).ConfigureAwait(false);
        if (dataset is null)
        {
            Forget(datasetId);
            return;
        }
        await AnnounceAsync(dataset, cancellation).ConfigureAwait(false);
    }

    /// <summary>Looks for versions that other processes made.</summary>
    internal async Task LookAsync(CancellationToken cancellation)
    {
        var versions = await _database.WithContextAsync(context => context.Datasets
            .Select(dataset => new { dataset.Id, dataset.Version }).ToListAsync(cancellation), cancellation).ConfigureAwait(false);
        foreach (var dataset in versions)
        {
            bool isNew;
            lock (_lock)
            {
                // What was there at the first look is no news.
                isNew = !_versions.TryAdd(dataset.Id, dataset.Version) && _versions[dataset.Id] < dataset.Version;
            }
            if (isNew)
            {
                await RefreshAsync(dataset.Id, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watch?.Dispose();
        _disposed.Cancel();
    }

    private async Task WatchAsync()
    {
        try
        {
            await LookAsync(_disposed.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is StoreException or OperationCanceledException or ObjectDisposedException)
        {
            _log.LogDebug(exception, "Looking for changes of the data failed; the next look is in {Seconds} s.", LookEvery.TotalSeconds);
        }
        catch (Exception exception)
        {
            _log.LogError(exception, "Looking for changes of the data failed.");
        }
    }

    private async Task AnnounceAsync(DatasetInfo dataset, CancellationToken cancellation)
    {
        Action<DatasetInfo>? changed;
        bool isUsed;
        lock (_lock)
        {
            _versions[dataset.Id] = Math.Max(_versions.GetValueOrDefault(dataset.Id), dataset.Version);
            changed = _changed;
            isUsed = changed is not null || _entries.ContainsKey(dataset.Id);
        }
        if (isUsed)
        {
            // Whoever is told finds the columns ready.
            await Current(dataset.Id, dataset.Version).WaitAsync(cancellation).ConfigureAwait(false);
        }
        changed?.Invoke(dataset);
    }

    private Task<LoadedDataset> Current(int datasetId, long version)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(datasetId, out var entry) || entry.Version < version || entry.Loading.IsFaulted || entry.Loading.IsCanceled)
            {
                entry = new Entry(version, Task.Run(() => _loader.LoadAsync(datasetId, _disposed.Token)));
                _entries[datasetId] = entry;
                if (_entries.Count > MaxLoaded)
                {
                    _entries.Remove(_entries.Where(other => other.Key != datasetId).MinBy(other => other.Value.LastUse).Key);
                }
            }
            entry.LastUse = ++_uses;
            return entry.Loading;
        }
    }

    private void Forget(int datasetId)
    {
        lock (_lock)
        {
            _entries.Remove(datasetId);
            _versions.Remove(datasetId);
        }
    }

    private sealed class Entry(long version, Task<LoadedDataset> loading)
    {
        /// <summary>The version that was wanted; what was loaded may be newer.</summary>
        public long Version => Loading.IsCompletedSuccessfully ? Math.Max(version, Loading.Result.Dataset.Version) : version;

        public Task<LoadedDataset> Loading { get; } = loading;

        public long LastUse { get; set; }
    }
}
