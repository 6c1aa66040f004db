using Microsoft.Extensions.Logging;
using TechMart.Import;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Store.Imports;

/// <summary>
/// Runs imports in the background, one at a time for each data set, so that they go on when the tab that started them is closed.
/// </summary>
public sealed class ImportQueue : IAsyncDisposable, IDisposable
{
    // Ended jobs that are still listed.
    private const int Remembered = 20;

    private static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(1);

    private readonly ImportStore _imports;
    private readonly AccessControl _access;
    private readonly TimeProvider _clock;
    private readonly ILogger<ImportQueue> _log;
    private readonly Lock _lock = new();
    private readonly List<Job> _jobs = [];
    private readonly Dictionary<int, Task> _last = [];
    private bool _disposed;

    internal ImportQueue(ImportStore imports, AccessControl access, TimeProvider clock, ILogger<ImportQueue> log)
    {
        _imports = imports;
        _access = access;
        _clock = clock;
        _log = log;
    }

    /// <summary>Raised, on any thread, whenever a job is added, advances or ends.</summary>
    public event Action<ImportJob>? Changed;

    /// <summary>Jobs waiting, running, and recently ended, oldest first.</summary>
    public IReadOnlyList<ImportJob> Jobs
    {
        get
        {
            lock (_lock)
            {
                return [.. _jobs.Select(job => job.Snapshot)];
            }
        }
    }

    /// <summary>Puts an import at the end of its data set's queue. <paramref name="finished"/> is called when it has ended, however it did (to delete an upload).</summary>
    public ImportJob Enqueue(ImportRequest request, Action<ImportJob>? finished = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var job = new Job(request, finished);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _jobs.Add(job);
            var before = _last.GetValueOrDefault(request.DatasetId, Task.CompletedTask);
            _last[request.DatasetId] = Task.Run(() => RunAsync(job, before));
        }
        var added = job.Snapshot;
        Raise(added);
        return added;
    }

    /// <summary>Ends a job, waiting or running.</summary>
    /// <param name="actor">Who; needs <see cref="Permission.Import"/>.</param>
    /// <param name="jobId">The job; one that has ended already is left alone.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="StoreException">The person may not.</exception>
    public async Task CancelAsync(Actor actor, Guid jobId, CancellationToken cancellation = default)
    {
        Job? job;
        lock (_lock)
        {
            job = _jobs.Find(job => job.Snapshot.Id == jobId);
        }
        if (job is not null)
        {
            await _access.RequireAsync(actor, Permission.Import, AuditAction.Import, job.Request.File.DisplayName, cancellation).ConfigureAwait(false);
            await job.Cancellation.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends all jobs and waits until they have let go of their files.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        Task[] running;
        lock (_lock)
        {
            running = [.. _last.Values];
        }
        await Task.WhenAll(running).ConfigureAwait(false);
    }

    /// <summary>Ends all jobs without waiting for them.</summary>
    public void Dispose()
    {
        List<Job> jobs;
        lock (_lock)
        {
            _disposed = true;
            jobs = [.. _jobs];
        }
        foreach (var job in jobs)
        {
            job.Cancellation.Cancel();
        }
    }

    private async Task RunAsync(Job job, Task before)
    {
        try
        {
            // A job that is cancelled leaves the queue at once; who comes after it still waits for those before it.
            await before.WaitAsync(job.Cancellation.Token).ConfigureAwait(false);
            var import = await ImportAsync(job).ConfigureAwait(false);
            End(job, ImportStage.Finished, import, problem: null);
        }
        catch (OperationCanceledException exception) when (job.Cancellation.IsCancellationRequested)
        {
            _log.LogDebug(exception, "The import of {File} was cancelled.", job.Request.File.DisplayName);
            End(job, ImportStage.Cancelled, import: null, problem: null);
        }
        catch (ImportException exception)
        {
            End(job, ImportStage.Failed, import: null, exception.Problem);
        }
        catch (StoreException exception)
        {
            _log.LogWarning(exception, "The import of {File} failed.", job.Request.File.DisplayName);
            End(job, ImportStage.Failed, import: null, exception.Problem == StoreProblem.Unavailable
                ? ImportProblem.Of(ProblemCode.StoreUnavailable, blocking: true)
                : ImportProblem.Of(ProblemCode.Unexpected, blocking: true, ("detail", exception.Message)));
        }
        catch (Exception exception)
        {
            _log.LogError(exception, "The import of {File} failed.", job.Request.File.DisplayName);
            End(job, ImportStage.Failed, import: null, ImportProblem.Of(ProblemCode.Unexpected, blocking: true, ("detail", exception.Message)));
        }
        await before.ConfigureAwait(false);
    }

    private async Task<ImportInfo> ImportAsync(Job job)
    {
        while (true)
        {
            Advance(job, default);
            try
            {
                return await _imports.RunAsync(job.Request, new Reporter(this, job), job.Cancellation.Token).ConfigureAwait(false);
            }
            catch (StoreException exception) when (exception.Problem == StoreProblem.Busy)
            {
                // Another process imports into the data set.
                Raise(job.Snapshot = job.Snapshot with { Stage = ImportStage.Waiting, Remaining = null });
                await Task.Delay(BusyPause, _clock, job.Cancellation.Token).ConfigureAwait(false);
            }
        }
    }

    private void Advance(Job job, ImportProgress progress)
    {
        var started = job.Started ??= _clock.GetTimestamp();
        var elapsed = _clock.GetElapsedTime(started);
        TimeSpan? remaining = progress.Rows > 0 && progress.TotalRows >= progress.Rows
            ? elapsed * ((double)(progress.TotalRows - progress.Rows) / progress.Rows)
            : null;
        Raise(job.Snapshot = job.Snapshot with { Stage = ImportStage.Importing, Progress = progress, Elapsed = elapsed, Remaining = remaining });
    }

    private void End(Job job, ImportStage stage, ImportInfo? import, ImportProblem? problem)
    {
        var elapsed = job.Started is { } started ? _clock.GetElapsedTime(started) : TimeSpan.Zero;
        var ended = job.Snapshot with { Stage = stage, Elapsed = elapsed, Remaining = null, Import = import, Problem = problem };
        lock (_lock)
        {
            job.Snapshot = ended;
            var old = _jobs.FindAll(other => other.Snapshot.Stage is ImportStage.Finished or ImportStage.Failed or ImportStage.Cancelled).SkipLast(Remembered).ToHashSet();
            _jobs.RemoveAll(old.Contains);
        }
        Guarded(() => job.Finished?.Invoke(ended));
        Raise(ended);
    }

    private void Raise(ImportJob job) => Guarded(() => Changed?.Invoke(job));

    // A listener's fault is not the import's.
    private void Guarded(Action call)
    {
        try
        {
            call();
        }
        catch (Exception exception)
        {
            _log.LogError(exception, "A listener to imports failed.");
        }
    }

    private sealed class Job(ImportRequest request, Action<ImportJob>? finished)
    {
        private volatile ImportJob _snapshot = new(
            Guid.NewGuid(), request.DatasetId, request.File.DisplayName, request.By.Name, ImportStage.Waiting, default, TimeSpan.Zero, Remaining: null, Import: null, Problem: null);

        public ImportRequest Request { get; } = request;

        public Action<ImportJob>? Finished { get; } = finished;

        public CancellationTokenSource Cancellation { get; } = new();

        public long? Started { get; set; }

        public ImportJob Snapshot
        {
            get => _snapshot;
            set => _snapshot = value;
        }
    }

    private sealed class Reporter(ImportQueue queue, Job job) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => queue.Advance(job, value);
    }
}
