using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;

namespace TechMart.Dashboard.Configuration;

/// <summary>Where settings come from.</summary>
internal static class DashboardSources
{
    /// <summary>
    /// The one <c>appsettings.json</c> beside the program comes first, so that it is found from any folder and
    /// everything else (environment, command line) wins over it. <c>--data DIR</c> is short for <c>--Storage:DataFolder DIR</c>.
    /// </summary>
    public static void AddDashboardSources(this ConfigurationManager configuration, string[] args)
    {
        configuration.Sources.Insert(0, new JsonConfigurationSource
        {
            FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory),
            Path = "appsettings.json",
            Optional = false,
        });
        configuration.AddCommandLine(args, new Dictionary<string, string> { ["--data"] = "Storage:DataFolder" });
    }
}
