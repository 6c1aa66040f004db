namespace TechMart.EndToEnd.Tests.Hosting;

/// <summary>Places in the repository.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    // Tests and program are built together, in the same configuration: bin/Debug/net10.0.
    private static readonly string Build = Path.GetRelativePath(
        Path.Combine(Root, "tests", "TechMart.EndToEnd.Tests", "bin"), AppContext.BaseDirectory);

    /// <summary>Folder of the web project.</summary>
    public static string DashboardProject { get; } = Path.Combine(Root, "src", "TechMart.Dashboard");

    /// <summary>The program as built.</summary>
    public static string DashboardAssembly { get; } = Path.Combine(DashboardProject, "bin", Build, "TechMart.Dashboard.dll");

    /// <summary>The accessibility checker, which the web build restores.</summary>
    public static string AxeScript { get; } = Path.Combine(Root, "eng", "web", "node_modules", "axe-core", "axe.min.js");

    /// <summary>Where screenshots go; ignored by git.</summary>
    public static string Screenshots { get; } = Path.Combine(Root, "tests", "TechMart.EndToEnd.Tests", "TestResults");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TechMart.Dashboard.sln")))
            {
                return folder.FullName;
            }
        }
        throw new DirectoryNotFoundException("The tests are not inside the repository.");
    }
}
