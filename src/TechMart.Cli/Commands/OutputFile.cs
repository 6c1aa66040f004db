using TechMart.Store;

namespace TechMart.Cli.Commands;

/// <summary>Writes a file whole or not at all; <c>-</c> is standard output, and devices are written to as they are.</summary>
internal static class OutputFile
{
    public const string StandardOutput = "-";

    /// <param name="session">The session.</param>
    /// <param name="path">Where to write.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <param name="isPrivate">Whether nobody else on this machine may read the file.</param>
    public static async Task WriteAsync(
        Session session, string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation, bool isPrivate = false)
    {
        if (path == StandardOutput)
        {
            var output = session.Terminal.OpenOutput();
            await using (output.ConfigureAwait(false))
            {
                await write(output, cancellation).ConfigureAwait(false);
            }
            return;
        }
        // A renaming would put a file in the place of a device, or of the link itself.
        var target = (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(path);
        var isDevice = target.StartsWith("/dev/", StringComparison.Ordinal);
        var part = isDevice ? target : $"{target}.{Guid.NewGuid():N}.part";
        try
        {
            var options = new FileStreamOptions
            {
                Mode = isDevice ? FileMode.Open : FileMode.CreateNew,
                Access = FileAccess.Write,
                Share = FileShare.None,
                BufferSize = 1 << 16,
                Options = FileOptions.Asynchronous,
            };
            if (isPrivate && !isDevice && !OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = PrivateFolder.FileMode;
            }
            var file = new FileStream(part, options);
            await using (file.ConfigureAwait(false))
            {
                await write(file, cancellation).ConfigureAwait(false);
            }
            if (!isDevice)
            {
                File.Move(part, target, overwrite: true);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(session.Texts.Fill("NotWritten", ("file", path)), failure);
        }
        finally
        {
            // Gone already where all went well.
            if (!isDevice && File.Exists(part))
            {
                File.Delete(part);
            }
        }
    }
}
