namespace TechMart.Store.Databases;

/// <summary>
/// Locks between processes on one machine: a file that one process has open exclusively. The operating system frees it when the
/// process ends, even by <c>kill -9</c>; the empty file stays.
/// </summary>
internal sealed class LockFiles(string folder, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Takes a lock, or returns null where somebody has it.</summary>
    public IAsyncDisposable? TryTake(string name) => TryOpen(name, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Takes a lock as soon as it is free, together with whoever else shares it: it keeps out those only who want it for themselves.</summary>
    public Task<IAsyncDisposable> ShareAsync(string name, CancellationToken cancellation) =>
        WaitAsync(() => TryOpen(name, FileAccess.Read, FileShare.Read), cancellation);

    /// <summary>Takes a lock as soon as it is free.</summary>
    public Task<IAsyncDisposable> WaitAsync(string name, CancellationToken cancellation) => WaitAsync(() => TryTake(name), cancellation);

    private FileStream? TryOpen(string name, FileAccess access, FileShare share)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream(Path.Combine(folder, name + ".lock"), FileMode.OpenOrCreate, access, share);
        }
        catch (IOException exception) when (IsTaken(exception))
        {
            return null;
        }
    }

    private async Task<IAsyncDisposable> WaitAsync(Func<IAsyncDisposable?> take, CancellationToken cancellation)
    {
        while (true)
        {
            if (take() is { } taken)
            {
                return taken;
            }
            await Task.Delay(Pause, clock, cancellation).ConfigureAwait(false);
        }
    }

    // A sharing violation: EWOULDBLOCK of flock on Linux (11) and macOS (35), ERROR_SHARING_VIOLATION on Windows.
    private static bool IsTaken(IOException exception) =>
        exception.GetType() == typeof(IOException) && (exception.HResult is 11 or 35 or unchecked((int)0x80070020));
}
