using System.Collections.Concurrent;
using TechMart.Store.Accounts;
using TechMart.Store.Imports;

namespace TechMart.Dashboard.Uploads;

/// <summary>Keeps what a failed import needs to be tried again, so that nobody has to send a large file twice because the disk was full.</summary>
public sealed class ImportRetries(UploadFolder uploads)
{
    private readonly ConcurrentDictionary<Guid, Retry> _retries = new();

    /// <summary>Puts the import of an upload into the queue. The upload is deleted once nobody can need it any more.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="request">The import.</param>
    /// <param name="uploadId">Its upload.</param>
    public ImportJob Enqueue(ImportQueue queue, ImportRequest request, Guid uploadId)
    {
        ArgumentNullException.ThrowIfNull(queue);
        foreach (var (job, _) in _retries.Where(retry => !uploads.IsThere(retry.Value.UploadId)))
        {
            _retries.TryRemove(job, out _);
        }
        uploads.Hold(uploadId, isHeld: true);
        return queue.Enqueue(request, job =>
        {
            if (job.Stage == ImportStage.Failed)
            {
                uploads.Hold(uploadId, isHeld: false);
                _retries[job.Id] = new Retry(request, uploadId);
            }
            else
            {
                uploads.Remove(uploadId);
            }
        });
    }

    /// <summary>Whether a failed job can be tried again by this person: it was theirs, and its upload is still there.</summary>
    public bool CanRetry(Guid jobId, Actor by) =>
        _retries.TryGetValue(jobId, out var retry) && retry.Request.By.IsSameAs(by) && uploads.IsThere(retry.UploadId);

    /// <summary>Puts a failed import into the queue again, with what the person may do now; null where it cannot be, or is another person's.</summary>
    public ImportJob? TryAgain(ImportQueue queue, Guid jobId, Actor by) =>
        CanRetry(jobId, by) && _retries.TryRemove(jobId, out var retry) ? Enqueue(queue, retry.Request with { By = by }, retry.UploadId) : null;

    private sealed record Retry(ImportRequest Request, Guid UploadId);
}
