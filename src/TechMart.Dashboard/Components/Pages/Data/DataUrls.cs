using System.Globalization;

namespace TechMart.Dashboard.Components.Pages.Data;

/// <summary>The addresses of the Data page, of an import, and of their downloads.</summary>
public static class DataUrls
{
    /// <summary>The Data page.</summary>
    public const string Page = "/data";

    /// <summary>One import with its report.</summary>
    public static string Import(long importId) => Fill("/data/imports/{0}", importId);

    /// <summary>One import with the question whether to take it back.</summary>
    public static string Undo(long importId) => Fill("/data/imports/{0}?undo=true", importId);

    /// <summary>All rejected rows of an import as CSV.</summary>
    public static string Rejects(long importId) => Fill("/downloads/imports/{0}/rejects.csv", importId);

    /// <summary>The cleaned lines of a data set as CSV.</summary>
    public static string Lines(int datasetId) => Fill("/downloads/datasets/{0}/lines.csv", datasetId);

    private static string Fill(string path, long id) => string.Format(CultureInfo.InvariantCulture, path, id);
}
