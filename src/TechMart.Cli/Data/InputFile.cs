using TechMart.Import.Inspection;
using TechMart.Import.Reading;

namespace TechMart.Cli.Data;

/// <summary>A file to read. Standard input (<c>-</c>) is spooled to a temporary file, which goes when the command ends.</summary>
internal sealed class InputFile : IAsyncDisposable
{
    private readonly string? _spool;

    private InputFile(SourceFile file, string? spool)
    {
        File = file;
        _spool = spool;
    }

    public SourceFile File { get; }

    public static async Task<InputFile> OpenAsync(Session session, string path, CancellationToken cancellation)
    {
        if (path != "-")
        {
            return new InputFile(SourceFile.Open(path, Path.GetFileName(path)), null);
        }
        var spool = Path.Combine(session.Terminal.TemporaryFolder, $"techmart-{Guid.NewGuid():N}");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }
            var input = session.Terminal.OpenInput();
            await using (input.ConfigureAwait(false))
            {
                var copy = new FileStream(spool, options);
                await using (copy.ConfigureAwait(false))
                {
                    await input.CopyToAsync(copy, cancellation).ConfigureAwait(false);
                }
            }
            return new InputFile(SourceFile.Open(spool, "-"), spool);
        }
        catch
        {
            System.IO.File.Delete(spool);
            throw;
        }
    }

    /// <summary>Inspects the file; what cannot be imported is refused.</summary>
    public async Task<FileInspection> InspectAsync(InspectionSettings settings, CancellationToken cancellation) =>
        Checked(await FileInspector.InspectAsync(File, settings, new ReadLimits(), null, cancellation).ConfigureAwait(false));

    /// <summary>The inspection, unless something blocks the import.</summary>
    /// <exception cref="Import.ImportException">The first thing that blocks.</exception>
    public static FileInspection Checked(FileInspection inspection) =>
        inspection.Problems.FirstOrDefault(problem => problem.Blocking) is { } blocking ? throw new Import.ImportException(blocking) : inspection;

    public ValueTask DisposeAsync()
    {
        if (_spool is not null)
        {
            System.IO.File.Delete(_spool);
        }
        return ValueTask.CompletedTask;
    }
}
