namespace TechMart.Tests;

/// <summary>
/// Finds the folder of real data sets and reference values beside the repository (<c>../shared</c>).
/// It is not part of the repository; tests that need it are skipped, visibly, where it is absent.
/// </summary>
public static class ReferenceData
{
    /// <summary>The folder, or null where it is absent.</summary>
    public static string? Root { get; } = FindRoot();

    /// <summary>Full path of a data set, for example <c>online_retail.csv.gz</c>.</summary>
    public static string DataFile(string name) => Path.Combine(Root!, "data", name);

    /// <summary>Full path of a reference file, for example <c>rfm-online-retail.json</c>.</summary>
    public static string ReferenceFile(string name) => Path.Combine(Root!, "reference", name);

    private static string? FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TechMart.Dashboard.sln")))
            {
                var shared = Path.Combine(folder.FullName, "..", "shared");
                return Directory.Exists(Path.Combine(shared, "data")) ? Path.GetFullPath(shared) : null;
            }
        }
        return null;
    }
}

/// <summary>A fact that needs the reference data and is skipped where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReferenceFactAttribute : FactAttribute
{
    public ReferenceFactAttribute()
    {
        if (ReferenceData.Root is null)
        {
            Skip = "The reference data (../shared) is not here.";
        }
    }
}

/// <summary>A theory that needs the reference data and is skipped where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReferenceTheoryAttribute : TheoryAttribute
{
    public ReferenceTheoryAttribute()
    {
        if (ReferenceData.Root is null)
        {
            Skip = "The reference data (../shared) is not here.";
        }
    }
}
