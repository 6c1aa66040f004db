using TechMart.Store;

namespace TechMart.Dashboard.Exports;

/// <summary>A temporary file for what is written back and forth before it is sent. Only this program's user can read it, and it is gone when it is closed.</summary>
internal static class SpoolFile
{
    /// <summary>Makes an empty one.</summary>
    public static FileStream Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 1 << 16,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            // The folder of temporary files is everybody's.
            options.UnixCreateMode = PrivateFolder.FileMode;
        }
        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }
}
