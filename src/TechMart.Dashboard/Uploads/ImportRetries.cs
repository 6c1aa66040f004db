using System.Collections.Concurrent;
using TechMart.Store.Accounts;
using TechMart.Store.Imports;

namespace TechMart.Dashboard.Uploads;

/// <summary>Keeps what a failed import needs to be tried again, so that nobody has to send a large file twice because the disk was full.</summary>
public sealed class ImportRetries
{
    private readonly ConcurrentDictionary<Guid, Retry> _retries = new();

    /// <summary>Puts an import into the queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="request">The import.</param>
    /// <param name="release">Deletes its upload; called once nobody can need it any more.</param>
    public ImportJob Enqueue(ImportQueue queue, ImportRequest request, Action release) => queue.Enqueue(request, job =>
    {
        if (job.Stage == ImportStage.Failed)
        {
            _retries[job.Id] = new Retry(request, release);
        }
        else
        {
            release();
        }
    });

    /// <summary>Whether a failed job can be tried again by this person: it was theirs.</summary>
    public bool CanRetry(Guid jobId, Actor by) => _retries.TryGetValue(jobId, out var retry) && retry.Request.By.IsSameAs(by);

    /// <summary>Puts a failed import into the queue again, with what the person may do now; null where it cannot be, or is another person's.</summary>
    public ImportJob? TryAgain(ImportQueue queue, Guid jobId, Actor by) =>
        CanRetry(jobId, by) && _retries.TryRemove(jobId, out var retry) ? Enqueue(queue, retry.Request with { By = by }, retry.Release) : null;

    private sealed record Retry(ImportRequest Request, Action Release);
}
