using System.Collections.Concurrent;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Uploads;

/// <summary>A file that was uploaded and waits to be imported.</summary>
/// <param name="Id">By which a page refers to it.</param>
/// <param name="Name">The name it had with the person.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="By">Who uploaded it: nobody else can do anything with it.</param>
public sealed record Upload(Guid Id, string Name, long Bytes, string Path, Actor By);

/// <summary>
/// Keeps uploads on disk between the browser and the import. A file is there whole or not at all: what is cut off is deleted,
/// and what nobody imports is removed after a while, or sooner where the same person needs room for newer ones.
/// </summary>
public sealed class UploadFolder : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromHours(1);

    private const string Suffix = ".upload";
    private const int MaxNameLength = 200;
    private const int NoSpaceLeftUnix = 28;
    private const int NoSpaceLeftWindows = unchecked((int)0x80070070);

    private readonly ConcurrentDictionary<Guid, Waiting> _uploads = new();
    private readonly UploadOptions _options;
    private readonly UploadShares _shares;
    private readonly TimeProvider _clock;
    private readonly ITimer _look;
    private int _underWay;

    /// <summary>Opens the folder, makes it if it is missing, and removes what was forgotten there.</summary>
    public UploadFolder(UploadOptions options, TimeProvider clock)
    {
        _options = options;
        _shares = new UploadShares(options);
        _clock = clock;
        RemoveForgotten();
        _look = clock.CreateTimer(_ => Look(), null, LookEvery, LookEvery);
    }

    /// <summary>Looks for forgotten files no longer.</summary>
    public void Dispose() => _look.Dispose();

    /// <summary>Most bytes of one upload.</summary>
    public long MaxBytes => _options.MaxBytes;

    /// <summary>An upload of this person that is still there, or null.</summary>
    public Upload? Find(Guid id, Actor by) => _uploads.TryGetValue(id, out var known) && known.Upload.By.IsSameAs(by) && IsThere(id) ? known.Upload : null;

    /// <summary>Whether an upload is still there.</summary>
    public bool IsThere(Guid id) => _uploads.TryGetValue(id, out var known) && File.Exists(known.Upload.Path);

    /// <summary>Says that an upload is worked with, so that it is not taken for forgotten.</summary>
    public void Touch(Guid id)
    {
        if (_uploads.TryGetValue(id, out var known))
        {
            known.Since = _clock.GetUtcNow();
        }
    }

    /// <summary>Keeps an upload whatever its age and whoever needs room, while it is being imported; afterwards it is as if just sent.</summary>
    public void Hold(Guid id, bool isHeld)
    {
        if (_uploads.TryGetValue(id, out var known))
        {
            known.IsHeld = isHeld;
            Touch(id);
        }
    }

    /// <summary>Refuses a file that is too large, or for which there is no room, before it is sent.</summary>
    /// <exception cref="UploadException">There is no room.</exception>
    public void RequireRoom(Actor by, long bytes)
    {
        RequireSpace(bytes);
        if (_shares.ProblemOf(by, bytes, [.. IdleOf(by).Select(idle => idle.Share)]) is { } problem)
        {
            throw new UploadException(problem);
        }
    }

    private void RequireSpace(long bytes)
    {
        if (bytes > _options.MaxBytes)
        {
            throw new UploadException(UploadProblem.TooLarge);
        }
        MakeFolder();
        if (bytes > new DriveInfo(Path.GetFullPath(_options.Folder)).AvailableFreeSpace)
        {
            throw new UploadException(UploadProblem.DiskFull);
        }
    }

    /// <summary>Takes a stream to its end.</summary>
    /// <param name="by">Who sends it.</param>
    /// <param name="name">The file's name; only its last part is kept.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="length">How many they should be; null where it was not said.</param>
    /// <param name="cancellation">Ends the work and deletes what arrived.</param>
    /// <exception cref="UploadException">It was not taken; nothing is left.</exception>
    public async Task<Upload> TakeAsync(Actor by, string name, Stream content, long? length, CancellationToken cancellation)
    {
        RequireSpace(length ?? 0);
        var share = _shares.Open(by);
        try
        {
            if (Interlocked.Increment(ref _underWay) > _options.MaxAtOnce)
            {
                throw new UploadException(UploadProblem.TooMany);
            }
            Widen(share, length ?? 0);
            return await WriteAsync(share, CleanName(name), content, length, cancellation);
        }
        catch
        {
            _shares.Close(share);
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    /// <summary>Makes a file here from what a writer puts into it, for content that is made rather than sent.</summary>
    public async Task<Upload> MakeAsync(Actor by, string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation)
    {
        var (id, path) = NewPlace();
        try
        {
            await using (var file = Create(path))
            {
                await write(file, cancellation);
            }
            // Ours, and not large: counted, never refused.
            var bytes = new FileInfo(path).Length;
            var share = _shares.Open(by);
            share.Bytes = bytes;
            return Keep(new Upload(id, CleanName(name), bytes, path, by), share);
        }
        catch (IOException problem) when (IsDiskFull(problem))
        {
            File.Delete(path);
            throw new UploadException(UploadProblem.DiskFull, problem);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Deletes an upload; does nothing where it is gone already.</summary>
    public void Remove(Guid id)
    {
        if (_uploads.TryRemove(id, out var known))
        {
            File.Delete(known.Upload.Path);
            _shares.Close(known.Share);
        }
    }

    /// <summary>Widens a share; where the person has too much, what they sent first and do not import makes room.</summary>
    private void Widen(UploadShare share, long bytes)
    {
        while (_shares.Widen(share, bytes) is { } problem)
        {
            if (IdleOf(share.By).MinBy(idle => idle.Since) is not { } oldest)
            {
                throw new UploadException(problem);
            }
            Remove(oldest.Upload.Id);
        }
    }

    private IEnumerable<Waiting> IdleOf(Actor by) => _uploads.Values.Where(known => !known.IsHeld && known.Upload.By.IsSameAs(by));

    private async Task<Upload> WriteAsync(UploadShare share, string name, Stream content, long? length, CancellationToken cancellation)
    {
        var (id, path) = NewPlace();
        var complete = false;
        try
        {
            var bytes = await CopyAsync(content, path, share, cancellation);
            if (length is { } expected && bytes != expected)
            {
                throw new UploadException(UploadProblem.CutOff);
            }
            complete = true;
            return Keep(new Upload(id, name, bytes, path, share.By), share);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new UploadException(UploadProblem.NotWritable, problem);
        }
        finally
        {
            if (!complete)
            {
                File.Delete(path);
            }
        }
    }

    private async Task<long> CopyAsync(Stream content, string path, UploadShare share, CancellationToken cancellation)
    {
        var buffer = new byte[128 * 1024];
        long bytes = 0;
        await using var file = Create(path);
        while (true)
        {
            int read;
            try
            {
                read = await content.ReadAsync(buffer, cancellation);
            }
            catch (IOException problem)
            {
                var tooLarge = problem is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge };
                throw new UploadException(tooLarge ? UploadProblem.TooLarge : UploadProblem.CutOff, problem);
            }
            if (read == 0)
            {
                return bytes;
            }
            bytes += read;
            if (bytes > _options.MaxBytes)
            {
                throw new UploadException(UploadProblem.TooLarge);
            }
            Widen(share, bytes);
            try
            {
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
            catch (IOException problem)
            {
                throw new UploadException(IsDiskFull(problem) ? UploadProblem.DiskFull : UploadProblem.NotWritable, problem);
            }
        }
    }

    private (Guid Id, string Path) NewPlace()
    {
        MakeFolder();
        var id = Guid.NewGuid();
        return (id, Path.Combine(_options.Folder, id.ToString("N") + Suffix));
    }

    private Upload Keep(Upload upload, UploadShare share) => (_uploads[upload.Id] = new Waiting(upload, share) { Since = _clock.GetUtcNow() }).Upload;

    // Unbuffered: every write reaches the disk at once, so a full disk shows as the write that fails and not when the file is closed.
    private static FileStream Create(string path) => new(
        path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0, Options = FileOptions.Asynchronous });

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_options.Folder);
        }
        else
        {
            Directory.CreateDirectory(_options.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void Look()
    {
        try
        {
            RemoveForgotten();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // What cannot be removed now is tried again at the next look, and at the next start.
        }
    }

    internal void RemoveForgotten()
    {
        var limit = _clock.GetUtcNow() - _options.Forget;
        foreach (var (id, _) in _uploads.Where(known => !known.Value.IsHeld && known.Value.Since < limit))
        {
            Remove(id);
        }
        if (!Directory.Exists(_options.Folder))
        {
            return;
        }
        // Another replica may share the folder: only what is old is surely nobody's.
        var ours = _uploads.Values.Select(known => known.Upload.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(_options.Folder, "*" + Suffix).Where(path => File.GetLastWriteTimeUtc(path) < limit.UtcDateTime && !ours.Contains(path)))
        {
            File.Delete(path);
        }
    }

    private static bool IsDiskFull(IOException problem) => problem.HResult is NoSpaceLeftUnix or NoSpaceLeftWindows;

    /// <summary>The last part of a name, without what has no place in one.</summary>
    internal static string CleanName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new string([.. last.Where(character => !char.IsControl(character))]).Trim();
        return clean.Length switch { 0 => "upload.csv", > MaxNameLength => clean[^MaxNameLength..], _ => clean };
    }

    private sealed class Waiting(Upload upload, UploadShare share)
    {
        public Upload Upload => upload;

        public UploadShare Share => share;

        /// <summary>When it was sent, or last worked with.</summary>
        public DateTimeOffset Since { get; set; }

        /// <summary>Whether it is being imported.</summary>
        public volatile bool IsHeld;
    }
}
