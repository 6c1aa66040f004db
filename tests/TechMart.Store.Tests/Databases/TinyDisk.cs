using System.Diagnostics;
using System.Globalization;

namespace TechMart.Store.Tests.Databases;

/// <summary>A small file system in memory that can be filled up. Needs root.</summary>
public sealed class TinyDisk : IDisposable
{
    private TinyDisk(string folder) => Folder = folder;

    public string Folder { get; }

    public static TinyDisk Mount(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("techmart-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", folder))
        {
            return new TinyDisk(folder);
        }
        Directory.Delete(folder);
        throw new InvalidOperationException("A tmpfs cannot be mounted.");
    }

    public static bool CanMount()
    {
        try
        {
            using var disk = Mount(megabytes: 1);
            return true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    public void Dispose()
    {
        // Lazily: a process that another test is just starting may hold for a moment what this one had open.
        Run("umount", "--lazy", Folder);
        Directory.Delete(Folder);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

/// <summary>A fact that needs a disk which can be filled up.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TinyDiskFactAttribute : FactAttribute
{
    public TinyDiskFactAttribute()
    {
        if (!Environment.IsPrivilegedProcess || !TinyDisk.CanMount())
        {
            Skip = "Mounting a tmpfs needs root.";
        }
    }
}
