namespace TechMart.Cli.Commands;

/// <summary>Writes a file whole or not at all; <c>-</c> is standard output.</summary>
internal static class OutputFile
{
    public const string StandardOutput = "-";

    public static async Task WriteAsync(Session session, string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation)
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
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                await write(file, cancellation).ConfigureAwait(false);
            }
            File.Move(part, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(session.Texts.Fill("NotWritten", ("file", path)), failure);
        }
        finally
        {
            // Gone already where all went well.
            if (File.Exists(part))
            {
                File.Delete(part);
            }
        }
    }
}
