namespace TechMart.Store;

/// <summary>Folders and files that nobody but the program's own user of the operating system may read.</summary>
public static class PrivateFolder
{
    /// <summary>Rights of a file.</summary>
    public const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder where it is missing. One that is there keeps its rights.</summary>
    /// <param name="path">Its path.</param>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, FileMode | UnixFileMode.UserExecute);
        }
    }
}
